import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.demo.load import load
from articles.models import Article


class Command(BaseCommand):
    help = "Put the demo newspaper on an empty site; a site with a story on it stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Article.objects.exists():
            count = load(bar)
            self.stdout.write(_("The demo newspaper has %d stories.") % count)


def bar(drawn: Iterable[bytes], total: int) -> Iterable[bytes]:
    """Show how many pictures are drawn."""
    return tqdm(drawn, _("Drawing pictures"), total, unit="", disable=None, file=sys.stderr)
