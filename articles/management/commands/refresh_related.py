from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.related import refresh


class Command(BaseCommand):
    help = "Count the paper's words anew and find related stories by them; for every night."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("Related stories found anew for %d stories.") % refresh())
