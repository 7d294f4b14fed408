"""Credit and rights of many pictures, written at once."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from PIL import Image as Pillow

from articles import images
from articles.images import metadata
from articles.models import Image, TrailEntry
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
LIBRARY, MANY = "/admin/articles/image/", "/admin/articles/image/many/"


def asked(*chosen: Image) -> str:
    return f"{MANY}?{'&'.join(f'id={image.pk}' for image in chosen)}"


def write(client: Client, *chosen: Image, **told: Any) -> Any:
    return client.post(asked(*chosen), told)


def again(*known: Image) -> list[Image]:
    for image in known:
        image.refresh_from_db()
    return list(known)


def test_pictures_marked_in_the_grid_are_told_their_credit_and_rights():
    one, two, other = (make.library_picture(name, usage_terms="Cũ") for name in "abc")
    client = signed_in(make.reporter())
    sent = {"action": "change_many", "_selected_action": [one.pk, two.pk], "index": 0}
    page = client.post(LIBRARY, sent, follow=True)
    assert page.redirect_chain == [(asked(one, two), 302)]
    write(client, one, two, licence="TTXVN", rights_expire_on="31/01/2027", credit=" A/TTXVN ")
    for image in again(one, two):
        assert (image.credit, image.licence, image.usage_terms) == ("A/TTXVN", "TTXVN", "Cũ")
        assert image.rights_expire_on == date(2027, 1, 31)
    assert again(other)[0].licence == ""
    told = TrailEntry.objects.about(one).get()
    assert ["Ngày cuối được dùng", "", "31/01/2027"] in told.changes


def test_a_credit_goes_into_the_files():
    image = images.store(make.picture(64, 48))
    write(signed_in(make.reporter()), image, credit="Nguyễn Đức/TTXVN")
    (image,) = again(image)
    assert metadata.read(Pillow.open(image.file)).credit == "Nguyễn Đức/TTXVN"


def test_what_is_to_be_empty_is_ticked_and_what_stays_the_same_is_not_told():
    image = make.library_picture("a", usage_terms="Một lần", rights_expire_on=date(2027, 1, 31))
    client = signed_in(make.reporter())
    write(client, image, emptied=["usage_terms", "rights_expire_on"])
    (image,) = again(image)
    assert (image.usage_terms, image.rights_expire_on) == ("", None)
    write(client, image, emptied=["usage_terms", "rights_expire_on"])
    assert TrailEntry.objects.about(image).count() == 1


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"rights_expire_on": "32/01/2027"},
        {"credit": "x" * 201},
        {"usage_terms": "Một lần", "emptied": ["usage_terms"]},
        {"licence": "TTXVN", "emptied": ["credit"]},
    ],
)
def test_what_says_nothing_or_makes_no_sense_changes_nothing(told: dict[str, Any]):
    image = make.library_picture("a")
    answer = write(signed_in(make.reporter()), image, **told)
    assert answer.context["form"].errors
    assert not TrailEntry.objects.exists()


def test_what_readers_see_stays_the_editors_and_is_counted():
    mine, theirs = make.library_picture("a"), make.library_picture("b")
    make.article(lead_image=theirs)
    client = signed_in(make.reporter())
    assert client.get(asked(mine, theirs)).context["others"] == 1
    write(client, mine, theirs, licence="TTXVN")
    assert [image.licence for image in again(mine, theirs)] == ["TTXVN", ""]


def test_the_page_is_closed_to_strangers_and_to_forged_requests():
    image = make.library_picture("a")
    assert signed_in(make.user("khong-quyen")).get(asked(image)).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.reporter())
    assert strict.post(asked(image), {"licence": "x"}).status_code == 403


@pytest.mark.parametrize("odd", ["?id=x", "?id=²", f"?id={'9' * 40}", ""])
def test_odd_keys_choose_nothing(odd: str):
    assert signed_in(make.editor()).get(MANY + odd).context["images"] == []
