"""Dates at the desk: the day stands before the month in both languages."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from articles.models import Article
from tests import make
from tests.test_desk_articles import ADD, change, form, signed_in

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


@LANGUAGES
@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("24/07/2019", "07:28", datetime(2019, 7, 24, 7, 28, tzinfo=HANOI)),
        ("07/08/2019", "7h30", datetime(2019, 8, 7, 7, 30, tzinfo=HANOI)),
        ("07/08/2019", "", datetime(2019, 8, 7, tzinfo=HANOI)),
        ("2019-08-07", "18:00", datetime(2019, 8, 7, 18, 0, tzinfo=HANOI)),
    ],
)
def test_dates_are_read_day_first(language: str, day: str, hour: str, moment: datetime):
    section = make.category()
    client = signed_in(make.editor())
    client.cookies["desk_language"] = language
    sent = form(client, ADD, headline="Tin mới", section=section.pk, _publish="")
    client.post(ADD, sent | {"published_at_0": day, "published_at_1": hour})
    assert Article.objects.get().published_at == moment


@LANGUAGES
def test_dates_are_shown_as_they_are_typed(language: str):
    article = make.article(published_at=datetime(2019, 7, 24, 7, 28, tzinfo=HANOI))
    client = signed_in(make.editor())
    client.cookies["desk_language"] = language
    page = client.get(change(article)).content.decode()
    assert 'value="24/07/2019"' in page
    assert 'value="07:28"' in page
    assert "24/07/2019 07:28" in client.get("/admin/articles/article/").content.decode()


def test_a_day_that_does_not_exist_is_refused_in_the_desks_language():
    section = make.category()
    client = signed_in(make.editor())
    sent = form(client, ADD, headline="Tin mới", section=section.pk, _publish="")
    page = client.post(ADD, sent | {"published_at_0": "31/02/2019", "published_at_1": "07:28"})
    with translation.override("vi"):
        expected = translation.gettext("Enter a valid date.")
    assert expected != "Enter a valid date."
    assert expected in page.content.decode()
    assert 'value="31/02/2019"' in page.content.decode()
    assert not Article.objects.exists()


def test_a_save_leaves_the_seconds_of_moments_that_nobody_changed():
    moment = datetime(2019, 7, 24, 7, 28, 31, tzinfo=HANOI)
    article = make.article(published_at=moment, posted_at=moment)
    client = signed_in(make.editor())
    sent = form(client, change(article), headline="Tít đã sửa", _save="")
    client.post(change(article), sent)
    article.refresh_from_db()
    assert (article.headline, article.published_at) == ("Tít đã sửa", moment)
    assert article.posted_at == moment
    client.post(change(article), form(client, change(article), published_at_1="07:29", _save=""))
    article.refresh_from_db()
    assert article.published_at == datetime(2019, 7, 24, 7, 29, tzinfo=HANOI)


def test_the_moments_typed_are_said_as_the_newsroom_says_them():
    client = signed_in(make.editor())

    def said(**typed: str) -> str:
        return client.get("/admin/articles/article/outlook/", typed).content.decode()

    later = {"published_at_0": "21/11/2099", "published_at_1": "18:00"}
    assert said(**later).startswith("Đăng lúc 18:00 thứ Bảy 21/11/2099 (giờ Hà Nội), còn ")
    assert said(**later, embargo_until_0="22/11/2099").startswith("Cấm đăng đến 00:00 Chủ nhật")
    assert said() == said(published_at_0="24/07/2019") == "Bạn đọc thấy ngay."
    assert said(published_at_0="31/02/2099") == ""
