"""The imprint: data of the desk, on every page, and whole on the contact page."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import gettext as _

from articles.models import Imprint
from tests import make
from tests.front_door import FrontDoor
from tests.reading import HARMLESS, HOSTILE, html_of, links_of, text_of
from tests.test_desk_articles import form, signed_in

pytestmark = pytest.mark.django_db
FORM = "/admin/articles/imprint/1/change/"
WHOLE = {
    "name": "Báo điện tử Bến Sông",
    "agency": "Báo Bến Sông",
    "governing_body": "Hội Bạn đọc Bến Sông",
    "licence_number": "Số 12/GP-THU",
    "licence_date": date(2024, 3, 12),
    "licence_issuer": "Cục Báo chí Thử",
    "editor_in_chief": "Trần Thu Hà",
    "address": "Số 8 ngõ Bến Đò",
    "phones": "024 0000 0008 - 024 0000 0009",
    "hotline": "0900 000 008",
    "fax": "024 0000 0010",
    "email": "toasoan@bao.example",
}


@pytest.fixture
def imprint() -> Imprint:
    made = Imprint(**WHOLE, extra="Phó tổng biên tập: Lê An", reuse="Xin ghi rõ nguồn Bến Sông.")
    made.save()
    return made


def footer(client: Client, address: str) -> str:
    return text_of(html_of(client.get(address)).split("<footer class=")[-1])


def test_a_paper_begins_with_its_name_alone(settings):
    imprint = Imprint.objects.get()
    assert imprint.name == settings.SITE_NAME
    assert len(imprint.missing()) == 10


def test_every_page_shows_all_of_it(client: Client, imprint: Imprint):
    story = make.article()
    for address in ("/", story.get_absolute_url(), "/lien-he/", "/dinh-chinh/", "/khong-co/"):
        said = footer(client, address)
        for value in WHOLE.values():
            assert f"{value:%d/%m/%Y}" in said if isinstance(value, date) else value in said
        assert "Phó tổng biên tập: Lê An" in said
        assert "Xin ghi rõ nguồn Bến Sông." in said


def test_what_is_not_filled_in_is_left_out_with_its_label(client: Client):
    said = footer(client, "/lien-he/")
    for label in ("Licence:", "Address:", "Phone:", "Fax:", "E-mail:", "Governing body:"):
        assert _(label) not in said
    assert "<dt>" in html_of(client.get("/lien-he/"))
    assert html_of(client.get("/lien-he/")).count("<dt>") == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"licence_number": "Số 1"}, "Số 1"),
        ({"licence_issuer": "Cục A"}, _("issued by %(issuer)s") % {"issuer": "Cục A"}),
        ({}, ""),
    ],
)
def test_the_licence_is_written_as_far_as_it_is_known(given, expected):
    assert Imprint(**given).licence == expected


def test_a_single_number_can_be_dialled_and_a_line_of_two_is_text(client: Client, imprint):
    links = links_of(client.get("/lien-he/"))
    assert "tel:0900000008" in links
    assert "mailto:toasoan@bao.example" in links
    assert not [link for link in links if link.startswith("tel:024")]


def test_hostile_words_are_only_words(client: Client):
    Imprint(name=HOSTILE, phones=HOSTILE, extra=HOSTILE).save()
    page = html_of(client.get("/lien-he/"))
    assert "<script>" not in page
    assert HARMLESS in page


def test_there_is_one_imprint():
    with pytest.raises(IntegrityError), transaction.atomic():
        Imprint.objects.bulk_create([Imprint(pk=2, name="Báo khác")])
    Imprint(name="Đổi tên").save()
    assert [row.name for row in Imprint.objects.all()] == ["Đổi tên"]


@pytest.mark.usefixtures("connections_stay_open")
def test_a_change_of_it_is_on_every_page_at_the_next_beat(imprint: Imprint):
    story, door = make.article(), FrontDoor()
    addresses = ["/", story.get_absolute_url(), "/lien-he/", "/dinh-chinh/", "/khong-co/"]
    assert all("Trần Thu Hà" in door.get(address).text for address in addresses)
    imprint.editor_in_chief = "Nguyễn Đăng Khoa"
    imprint.save()
    door.beat()
    assert not door.store.shelf.pages
    for address in addresses:
        assert "Trần Thu Hà" not in door.get(address).text
        assert "Nguyễn Đăng Khoa" in door.get(address).text


def test_a_check_warns_of_what_is_missing_and_says_nothing_of_what_is_there(capsys):
    call_command("check", "--tag", "imprint")
    assert "articles.W001" in capsys.readouterr().err
    Imprint(**WHOLE).save()
    call_command("check", "--tag", "imprint")
    assert "articles.W001" not in capsys.readouterr().err


def test_the_desk_hints_at_what_is_missing_to_who_may_fill_it_in():
    boss, editor = signed_in(make.managing_editor()), signed_in(make.editor())
    assert 'class="desk-hint"' in html_of(boss.get("/admin/"))
    assert 'class="desk-hint"' not in html_of(editor.get("/admin/"))
    Imprint(**WHOLE).save()
    assert 'class="desk-hint"' not in html_of(boss.get("/admin/"))


def test_the_managing_editor_changes_it_and_nobody_adds_or_deletes_one():
    boss = signed_in(make.managing_editor())
    assert boss.get("/admin/articles/imprint/").headers["Location"] == FORM
    sent = form(boss, FORM, agency="Báo Bến Sông", licence_date="12/03/2024", _save="")
    assert boss.post(FORM, sent).status_code == 302
    assert Imprint.objects.get().agency == "Báo Bến Sông"
    assert Imprint.objects.get().licence_date == date(2024, 3, 12)
    assert boss.get("/admin/articles/imprint/add/").status_code == 403
    assert boss.post("/admin/articles/imprint/1/delete/").status_code == 403
    assert signed_in(make.editor()).get(FORM).status_code == 403
