"""What the desk's front page tells somebody to see to."""

from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext

from articles.models import Imprint


def imprint_hint(request: HttpRequest) -> str:
    """Say what the imprint still lacks to somebody who may fill it in; "" if nothing."""
    if not request.user.has_perm("articles.change_imprint"):
        return ""
    missing = Imprint.objects.the_one().missing()
    text = gettext("The imprint, which the law asks for on every page, still lacks: %s.")
    return text % get_text_list(missing, gettext("and")) if missing else ""
