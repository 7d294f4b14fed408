"""When a story goes out, in a sentence."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from articles.admin.outlook import goes, goes_out, in_words, left, outlook, zone_name
from articles.models import Article

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 21, 15, 55, tzinfo=HANOI)
SATURDAY = datetime(2026, 11, 21, 18, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def story(**moments: datetime) -> Article:
    return Article(headline="Tin", **moments)


def test_a_scheduled_story_says_day_hour_zone_and_how_long_it_is_until_then():
    said = "Đăng lúc 18:00 thứ Bảy 21/11 (giờ Hà Nội), còn 2 giờ 5 phút."
    assert goes_out(story(published_at=SATURDAY)) == said
    with translation.override("en"):
        said = "Goes out at 18:00 on Saturday 21/11 (Hà Nội time), in 2 hours 5 minutes."
        assert goes_out(story(published_at=SATURDAY)) == said


def test_an_embargo_that_ends_later_is_what_is_said():
    said = "Cấm đăng đến 18:00 thứ Bảy 21/11 (giờ Hà Nội), còn 2 giờ 5 phút."
    for published in ({}, {"published_at": NOW}, {"published_at": SATURDAY}):
        assert goes_out(story(embargo_until=SATURDAY, **published)).startswith(said)
    later = story(published_at=SATURDAY, embargo_until=NOW + timedelta(hours=1))
    assert goes_out(later).startswith("Đăng lúc 18:00 thứ Bảy")


def test_what_readers_see_at_once_says_nothing():
    assert outlook(story()) == outlook(story(published_at=NOW, embargo_until=NOW)) == []


def test_an_expiry_is_said_before_and_after():
    assert goes(story(expires_at=SATURDAY)).startswith("Hết hạn lúc 18:00 thứ Bảy 21/11")
    assert "còn" in goes(story(expires_at=SATURDAY))
    assert goes(story(expires_at=NOW)).startswith("Đã hết hạn lúc 15:55 thứ Bảy 21/11")
    assert len(outlook(story(published_at=SATURDAY, expires_at=SATURDAY + timedelta(1)))) == 2


def test_days_of_another_year_and_sundays_are_written_as_the_press_does():
    sunday = datetime(2027, 1, 3, 7, 5, tzinfo=HANOI)
    assert in_words(sunday) == "07:05 Chủ nhật 03/01/2027 (giờ Hà Nội)"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "còn 1 phút"),
        (60, "còn 1 phút"),
        (61, "còn 2 phút"),
        (3600, "còn 1 giờ"),
        (86_400 + 3 * 3600 + 300, "còn 1 ngày 3 giờ"),
        (0, "ngay bây giờ"),
    ],
)
def test_what_is_left_is_counted_in_whole_minutes(seconds: int, said: str):
    assert left(NOW + timedelta(seconds=seconds)) == said


def test_a_zone_goes_by_its_city(settings):
    assert zone_name() == "giờ Hà Nội"
    settings.TIME_ZONE = "America/New_York"
    assert zone_name() == "giờ New York"
    settings.TIME_ZONE = "UTC"
    assert zone_name() == "UTC"
