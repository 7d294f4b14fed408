from hypothesis import given
from hypothesis import strategies as st

from articles import markup


def test_scripts_and_their_text_go():
    assert markup.clean("<p>Tin<script>alert(1)</script> mới</p>") == "<p>Tin mới</p>"


def test_event_attributes_styles_and_classes_go():
    html = '<p onclick="x()" style="color:red" class="MsoNormal">Tin</p>'
    assert markup.clean(html) == "<p>Tin</p>"


def test_old_spellings_of_bold_and_italic_are_kept_as_strong_and_em():
    html = "<p><B class=x>đậm</B> <i>nghiêng</i> <big>to</big></p>"
    assert markup.clean(html) == "<p><strong>đậm</strong> <em>nghiêng</em> to</p>"


def test_headings_of_the_page_become_headings_of_the_story():
    assert markup.clean("<h1>Một</h1><h5>Hai</h5>") == "<h2>Một</h2><h3>Hai</h3>"


def test_links_that_run_script_or_leave_unseen_lose_their_address():
    hostile = (
        "javascript:alert(1)",
        "JaVaScRiPt&#58;alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        " //evil.example/",
        "/\t/evil.example/",
        "vbscript:x",
    )
    for address in hostile:
        assert "href" not in markup.clean(f'<p><a href="{address}">x</a></p>'), address


def test_links_to_this_site_and_to_others_stay():
    for address in ("/kinh-te/", "https://example.org/a?b=1", "mailto:toasoan@example.org"):
        assert f'href="{address}"' in markup.clean(f'<p><a href="{address}">x</a></p>')


def test_foreign_namespaces_frames_and_forms_go():
    html = (
        '<p>Còn lại</p><img src="x" onerror="alert(1)">'
        "<svg><p><style><img src=x onerror=alert(1)></style></p></svg>"
        '<iframe srcdoc="<script>alert(1)</script>"></iframe><form><input></form>'
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>"
    )
    assert markup.clean(html) == "<p>Còn lại</p>"


def test_empty_paragraphs_from_word_go():
    html = "<p>Một</p><p>&nbsp;</p><p><strong> </strong></p><p><br></p><p>Hai</p>"
    assert markup.clean(html) == "<p>Một</p><p>Hai</p>"


def test_a_figure_keeps_its_image_caption_and_credit():
    html = markup.figure('Cầu "mới" & cũ', "M.Tùng", 17)
    assert markup.clean(html) == html
    assert markup.image_ids(html) == [17]


def test_a_figure_names_no_image_by_anything_but_a_number():
    html = '<figure data-image="17 onload=x" data-credit="A"><figcaption>B</figcaption></figure>'
    assert "data-image" not in markup.clean(html)


def test_a_credit_with_quotes_and_brackets_is_read_as_it_was_written():
    credit = 'Văn "Tý" <TTX> & Co'
    (read,) = figures(markup.clean(markup.figure("Chú thích", credit)))
    assert (read.credit, read.image_id, read.caption) == (credit, None, "Chú thích")


def figures(body):
    found = []
    markup.with_figures(body, lambda figure: found.append(figure) or "")
    return found


def test_figures_are_drawn_at_their_place():
    body = "<p>Một</p>" + markup.figure("Ảnh", "", 5) + "<p>Hai</p>"
    drawn = markup.with_figures(body, lambda figure: f"[{figure.image_id}]")
    assert drawn == "<p>Một</p>[5]<p>Hai</p>"


def test_plain_text_keeps_blocks_apart():
    html = "<h2>Tít</h2><p>Một &amp; hai</p><ul><li><p>ba</p></li></ul>"
    assert markup.plain(html) == "Tít\nMột & hai\nba"
    assert markup.word_count(html) == 5


def test_an_excerpt_ends_at_a_word():
    assert markup.excerpt("Cầu mới thông xe sáng nay", 15) == "Cầu mới thông…"
    assert markup.excerpt("Ngắn", 15) == "Ngắn"


@given(st.text(alphabet=st.sampled_from("<>/=\"' abpiuhr123&;#xdivfgsctyl\\:"), max_size=120))
def test_cleaning_twice_gives_the_same_as_once(html):
    cleaned = markup.clean(html)
    assert markup.clean(cleaned) == cleaned


@given(st.text(max_size=200))
def test_a_paragraph_of_any_text_gives_its_text_back(text):
    assert markup.plain(markup.paragraph(text)).split() == text.split()
