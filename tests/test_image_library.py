"""What the picture library answers: by words, by use, by rights; and what becomes of old files."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from articles import images
from articles.models import Image, LeftFile
from articles.models.likeness import MOST_BITS_APART, signed
from tests import make

pytestmark = pytest.mark.django_db
picture = make.library_picture


def names(images: Any) -> list[str]:
    return [image.caption for image in images]


def day(days: int) -> Any:
    """Give a day so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def test_words_are_found_in_any_order_and_without_marks():
    (
        picture("Bình minh trên cầu Long Biên"),
        picture("Cầu Rồng", credit="Đỗ Long"),
    )
    assert names(Image.objects.matching("long biên bình minh")) == ["Bình minh trên cầu Long Biên"]
    assert names(Image.objects.matching("do long")) == ["Cầu Rồng"]
    assert len(Image.objects.matching("CAU  long")) == 2
    assert not Image.objects.matching("100%")
    assert len(Image.objects.matching(" ")) == 2


def test_a_credit_is_found_without_marks_and_nowhere_but_in_the_credit():
    (
        picture("Mùa gặt", credit="Đức Hạnh/TTXVN"),
        picture("Chân dung Đức Hạnh", credit="M.Quang"),
    )
    assert names(Image.objects.credited("duc hanh")) == ["Mùa gặt"]


def test_images_are_used_above_a_story_in_it_as_portraits_and_in_event_lines():
    kinds = ["lead", "body", "portrait", "event", "none"]
    lead, body, portrait, event, _none = (picture(kind) for kind in kinds)
    shown = f'<figure data-image="{body.pk}"></figure><figure data-image="{lead.pk}"></figure>'
    make.draft(lead_image=lead, body=shown), make.draft(lead_image=lead)
    make.author(portrait=portrait), make.event(image=event)
    assert set(names(Image.objects.used())) == set(kinds) - {"none"}
    assert names(Image.objects.unused()) == ["none"]
    uses = {image.caption: image.uses for image in Image.objects.with_uses()}  # type: ignore[attr-defined]
    assert uses == {"lead": 2, "body": 1, "portrait": 1, "event": 1, "none": 0}


def test_images_of_a_section_are_those_of_its_stories_and_of_its_parts():
    top = make.category("Thời sự")
    part, other = make.category("Quốc hội", parent=top), make.category("Thể thao")
    lead, body, elsewhere = (
        picture("lead"),
        picture("body"),
        picture("elsewhere"),
    )
    make.draft(section=part, lead_image=lead)
    make.draft(section=top, body=f'<figure data-image="{body.pk}"></figure>')
    make.draft(section=other, lead_image=elsewhere)
    assert set(names(Image.objects.used_in(top))) == {"lead", "body"}
    assert names(Image.objects.used_in(part)) == ["lead"]


def test_rights_end_with_the_last_day_of_use():
    for days in (-1, 0, 6, 7):
        picture(str(days), rights_expire_on=day(days))
    picture("for good")
    assert names(Image.objects.expiring(7)) == ["0", "6"]
    assert names(Image.objects.rights_over()) == ["-1"]
    said = {i.caption: (i.rights_are_over, i.rights_end_soon) for i in Image.objects.all()}
    assert said["-1"] == (True, False)
    assert said["0"] == said["6"] == (False, True)
    assert said["7"] == said["for good"] == (False, False)


def test_images_are_kept_by_the_days_they_came_in():
    old = picture("old")
    Image.objects.filter(pk=old.pk).update(added_at=timezone.now() - timedelta(days=40))
    picture("new")
    assert names(Image.objects.added_between(day(-1), None)) == ["new"]
    assert names(Image.objects.added_between(None, day(-30))) == ["old"]
    assert len(Image.objects.added_between(day(-60), day(0))) == 2


# ── pictures that look alike ─────────────────────────────────────────────────────────────────────


def turned(mark: int, bits: Iterable[int]) -> int:
    return signed(mark ^ sum(1 << bit for bit in bits))


def test_every_picture_near_enough_is_found_and_none_beyond():
    random = Random(6)  # noqa: S311
    marks = [0, -1, *(random.getrandbits(64) - 2**63 for _ in range(8))]
    for mark in marks:
        for apart in (0, 1, MOST_BITS_APART, MOST_BITS_APART + 1):
            bits = random.sample(range(64), apart)
            picture(f"{mark} {apart}", perceptual_hash=turned(mark, bits))
        picture(f"{mark} first", perceptual_hash=turned(mark, range(MOST_BITS_APART)))
    for mark in marks:
        near = names(Image.objects.like("", mark))
        assert sorted(near) == sorted(f"{mark} {each}" for each in (0, 1, 10, "first"))


def test_the_most_alike_are_kept_where_many_are(monkeypatch: Any, django_assert_num_queries: Any):
    monkeypatch.setattr("articles.models.image.MOST_ALIKE", 2)
    for apart in (4, 0, 7, 1):
        picture(str(apart), perceptual_hash=turned(99, range(apart)))
    with django_assert_num_queries(2):
        assert names(Image.objects.like("", 99)) == ["1", "0"]


# ── files that no image has any more ─────────────────────────────────────────────────────────────


def left() -> list[str]:
    return sorted(LeftFile.objects.values_list("name", flat=True))


def test_a_file_is_left_when_its_image_gets_another_and_not_when_words_change():
    image = picture("a")
    image.caption = "b"
    image.save()
    assert left() == []
    image.file = "c.jpg"
    image.save()
    assert left() == ["a.jpg"]
    assert not LeftFile.objects.due()  # pages that name it may be about for a day


def test_files_are_left_when_images_are_deleted_one_or_many():
    picture("a").delete()
    picture("b"), picture("c")
    Image.objects.all().delete()
    assert left() == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_left_file_goes_with_all_its_sizes_when_its_day_has_come():
    image, other = (images.store(make.picture(400, 300)) for _ in range(2))
    before, storage = image.file.name, image.file.storage
    images.replace_file(image, images.take_in(make.picture(64, 48)))
    image.save()
    folder = before.rpartition("/")[0]
    images.remove_left_files(10)
    assert storage.exists(before)
    LeftFile.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    LeftFile.objects.leave([other.file.name])
    images.remove_left_files(10)
    kept = {image.file.name, other.file.name}
    stems = {name.rpartition("/")[2].rpartition(".")[0] for name in kept}
    assert {file[:32] for file in storage.listdir(folder)[1]} == stems
    assert left() == [other.file.name]


def test_a_file_that_an_image_has_again_is_not_deleted():
    image = images.store(make.picture(64, 48))
    LeftFile.objects.create(name=image.file.name, due_at=timezone.now() - timedelta(seconds=1))
    images.remove_left_files(10)
    assert image.file.storage.exists(image.file.name)
    assert left() == []


def test_a_picture_without_words_is_called_by_its_number_and_not_by_its_file():
    image = make.image("")
    assert str(image) == f"ảnh số {image.pk}, chưa có chú thích"
