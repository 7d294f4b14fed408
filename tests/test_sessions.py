"""A session that is over: its cookie goes, but never a newer session's with it."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def expired(client):
    client.force_login(make.reporter())
    Session.objects.all().delete()
    return client


def test_opening_a_page_takes_the_cookie_of_a_session_that_is_over(expired):
    answer = expired.get(reverse("admin:index"), headers={"sec-fetch-dest": "document"})
    assert answer.cookies[settings.SESSION_COOKIE_NAME].value == ""


@pytest.mark.parametrize("name", ["admin:articles_draft", "admin:articles_draft_token"])
def test_a_late_answer_to_a_script_takes_no_cookie(expired, name):
    answer = expired.get(reverse(name), headers={"sec-fetch-dest": "empty"})
    assert answer.status_code == 302
    assert settings.SESSION_COOKIE_NAME not in answer.cookies


def test_signing_out_ends_the_session_however_it_is_asked_for(client):
    client.force_login(make.reporter())
    client.post(reverse("admin:logout"), headers={"sec-fetch-dest": "empty"})
    assert not Session.objects.exists()
