"""The page of a story, drawn in one place: for its readers, and for whoever sees it before them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from articles.models.neighbours import neighbours_of
from articles.related import beside

PAGE = "articles/article.html"


@dataclass(frozen=True)
class Drawn:
    """The page, and the other stories that it shows."""

    response: HttpResponse
    near: list[Article]


def draw(request: HttpRequest, story: Article, template: str = PAGE, **told: Any) -> Drawn:
    """Draw a story with what stands around it; `told` is more for a template that extends PAGE."""
    around = neighbours_of(story)
    related = beside(story)
    shown = {"article": story, "beside": around, "others": around.others, "related": related}
    return Drawn(render(request, template, shown | told), [*around.all(), *related])
