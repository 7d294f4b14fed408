import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_to_the_story(client):
    story = make.article(old_address="/the-thao/trong-nuoc/chung-ket.html")
    response = client.get("/the-thao/trong-nuoc/chung-ket.html")
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url())


def test_an_old_address_may_need_its_query(client):
    story = make.article(old_address="/index.php?id=12")
    response = client.get("/index.php?id=12")
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url())
    assert client.get("/index.php?id=13").status_code == 404


def test_the_old_address_of_a_draft_is_unknown(client):
    make.draft(old_address="/cu.html")
    assert client.get("/cu.html").status_code == 404


def test_a_page_that_exists_is_never_hidden_by_an_old_address(client):
    story = make.article()
    make.article(old_address=story.get_absolute_url())
    assert client.get(story.get_absolute_url()).status_code == 200


def test_the_empty_old_address_of_most_stories_leads_nowhere(client):
    make.article(old_address="")
    assert client.get("/khong-co/trang-nay.html").status_code == 404


def test_an_address_without_its_last_slash_is_sent_to_the_one_with_it(client):
    section = make.category("Kinh tế")
    response = client.get("/kinh-te")
    assert (response.status_code, response["Location"]) == (301, section.get_absolute_url())
