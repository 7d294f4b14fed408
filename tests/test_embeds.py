"""Videos of other sites: which addresses become one, and that nothing else ever does."""

from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings

from articles import embeds, markup

YOUTUBE, TIKTOK, FACEBOOK = "dQw4w9WgXcQ", "7106594312292453675", "10153231379946729"
PLAYER = "https://www.facebook.com/plugins/video.php?height=314"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"https://www.youtube.com/watch?v={YOUTUBE}", f"youtube:{YOUTUBE}"),
        (f"https://m.youtube.com/watch?feature=share&v={YOUTUBE}&t=3", f"youtube:{YOUTUBE}"),
        (f"https://youtu.be/{YOUTUBE}?si=x", f"youtube:{YOUTUBE}"),
        (f"https://youtube.com/shorts/{YOUTUBE}", f"youtube:{YOUTUBE}"),
        (f"//www.youtube-nocookie.com/embed/{YOUTUBE}?rel=0", f"youtube:{YOUTUBE}"),
        ("https://vimeo.com/76979871", "vimeo:76979871"),
        ("https://player.vimeo.com/video/76979871?h=1", "vimeo:76979871"),
        (f"https://www.facebook.com/watch/?v={FACEBOOK}", f"facebook:{FACEBOOK}"),
        (f"https://www.facebook.com/bao.vidu/videos/{FACEBOOK}/", f"facebook:{FACEBOOK}"),
        (
            f"{PLAYER}&href={quote(f'https://www.facebook.com/bao/videos/{FACEBOOK}/')}",
            f"facebook:{FACEBOOK}",
        ),
        (f"https://www.tiktok.com/@bao.vidu/video/{TIKTOK}?lang=vi", f"tiktok:{TIKTOK}"),
    ],
)
def test_an_address_that_people_paste_is_read(address, kept):
    assert str(embeds.read(address)) == kept
    assert str(embeds.read(kept)) == kept


@pytest.mark.parametrize(
    "address",
    [
        "",
        "youtube:",
        "youtube:dQw4w9WgXcQ&autoplay=1",
        f"youtube:{YOUTUBE}\n",
        f"https://youtube.com.ke-gian.example/watch?v={YOUTUBE}",
        f"https://ke-gian.example/https://www.youtube.com/watch?v={YOUTUBE}",
        f"https://ke-gian.example@youtube.evil/watch?v={YOUTUBE}",
        f"javascript://www.youtube.com/watch?v={YOUTUBE}",
        f"https://www.youtube.com/watch?v={YOUTUBE}QQ",
        "https://www.youtube.com/@bao",
        "https://vimeo.com/channels/staffpicks",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fke-gian.example%2F",
        "https://www.tiktok.com/@bao",
        "data:text/html,x",
    ],
)
def test_no_other_address_is(address):
    assert embeds.read(address) is None


@pytest.mark.parametrize("code", embeds.HOSTS)
def test_the_policy_opens_to_exactly_these_players(code):
    players = {urlsplit(host.frame).hostname for host in embeds.HOSTS.values()}
    assert settings.SECURE_CSP["frame-src"] == sorted(f"https://{name}" for name in players)
    assert settings.DESK_CSP["frame-src"] == ["'self'"]
    assert embeds.HOSTS[code].frame.count("{}") == embeds.HOSTS[code].page.count("{}") == 1


def test_the_cleaner_keeps_a_video_in_its_one_form():
    written = (
        f'<figure data-embed="https://youtu.be/{YOUTUBE}" class="x"><figcaption>Cầu</figcaption>'
    )
    kept = f'<figure data-embed="youtube:{YOUTUBE}"><figcaption>Cầu</figcaption></figure>'
    assert markup.clean(written) == kept
    assert markup.clean(kept) == kept


def test_the_frame_of_a_player_becomes_a_figure():
    address = f"https://www.youtube.com/embed/{YOUTUBE}?a=1&amp;b=2"
    html = f'<p>Một</p><iframe width=9 src="{address}" allow></iframe><p>Hai</p>'
    figure = f'<figure data-embed="youtube:{YOUTUBE}"></figure>'
    assert markup.clean(html) == f"<p>Một</p>{figure}<p>Hai</p>"


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="https://ke-gian.example/embed/dQw4w9WgXcQ"></iframe>',
        f'<iframe srcdoc="<script>1</script>" data-src="https://youtu.be/{YOUTUBE}"></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
    ],
)
def test_every_other_frame_goes(frame):
    assert markup.clean(f"<p>Một</p>{frame}") == "<p>Một</p>"


def test_a_figure_of_an_unknown_site_is_no_video():
    cleaned = markup.clean('<figure data-embed="ke-gian:1"><figcaption>Chữ</figcaption></figure>')
    assert cleaned == "<figure><figcaption>Chữ</figcaption></figure>"


def test_what_a_frame_holds_is_cleaned_as_all_else():
    html = f'<iframe src="https://youtu.be/{YOUTUBE}"><img src=x onerror=alert(1)></iframe><p>A</p>'
    cleaned = markup.clean(html)
    assert cleaned == f'<figure data-embed="youtube:{YOUTUBE}"></figure><p>A</p>'
    assert markup.clean(cleaned) == cleaned
