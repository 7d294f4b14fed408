"""Tags, authors and sections at the desk."""

from typing import Any

import pytest
from django.urls import reverse

from articles.models import Article, Author, Category, Tag
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db


def written(*typed: str) -> list[str]:
    """Save a story with these values of its tag field; give its tags in their order."""
    client = signed_in(make.editor())
    sent = form(client, ADD, headline="Tin", section=make.category().pk, tags=list(typed), _save="")
    client.post(ADD, sent)
    return list(Article.objects.get().tagged.order_by("id").values_list("tag__name", flat=True))


def names(client: Any, field: str, term: str, model: str = "taggedarticle") -> list[str]:
    asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    answer = client.get("/admin/autocomplete/", asked)
    return [result["text"] for result in answer.json()["results"]]


def test_a_comma_parts_tags_and_a_space_does_not():
    assert written("Đảng bộ quân sự, Hà Nội") == ["Đảng bộ quân sự", "Hà Nội"]


def test_a_name_of_several_words_is_one_tag():
    assert written("Đảng bộ quân sự") == ["Đảng bộ quân sự"]
    assert Tag.objects.get().slug == "dang-bo-quan-su"


def test_another_spelling_takes_the_tag_that_exists():
    Tag.objects.create(name="Hòa Bình")
    assert written("hoà bình") == ["Hòa Bình"]
    assert Tag.objects.count() == 1


def test_tags_keep_the_order_in_which_they_were_given():
    assert written("Ô tô", "An ninh", "Hà Nội; An Ninh") == ["Ô tô", "An ninh", "Hà Nội"]


def test_a_new_order_is_kept_too():
    article, client = make.draft(tags=["An ninh", "Bóng đá"]), signed_in(make.editor())
    sent = form(client, change(article), tags=["Bóng đá", "An ninh"], _save="")
    client.post(change(article), sent)
    page = client.get(change(article))
    assert page.context["adminform"].form["tags"].value() == ["Bóng đá", "An ninh"]


def test_tags_stay_when_nothing_is_touched():
    article, client = make.draft(tags=["An ninh", "Bóng đá"]), signed_in(make.editor())
    rows = list(article.tagged.values_list("pk", flat=True))
    client.post(change(article), form(client, change(article), _save=""))
    assert list(article.tagged.values_list("pk", flat=True)) == rows


def test_a_tag_too_long_is_refused_and_nothing_is_lost():
    client = signed_in(make.editor())
    sent = form(client, ADD, headline="Tin", section=make.category().pk, tags=["x" * 101], _save="")
    page = client.post(ADD, sent)
    assert "x" * 101 in page.content.decode()
    assert not Article.objects.exists()


def test_tags_and_authors_are_found_without_marks():
    Tag.objects.create(name="Đảng bộ quân sự")
    make.author("Thế Hà")
    client = signed_in(make.editor())
    assert names(client, "tag", "dang bo") == ["Đảng bộ quân sự"]
    assert names(client, "author", "the ha", model="byline") == ["Thế Hà"]


def test_authors_are_listed_by_given_name():
    for name in ("Vũ Dũng", "Phạm An", "Hoàng Đức", "Trần Thị Ánh"):
        make.author(name)
    page = signed_in(make.editor()).get("/admin/articles/author/").content.decode()
    places = [page.index(name) for name in ("Phạm An", "Trần Thị Ánh", "Vũ Dũng", "Hoàng Đức")]
    assert places == sorted(places)


def test_a_section_gets_an_address_with_its_marks_dropped():
    client = signed_in(make.managing_editor())
    client.post("/admin/articles/category/add/", {"name": "Đời sống", "position": 1})
    assert Category.objects.get().slug == "doi-song"


def test_sections_stand_as_a_tree():
    second, first = make.category("Văn hóa", position=2), make.category("Thời sự", position=1)
    make.category("Quốc hội", parent=first)
    page = signed_in(make.managing_editor()).get("/admin/articles/category/").content.decode()
    places = [page.index(name) for name in ("Thời sự", "Quốc hội", second.name)]
    assert places == sorted(places)


def used(kind: str) -> Any:
    if kind == "category":
        return make.article("Nơi dùng").section
    if kind == "author":
        make.article("Nơi dùng", authors=["Thế Hà"])
        return Author.objects.get()
    make.article("Nơi dùng", tags=["Hà Nội"])
    return Tag.objects.get()


@pytest.mark.parametrize("kind", ["category", "author", "tag"])
def test_what_is_in_use_is_not_deleted_and_says_where(kind: str):
    thing, client = used(kind), signed_in(make.managing_editor())
    address = reverse(f"admin:articles_{kind}_delete", args=[thing.pk])
    answer = client.post(address, {"post": "yes"})
    assert "Nơi dùng" in answer.content.decode()
    listed = reverse(f"admin:articles_{kind}_changelist")
    sent = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
    assert "Nơi dùng" in client.post(listed, sent).content.decode()
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_a_section_with_many_stories_names_only_some(django_assert_max_num_queries: Any):
    section = make.category()
    for _ in range(30):
        make.article(section=section)
    client = signed_in(make.managing_editor())
    page = client.get(reverse("admin:articles_category_delete", args=[section.pk])).content.decode()
    assert page.count("/admin/articles/article/") <= 22


def test_what_is_not_in_use_is_deleted():
    client = signed_in(make.managing_editor())
    for thing in (make.category(), make.author(), Tag.objects.create(name="Thừa")):
        meta = type(thing)._meta
        client.post(
            reverse(f"admin:articles_{meta.model_name}_delete", args=[thing.pk]), {"post": "yes"}
        )
        assert not type(thing).objects.exists()
