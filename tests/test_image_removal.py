"""A picture that must go at once: off every page, its files gone, the reason kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import images
from articles.models import Article, Change, Image, LeftFile, Revision, TrailEntry
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
WHY = "Đơn của ông A, công văn 12."


def removal(image: Image) -> str:
    return reverse("admin:articles_image_remove", args=[image.pk])


def photograph() -> Image:
    return images.store(make.picture(700, 525), caption="Cầu", credit="M.Quang", alt="Cầu")


def status(address: str) -> int:
    return Client().get(address).status_code


def page_of(story: Article) -> str:
    return Client().get(story.get_absolute_url()).content.decode()


def figure(image: Image) -> str:
    return f'<figure data-image="{image.pk}"><figcaption>Ông A</figcaption></figure>'


def test_a_removed_picture_is_on_no_page_and_its_addresses_answer_nothing():
    image, other = photograph(), make.image("Cầu khác")
    gallery = (
        f'<figure data-gallery="">{figure(image)}<figure data-image="{other.pk}"></figure></figure>'
    )
    lead = make.article(lead_image=image, lead_caption="Ông A trên cầu")
    body = make.article(body=f"<p>Một.</p>{figure(image)}{gallery}<p>Hai.</p>")
    make.author(portrait=image), make.event(image=image)
    asked_for = [image.file.url, image.rendition_url(320), image.rendition_url(640, "16x9", "jpeg")]
    assert [status(address) for address in asked_for] == [200] * 3
    Change.objects.all().delete()
    signed_in(make.managing_editor()).post(removal(image), {"reason": WHY})
    assert [status(address) for address in asked_for] == [404] * 3
    assert not Image.objects.filter(pk=image.pk).exists()
    lead.refresh_from_db(), body.refresh_from_db()
    assert (lead.lead_image, lead.lead_caption) == (None, "")
    assert "Ông A" not in page_of(lead) + page_of(body)
    assert {"Một.", "Hai.", "Cầu khác"} <= set(re.findall("Một.|Hai.|Cầu khác", page_of(body)))
    assert Change.objects.exists()  # tells the pages that are kept


def test_the_card_for_networks_is_drawn_anew():
    image = photograph()
    story = make.article(lead_image=image)
    before = Client().get(story.get_absolute_url()).content.decode()
    card = before.partition('property="og:image" content="')[2].partition('"')[0]
    card = card[card.index("/", 9) :]
    assert status(card) == 200
    signed_in(make.managing_editor()).post(removal(image), {"reason": WHY})
    answer = Client().get(card)
    assert answer.status_code == 301
    assert answer.headers["Location"] != card
    assert status(answer.headers["Location"]) == 200


def test_who_removed_it_and_why_stands_in_the_trail_and_the_text_of_before_in_the_versions():
    image = photograph()
    story = make.article("Thông xe", body=figure(image))
    signed_in(make.managing_editor()).post(removal(image), {"reason": WHY})
    told = TrailEntry.objects.get(deed="remove_image")
    assert (told.reason, told.name) == (WHY, "thu-ky")
    assert image.file.name in str(told.changes)
    assert "Thông xe" in str(told.changes)
    first, last = Revision.objects.of(story.pk).order_by("number")
    assert "Ông A" in first.content["body"]
    assert "Ông A" not in last.content["body"]


def test_asking_shows_where_it_is_used_and_changes_nothing():
    image = photograph()
    make.article("Thông xe", lead_image=image)
    client = signed_in(make.managing_editor())
    page = client.get(removal(image)).content.decode()
    without_reason = client.post(removal(image), {"reason": " "})
    assert "Thông xe" in page
    assert without_reason.context["form"].errors["reason"]
    assert Article.objects.get().lead_image == image
    assert status(image.file.url) == 200


@pytest.mark.parametrize("who", [make.reporter, make.editor])
def test_who_may_not_take_stories_down_may_not_remove_pictures(who: Any):
    image, client = photograph(), signed_in(who())
    assert client.get(removal(image)).status_code == 403
    assert client.post(removal(image), {"reason": WHY}).status_code == 403
    change = reverse("admin:articles_image_change", args=[image.pk])
    assert removal(image) not in client.get(change).content.decode()
    assert status(image.file.url) == 200


def test_a_forged_request_removes_nothing():
    image = photograph()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.managing_editor())
    assert strict.post(removal(image), {"reason": WHY}).status_code == 403
    assert signed_in(make.user("khong-quyen")).get(removal(image)).status_code == 404
    assert Image.objects.exists()


def test_what_a_picture_was_before_it_was_replaced_goes_at_once_and_the_picture_stays():
    image, client = photograph(), signed_in(make.managing_editor())
    story = make.article(lead_image=image)
    before = image.file.url
    new = SimpleUploadedFile("a.jpg", make.picture(64, 48).getvalue(), "image/jpeg")
    change = reverse("admin:articles_image_change", args=[image.pk])
    client.post(change, {"upload": new, "focal_x": 50, "focal_y": 50, "credit": "M.Quang"})
    assert status(before) == 200  # for pages that caches may still have
    assert client.get(removal(image)).context["old_files"] == 1
    client.post(removal(image), {"reason": WHY, "_old_files": ""})
    image.refresh_from_db()
    assert [status(before), status(image.file.url)] == [404, 200]
    assert image.file.url.rpartition(".")[0] in page_of(story)


def test_a_picture_goes_with_what_it_was_before():
    image, client = photograph(), signed_in(make.managing_editor())
    before = image.file.url
    images.replace_file(image, images.take_in(make.picture(64, 48)))
    image.save()
    client.post(removal(image), {"reason": WHY})
    assert [status(before), status(image.file.url)] == [404, 404]


def test_a_size_that_was_being_made_meanwhile_goes_a_minute_later():
    image = photograph()
    signed_in(make.managing_editor()).post(removal(image), {"reason": WHY})
    late = image.rendition(320, "original", "webp").name
    storage = image.file.storage
    storage.save(late, SimpleUploadedFile("x", b"x"))
    left = LeftFile.objects.get()
    assert (left.due_at - timezone.now()).total_seconds() < 61
    LeftFile.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    images.remove_left_files(10)
    assert not storage.exists(late)
    assert not LeftFile.objects.exists()


def test_a_picture_of_many_stories_goes_out_of_all(monkeypatch: Any):
    monkeypatch.setattr("articles.models.image_removal.AT_ONCE", 2)
    image = photograph()
    for number in range(3):
        make.article(lead_image=image), make.draft(body=figure(image) + f"<p>{number}</p>")
    signed_in(make.managing_editor()).post(removal(image), {"reason": WHY})
    assert not Article.objects.exclude(lead_image=None).exists()
    assert not any("figure" in body for body in Article.objects.values_list("body", flat=True))
    assert Revision.objects.count() == 2 * Article.objects.count()
