"""Parts of the frame that are the same on many pages, rendered once until they change."""

from collections.abc import Hashable

from django import template
from django.db.models import Model
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.furniture import furniture_of

register = template.Library()

MOST_DRAWN = 1_000  # of one furniture: a menu for each section, all else once a day


class OnceNode(Node):
    def __init__(self, name: str, nodes: NodeList, depends_on: list[FilterExpression]) -> None:
        self.name, self.nodelist, self.depends_on = name, nodes, depends_on

    def render(self, context: Context) -> SafeString:
        drawn = furniture_of(context).drawn
        values = [value.resolve(context, ignore_failures=True) for value in self.depends_on]
        if any(isinstance(value, Model) and value.pk is None for value in values):
            return self.nodelist.render(context)  # a preview of what is not saved yet
        key: Hashable = (self.name, get_language(), *values)
        text = drawn.get(key)
        if text is None:
            text = self.nodelist.render(context)
            if len(drawn) < MOST_DRAWN:
                drawn[key] = text
        return text


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Render what stands between `{% once "name" … %}` and `{% endonce %}` once.

    Until the furniture changes it is the same for the same values after the name; what else of the
    page's own it shows has to be among them.
    """
    _tag, name, *values = token.split_contents()
    nodes = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(name, nodes, [parser.compile_filter(value) for value in values])


@register.filter
def at_front(path: str) -> bool:
    """Say of a path whether it is the front page's."""
    return path == "/"
