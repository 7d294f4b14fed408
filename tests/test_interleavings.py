"""Two editors at random: whatever either was told is saved is in the story or in a version."""

import os
import random
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, Revision
from tests import make
from tests.test_desk_articles import change, form, signed_in
from tests.test_two_editors import resolution

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Two hundred take five minutes: CI has time for fewer. INTERLEAVINGS=200 asks for all.
CI_HAS_TIME_FOR = 30 if connection.vendor == "sqlite" else 15
INTERLEAVINGS = int(os.environ.get("INTERLEAVINGS", CI_HAS_TIME_FOR))
AT_ONCE = 15  # in one test, so that several workers share them
STEPS = 7
PARAGRAPHS = 4


class Editor:
    """Somebody with a form open, who types texts that nobody else types."""

    def __init__(self, client: Client, story: Article, dice: random.Random) -> None:
        self.client, self.story, self.dice = client, story, dice
        self.sent: dict[str, Any] | None = None
        self.page = ""
        self.typed: set[str] = set()

    def step(self, mark: str) -> set[str]:
        """Open the form, change some fields of it, send it, or settle a conflict.

        Returns the texts that this step was told are saved.
        """
        if self.page:
            return self.settle()
        if self.sent is None:
            self.sent, self.typed = form(self.client, change(self.story)), set()
        elif self.dice.random() < 0.6:
            self.write(mark)
        else:
            return self.send(self.sent | {"_save": ""})
        return set()

    def write(self, mark: str) -> None:
        assert self.sent is not None
        for name in self.dice.sample(["headline", "lead", "body", "source_name", "tags"], 2):
            if name == "body":
                paragraphs = self.sent["body"].split("\n")
                place = self.dice.randrange(len(paragraphs))
                self.forget(paragraphs[place])
                paragraphs[place] = f"<p>{mark}xbody</p>"
                self.sent["body"] = "\n".join(paragraphs)
            elif name == "tags":
                self.sent["tags"] = [*self.sent["tags"], f"{mark}xtag"]
            else:
                self.forget(self.sent[name])
                self.sent[name] = f"{mark}x{name}"
            self.typed.add(f"{mark}x{'tag' if name == 'tags' else name}")

    def forget(self, written_over: str) -> None:
        """What editors themselves wrote over was never saved."""
        self.typed = {text for text in self.typed if text not in written_over}

    def send(self, sent: dict[str, Any]) -> set[str]:
        answer = self.client.post(change(self.story), sent)
        if answer.status_code == 302:
            self.sent, self.page = None, ""
            return self.typed
        assert answer.status_code == 409
        self.page = answer.content.decode()
        assert all(text in self.page for text in self.typed), "what was typed is shown"
        return set()

    def settle(self) -> set[str]:
        sent = resolution(self.page)
        for name in ("headline", "slug", "lead", "body", "source_name", "tags"):
            if f'name="take_{name}"' in self.page and f"take_{name}" not in sent:
                sent[f"take_{name}"] = self.dice.choice(["mine", "theirs"])
        self.typed = {text for text in self.typed if not self.gives_up(text, sent)}
        return self.send(sent)

    @staticmethod
    def gives_up(text: str, sent: dict[str, str]) -> bool:
        """Say whether an editor chose the other's text over this one."""
        name = text.rpartition("x")[2]
        return sent.get(f"take_{'tags' if name == 'tag' else name}") == "theirs"


def kept_texts(story: Article) -> str:
    return str([revision.content for revision in Revision.objects.of(story.pk)])


@pytest.mark.parametrize("first", range(0, INTERLEAVINGS, AT_ONCE))
def test_interleavings_lose_nothing_silently(first: int):
    clients = [signed_in(make.editor(name)) for name in ("lan", "minh")]
    section = make.category()
    conflicts = 0
    for seed in range(first, first + AT_ONCE):
        dice = random.Random(seed)  # noqa: S311
        body = "\n".join(f"<p>Đoạn {number}</p>" for number in range(PARAGRAPHS))
        story = make.draft(f"Tin {seed}", body=body, section=section)
        editors = [Editor(client, story, dice) for client in clients]
        saved: set[str] = set()
        for step in range(STEPS * 2):
            editor = dice.choice(editors)
            conflicts += bool(editor.page)
            saved |= editor.step(f"s{seed}x{step}")
        texts = kept_texts(story)
        assert {text for text in saved if text not in texts} == set(), f"lost with seed {seed}"
    assert conflicts > 0
