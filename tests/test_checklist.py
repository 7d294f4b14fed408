"""The checklist's rules: what each finds and, as important, what it leaves alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import checklist
from articles.checklist import RULES, Days, Level, Story
from articles.checklist.own_links import without_page
from articles.checklist.syllable import slip_in, typed_blind
from articles.models import Image
from tests import make


def story(body: str = "", **fields: object) -> Story:
    """Read a story that has nothing to mend but what the test writes."""
    texts = {"headline": "Cầu mới thông xe", "lead": "Sáng nay.", "body": body} | fields
    return checklist.read(texts, has_section=True, lead_image=None, images={})  # type: ignore[arg-type]


def found(rule: str, told: Story) -> list[str]:
    """List the passages that a rule finds, or the places where it quotes none."""
    return [said.passage or said.field for said in RULES[rule].look(told)]


SLIPS = {
    # the program that sets the marks was off, or was on twice
    "tieengs": "tiếng", "dduowngf": "đường", "nguwowif": "người", "hoaf": "hòa", "vaf": "và",
    "ddường": "đường", "tiêngs": "tiếng", "đưowng": "đương", "tie61ng": "tiếng",
    "d9uo7ng2": "đường", "ngu7o7i2": "người",
    # a tone on the wrong letter
    "đựơc": "được", "ngừoi": "người", "tíên": "tiến", "Ngừoi": "Người", "qúa": "quá", "đôí": "đối",
    # a mark that was left out
    "thưong": "thương", "tiéng": "tiếng", "thuóc": "thuốc", "nguyẽn": "nguyễn",
    # an initial that is not written so
    "nghành": "ngành", "ngỉ": "nghỉ", "gế": "ghế", "kủa": "của",
    # no tone where there has to be one, or two of them: nobody can tell which was meant
    "đươc": "", "môt": "", "viêc": "", "đẩt": "", "tiếńg": "",
}  # fmt: skip
LEFT_ALONE = """
tiếng đường người hòa hoà khoẻ khỏe thuý thúy quý quí kỹ kĩ giếng gì gìn giữ quốc quýt quỵt khuỷu
thuở xoong boóc ngoằn ngoèo khuếch nguyễn yêu ý ỷ uể oải ôtô môtô đôla rôbốt lôgô kiốt crôm xtrôn
café São Pelé José François Müller Đắk Lắk Kông Krông Urê Mbappé Ê Đê Nguyễn ĐH TTXVN QĐ UBND đ
bus gas has teen max roof beef chef boots rooms covid19 H5N1 A1 km2 3G of if the moon
"""


@pytest.mark.parametrize(("word", "meant"), SLIPS.items())
def test_a_word_that_cannot_be_is_found_with_what_was_meant(word: str, meant: str):
    slip = slip_in(word) or typed_blind(word)
    assert slip is not None
    assert slip.meant == meant


@pytest.mark.parametrize("word", LEFT_ALONE.split())
def test_words_names_and_abbreviations_are_left_alone(word: str):
    assert (slip_in(word) or typed_blind(word)) is None


def test_foreign_words_are_judged_only_among_vietnamese_ones():
    assert found("syllables", story("<p>Anh nói tieengs Việt rất giỏi.</p>"))
    assert not found("syllables", story("<p>The tieengs of laf maf are far.</p>"))
    assert not found("syllables", story("<p>Ô-xtrây-li-a và U-crai-na, Lát-vi-a</p>"))


CASES = [
    ("headline", {"headline": "Cầu"}, 1),
    ("headline", {"headline": " ".join(["Cầu"] * 23)}, 1),
    ("headline", {"headline": "Nghiêng " * 15}, 1),
    ("headline", {"headline": "Cầu thông xe"}, 0),
    ("headline", {"headline": " ".join(["Cầu"] * 22)}, 0),
    ("lead", {"lead": ""}, 1),
    ("lead", {"lead": "chữ " * 81}, 1),
    ("lead", {"lead": "chữ " * 80}, 0),
    ("doubled_words", {"lead": "Ý kiến của của người dân"}, 1),
    ("doubled_words", {"lead": "Các các bộ, ngành"}, 1),
    ("doubled_words", {"lead": "Trời xanh xanh, ngày ngày vẫn thế, dần dần quen"}, 0),
    ("doubled_words", {"lead": "Đi đi về về, một năm năm tháng"}, 0),
    ("double_spaces", {"body": "<p>Hà  Nội</p>"}, 1),
    ("double_spaces", {"body": "<p>Hà\n  Nội</p>\n\n<p>Mưa</p>"}, 0),
    ("space_before_mark", {"body": "<p>Hà Nội , ngày 2</p>"}, 1),
    ("space_before_mark", {"body": "<p>Theo anh ( Nam ) thì vậy .</p>"}, 2),
    ("space_before_mark", {"body": "<p>Viết bằng .NET, tỷ số 2 : 1, rồi ... thôi</p>"}, 0),
    ("no_space_after_mark", {"body": "<p>Hà Nội,ngày 2. Mưa.Trời tối</p>"}, 2),
    ("no_space_after_mark", {"body": "<p>TP.HCM, 1,5 triệu, M.Tùng, vnexpress.net, PGS.TS</p>"}, 0),
    ("unclosed", {"body": "<p>Ông nói: “Chưa biết.</p>"}, 1),
    ("unclosed", {"body": "<p>Chưa biết”, ông nói.</p>"}, 1),
    ("unclosed", {"body": "<p>Cầu (dài 84 m bắc qua sông</p>"}, 1),
    ("unclosed", {"headline": 'Ông ấy "chưa biết'}, 1),
    ("unclosed", {"body": "<p>“Một” và «hai» và \"ba\" (bốn [năm])</p>"}, 0),
    ("unclosed", {"body": "<p>“Đoạn một.</p>\n<p>“Đoạn hai.</p>\n<p>“Đoạn ba”.</p>"}, 0),
    ("unclosed", {"body": "<p>a) Điểm một; b) điểm hai. Màn 27\" sáng :)</p>"}, 0),
    ("tone_style", {"body": "<p>khoẻ và hoà</p>"}, 2),
    ("tone_style", {"body": "<p>khỏe và hòa, bà Thuý, quý</p>"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "texts", "count"), CASES)
def test_each_rule_finds_what_it_should_and_nothing_else(rule: str, texts: dict, count: int):
    assert len(found(rule, story(**texts))) == count


def test_a_finding_says_where_quotes_the_place_and_how_to_mend_it():
    body = "<p>Mở đầu.</p>\n<p>Một câu dài vừa phải rồi đến nghành mía đường của cả nước.</p>"
    (finding,) = checklist.check(story(body), {"lead_image": "off"})
    assert (finding.rule, finding.level, finding.field) == ("syllables", "reason", "body")
    assert "2" in finding.place
    assert "nghành mía đường" in finding.passage
    assert "ngành" in finding.text


def test_the_paper_s_own_levels_stand_and_the_strictest_is_told_first():
    told = story("<p>Hà  Nội</p>", headline="Cầu")
    levels = {"double_spaces": "must", "headline": "off", "lead_image": "hint"}
    assert [(f.rule, f.level) for f in checklist.check(told, levels)] == [
        ("double_spaces", "must"),
        ("lead_image", "hint"),
    ]
    assert {rule.level for rule in RULES.values()} == {Level.MUST, Level.REASON, Level.HINT}


def test_a_rule_that_finds_much_tells_of_a_few():
    told = story("<p>Hà  Nội</p>" * 50)
    assert [f.rule for f in checklist.check(told, {})].count("double_spaces") == 5


@pytest.mark.django_db
def test_pictures_need_alt_and_credit_those_of_the_text_too():
    bare, good = make.image(""), make.image("Cầu", alt="Cầu bắc qua sông", credit="M.Quang")
    own = f'<figure data-image="{bare.pk}" data-credit="TTXVN"><figcaption>Đê</figcaption></figure>'
    told = checklist.read({"body": own}, has_section=False, lead_image=good, images={bare.pk: bare})
    assert found("alt", told) == ["Đê"]
    assert found("credit", told) == []  # the story names it
    here = own.replace("data-credit", 'data-alt="Con đê" data-credit')
    said = checklist.read(
        {"body": f"<figure data-gallery>{here}</figure>", "lead_alt": "Cây cầu"},
        has_section=False,
        lead_image=bare,
        images={bare.pk: bare},
    )
    assert found("alt", said) == []  # each use may say it
    told = checklist.read({}, has_section=False, lead_image=bare, images={})
    assert len(found("alt", told)) == len(found("credit", told)) == 1
    assert found("section", told) == ["section"]
    assert found("lead_image", told) == []
    assert Image.objects.count() == 2


@pytest.mark.django_db
def test_own_links_are_looked_up_without_a_network(settings):
    section = make.category("Đô thị")
    live, draft = make.article(section=section), make.draft(section=section)
    old = make.article(old_address="/tin/cu.html")
    answering = [live.get_absolute_url(), section.get_absolute_url(), "/", "/tim-kiem/?q=a"]
    answering += [old.old_address, f"{settings.SITE_URL}/rss/", f"{live.get_absolute_url()}#a"]
    others = ["https://example.org/x", "mailto:a@example.org", "tel:19001009"]
    lost = [draft.get_absolute_url(), "/khong-co/", f"{settings.SITE_URL}/mot-999999.html"]
    assert without_page([*answering, *others, *lost]) == set(lost)
    body = f'<p><a href="{draft.get_absolute_url()}">kia</a></p>'
    told = checklist.with_lost_links(story(body))
    assert found("lost_links", told) == [draft.get_absolute_url()]


@pytest.mark.django_db
def test_a_picture_whose_rights_are_over_needs_a_reason():
    today = timezone.localdate()
    over = make.library_picture("Cầu", rights_expire_on=today - timedelta(days=1))
    last_day = make.library_picture("Lúa", rights_expire_on=today)
    shown = f'<figure data-image="{over.pk}"></figure>'
    images = {over.pk: over}
    told = checklist.read({"body": shown}, has_section=True, lead_image=last_day, images=images)
    assert found("rights", told) == ["Cầu"]
    assert RULES["rights"].level == Level.REASON


@pytest.mark.django_db
def test_a_picture_is_asked_whether_it_may_be_shown_for_as_long_as_its_story_is_up():
    today = timezone.localdate()
    image = make.library_picture("Cầu", rights_expire_on=today + timedelta(days=3))

    def said(first: int, last: int | None) -> tuple[bool, bool]:
        end = None if last is None else today + timedelta(days=last)
        days = Days(today + timedelta(days=first), end)
        told = checklist.read({}, has_section=True, lead_image=image, images={}, days=days)
        return bool(found("rights", told)), bool(found("rights_end", told))

    assert said(0, None) == said(3, 4) == (False, True)
    assert said(0, 3) == said(3, 3) == (False, False)
    assert said(4, None) == (True, False)
    assert RULES["rights_end"].level == Level.HINT
