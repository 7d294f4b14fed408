"""What readers see of a story, in the order in which the paper prints it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Byline, DailyViews
from tests import make
from tests.reading import (
    UNSEEN,
    html_of,
    links_of,
    said_in,
    stand_in_order,
    title_of,
)

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
POSTED = datetime(2019, 7, 24, 7, 28, tzinfo=HANOI)
PUBLISHED = datetime(2019, 7, 24, tzinfo=HANOI)
LEAD = "Những ngày nước lớn, xóm bãi thức trắng đêm giữ đê."


def posted() -> str:
    return _("posted: %(moment)s") % {"moment": "07:28, 24/07/2019"}


def published() -> str:
    return _("published on: %(moment)s") % {"moment": "00:00, 24/07/2019"}


def viewed(count: int) -> str:
    said = ngettext("viewed %(count)s time", "viewed %(count)s times", count)
    return said % {"count": count}


def as_line(*facts: str) -> str:
    line = "; ".join(facts)
    return line[0].upper() + line[1:]


def read_before(story: Article, times: int) -> None:
    DailyViews.objects.create(article=story, day=timezone.localdate(), count=times)


def byline(story: Article, name: str, role: str, position: int = 0) -> None:
    author = make.author(name)
    Byline.objects.create(article=story, author=author, role=role, position=position)


def test_a_story_shows_its_parts_in_the_papers_order(client: Client) -> None:
    section = make.category("Đô thị", parent=make.category("Thời sự"))
    image = make.image("Kè đá đoạn qua bãi Giữa.", credit="M.Quang")
    story = make.article(
        "Xóm bãi giữ đê: Một đêm trắng",
        section=section,
        agency="QPTĐ",
        lead=LEAD,
        lead_image=image,
        body="<p>Nước lên từ chập tối.</p><p>Sáng ra, nước rút.</p>",
        authors=["Thế Hà"],
        tags=["Đê điều"],
        posted_at=POSTED,
        published_at=PUBLISHED,
    )
    make.article("Tin cùng mục", section=section)
    make.article("Tin cùng chủ đề", section=make.category("Kinh tế"), tags=["Đê điều"])
    page = client.get(story.get_absolute_url())
    assert page.status_code == 200
    assert stand_in_order(
        page,
        ">Thời sự</a>",
        ">Đô thị</a>",
        "<h1>Xóm bãi giữ đê: Một đêm trắng</h1>",
        'class="meta"',
        "QPTĐ-",
        LEAD,
        image.thumbnail_url,
        "Kè đá đoạn qua bãi Giữa.",
        _("Photo: %(name)s") % {"name": "M.Quang"},
        "<p>Nước lên từ chập tối.</p>",
        "Thế Hà",
        _("Keywords:"),
        "Đê điều",
        _("Other news"),
        "Tin cùng mục",
        _("Related news"),
        "Tin cùng chủ đề",
    )
    assert title_of(page).startswith("Xóm bãi giữ đê: Một đêm trắng - ")


def test_the_line_of_dates_and_views_is_written_as_the_paper_writes_it(client: Client) -> None:
    story = make.article(posted_at=POSTED, published_at=PUBLISHED)
    read_before(story, 1278)
    page = client.get(story.get_absolute_url())
    assert said_in(page, "p", "meta") == as_line(posted(), published(), viewed(1278))
    assert '<time datetime="2019-07-24T07:28+07:00">07:28, 24/07/2019</time>' in html_of(page)


@pytest.mark.parametrize(
    ("posted_at", "published_at", "views", "expected"),
    [
        (POSTED, PUBLISHED, None, lambda: as_line(posted(), published())),
        (None, PUBLISHED, 12, lambda: as_line(published(), viewed(12))),
        (None, PUBLISHED, None, lambda: as_line(published())),
        (POSTED, POSTED + timedelta(seconds=31), 5, lambda: as_line(posted(), viewed(5))),
        (POSTED, POSTED, None, lambda: as_line(posted())),
    ],
)
def test_what_is_not_known_is_left_out_with_its_separator(
    client: Client, posted_at, published_at, views, expected
) -> None:
    story = make.article(posted_at=posted_at, published_at=published_at)
    if views:
        read_before(story, views)
    assert said_in(client.get(story.get_absolute_url()), "p", "meta") == expected()


def test_views_are_plain_digits_however_many(client: Client) -> None:
    story = make.article(posted_at=POSTED, published_at=POSTED)
    read_before(story, 1234567)
    assert "1234567" in said_in(client.get(story.get_absolute_url()), "p", "meta")


def test_the_lead_opens_with_the_agency_and_a_hyphen_and_no_space(client: Client) -> None:
    story = make.article(agency="QPTĐ", lead=LEAD)
    page = html_of(client.get(story.get_absolute_url()))
    assert f'<p class="lead"><span class="agency">QPTĐ-</span>{LEAD}</p>' in page


def test_a_lead_without_agency_stands_alone(client: Client) -> None:
    story = make.article(lead=LEAD)
    assert f'<p class="lead">{LEAD}</p>' in html_of(client.get(story.get_absolute_url()))


def test_the_caption_of_this_story_wins_over_the_images_own(client: Client) -> None:
    story = make.article(lead_image=make.image("Chú thích gốc."), lead_caption="Chú thích ở đây.")
    page = html_of(client.get(story.get_absolute_url()))
    assert "<figcaption>Chú thích ở đây.</figcaption>" in page
    assert "Chú thích gốc." not in page


def test_a_credit_with_its_own_label_keeps_it(client: Client) -> None:
    story = make.article(lead_image=make.image(credit="Đồ họa: Ban Ảnh"))
    assert said_in(client.get(story.get_absolute_url()), "span", "credit") == "Đồ họa: Ban Ảnh"


def test_the_lead_image_comes_at_once_and_the_others_when_they_are_near(client: Client) -> None:
    figure = f'<figure data-image="{make.image().pk}"><figcaption>Hai.</figcaption></figure>'
    story = make.article(lead_image=make.image(alt="Bờ sông"), body=f"<p>Chữ.</p>{figure}")
    first, second = html_of(client.get(story.get_absolute_url())).split("<img")[1:]
    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' not in first.split(">")[0]
    assert 'alt="Bờ sông"' in first
    assert 'loading="lazy"' in second
    for image in (first, second):
        assert 'width="1200" height="800"' in image
        assert "320w" in image
        assert 'decoding="async"' in image


def test_figures_stand_at_their_place_in_the_body(client: Client) -> None:
    image = make.image("Của ảnh.", credit="M.Quang")
    figure = f'<figure data-image="{image.pk}" data-credit="Lê An"><figcaption>Ở đây.</figcaption>'
    story = make.article(body=f"<p>Trước.</p>{figure}</figure><p>Sau.</p>")
    page = client.get(story.get_absolute_url())
    lines = ["<p>Trước.</p>", image.thumbnail_url, "Ở đây.", "Lê An", "<p>Sau.</p>"]
    assert stand_in_order(page, *lines)
    assert "M.Quang" not in html_of(page)


def test_a_figure_without_a_caption_takes_the_images_own(client: Client) -> None:
    image = make.image("Của ảnh.", credit="M.Quang")
    story = make.article(body=f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>')
    page = client.get(story.get_absolute_url())
    assert stand_in_order(page, "Của ảnh.", "M.Quang")


def test_a_figure_whose_picture_is_lost_shows_caption_and_credit(client: Client) -> None:
    story = make.article(
        body='<figure data-credit="M.Quang"><figcaption>Luyện tập.</figcaption></figure>'
    )
    page = client.get(story.get_absolute_url())
    assert said_in(page, "figure", "lost") == "Luyện tập. " + _("Photo: %(name)s") % {
        "name": "M.Quang"
    }
    assert "<img" not in html_of(page)


def test_a_table_scrolls_in_its_own_frame(client: Client) -> None:
    story = make.article(body="<table><tbody><tr><td>1.278</td></tr></tbody></table>")
    page = html_of(client.get(story.get_absolute_url()))
    assert '<div class="table" role="region" tabindex="0"' in page
    assert "</table></div>" in page


def test_writers_stand_at_the_end_with_links_to_their_pages(client: Client) -> None:
    story = make.article(body="<p>Chữ.</p>", authors=["Thế Hà", "Lê An"])
    page = client.get(story.get_absolute_url())
    assert said_in(page, "p", "writers") == "Thế Hà, Lê An"
    assert links_of(page, inside="address") == ["/tac-gia/the-ha/", "/tac-gia/le-an/"]


def test_each_role_signs_in_its_own_way(client: Client) -> None:
    story = make.article(source_name="Bản tin Đồng Bằng", source_address="https://example.org/1")
    byline(story, "Thế Hà", "writer")
    byline(story, "M.Quang", "photographer", 1)
    byline(story, "TTXVN", "source", 2)
    page = client.get(story.get_absolute_url())
    signed = said_in(page, "address", "byline")
    according = _("According to")
    assert signed == " ".join(
        ["Thế Hà", _("Photos:"), "M.Quang", according, "TTXVN", according, "Bản tin Đồng Bằng"]
    )
    assert "https://example.org/1" in links_of(page, inside="address")


def test_a_source_without_address_is_plain_text(client: Client) -> None:
    story = make.article(source_name="TTXVN")
    page = client.get(story.get_absolute_url())
    assert said_in(page, "address", "byline") == f"{_('According to')} TTXVN"
    assert links_of(page, inside="address") == []


def test_nothing_empty_is_shown_for_what_a_story_does_not_have(client: Client) -> None:
    page = client.get(make.article().get_absolute_url())
    for mark in ("<figure", "<address", 'class="tags"', 'class="updated"', 'class="lead"'):
        assert mark not in html_of(page)
    for heading in (_("Other news"), _("Related news")):
        assert f">{heading}</h2>" not in html_of(page)


def test_an_update_is_said_on_its_own_with_its_day_unless_the_story_is_of_that_day(
    client: Client,
) -> None:
    story = make.article(published_at=POSTED, updated_at=POSTED + timedelta(hours=7))
    assert said_in(client.get(story.get_absolute_url()), "p", "updated") == _(
        "Updated {moment}"
    ).format(moment="14:28")
    story.published_at = POSTED - timedelta(days=1)
    story.update_note = "Thêm lời chứng."
    story.save()
    said = said_in(client.get(story.get_absolute_url()), "p", "updated")
    moment = "14:28, 24/07/2019"
    assert said == f"{_('Updated {moment}').format(moment=moment)}: Thêm lời chứng."


def test_other_news_are_the_nearest_newer_and_older_of_the_section(client: Client) -> None:
    section = make.category("Đô thị")
    stories = [make.article(section=section, minutes_ago=age) for age in range(60, 72)]
    make.article("Tin mục khác", section=make.category("Kinh tế"), minutes_ago=65)
    around = stories[2:5] + stories[6:11]
    page = client.get(stories[5].get_absolute_url())
    others = html_of(page).partition('class="others"')[2].partition("</section>")[0]
    assert re.findall('href="([^"]+)"', others) == [story.get_absolute_url() for story in around]
    assert "Tin mục khác" not in others


def test_related_news_are_those_that_share_most_tags(client: Client) -> None:
    story = make.article(tags=["Đê điều", "Sông Hồng"])
    elsewhere = make.category("Kinh tế")
    one = make.article("Một chung", section=elsewhere, tags=["Đê điều"])
    two = make.article("Hai chung", section=elsewhere, tags=["Đê điều", "Sông Hồng"])
    make.article("Không chung", section=elsewhere, tags=["Giá cả"])
    page = client.get(story.get_absolute_url())
    assert links_of(page)[-2:] == [two.get_absolute_url(), one.get_absolute_url()]
    assert "Không chung" not in html_of(page)


@UNSEEN
def test_stories_readers_may_not_see_are_neither_other_nor_related(client, unseen: dict) -> None:
    story = make.article(tags=["Đê điều"], minutes_ago=120)
    make.article("Chưa ai được đọc", tags=["Đê điều"], **unseen)
    assert "Chưa ai được đọc" not in html_of(client.get(story.get_absolute_url()))
