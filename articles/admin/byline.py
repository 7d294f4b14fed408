from articles.models import Byline

from .ordered import OrderedForm, OrderedFormSet, StoryInline


class BylineForm(OrderedForm):
    """A signature."""

    class Meta:
        model = Byline
        fields = ["author", "role", "position"]


class BylineFormSet(OrderedFormSet):
    chosen = "author"


class BylineInline(StoryInline):
    """The signatures under a story."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["author", "role", "position"]
    autocomplete_fields = ["author"]
    extra = 1
