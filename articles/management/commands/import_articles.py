import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.importers import jsonl, page
from articles.importers.distant_pictures import Hosts
from articles.importers.pictures import Pictures
from articles.importers.record import Refusal, Story
from articles.importers.store import Report, Terms, store

FORMATS = {"page": page, "jsonl": jsonl}


class Command(BaseCommand):
    help = "Bring articles in from files; importing again updates, never doubles."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("format", choices=FORMATS, metavar="FORMAT", help=" | ".join(FORMATS))
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help=_("Say what would be done."))
        parser.add_argument(
            "--overwrite", action="store_true", help=_("Replace what was changed at the desk.")
        )

        parser.add_argument(
            "--images-from",
            action="append",
            default=[],
            metavar="HOST",
            help=_("Fetch pictures from this host, with its port if it has one; may be repeated."),
        )
        parser.add_argument(
            "--private-network",
            action="store_true",
            help=_("These hosts may be machines of this network."),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report()
        named = frozenset(host.lower() for host in options["images_from"])
        hosts = Hosts(named, options["private_network"])
        every = []
        for path in options["files"]:
            every.append(pictures := Pictures(path.parent, hosts))
            terms = Terms(
                pictures,
                options["dry_run"],
                options["overwrite"],
                path.name,
            )
            report.add(store(self.told(options["format"], path, pictures), terms))
        self.tell(report, dry_run=options["dry_run"])
        self.tell_pictures(every)
        if report.refused:
            sys.exit(1)

    def told(self, format_: str, path: Path, pictures: Pictures) -> Iterator[Story | Refusal]:
        """Read one file under a progress bar; one that cannot be opened is refused alone."""
        reader = FORMATS[format_]
        try:
            total = reader.count(path)
            stories = reader.read(path, timezone.get_default_timezone())
            bar = tqdm(stories, path.name, total, unit="", disable=None, file=sys.stderr)
            pictures.watch = lambda count: bar.set_postfix_str(_("pictures: %d") % count)
            yield from bar
        except OSError as error:
            yield Refusal(path.name, _("The file cannot be read: %s.") % error.strerror)

    def tell(self, report: Report, *, dry_run: bool) -> None:
        for warning in report.warnings:
            self.stderr.write(f"{warning.where}: {warning.reason}")
        for refusal in report.refused:
            self.stderr.write(self.style.ERROR(_("refused: %s") % told_where(refusal)))
        line = _(
            "created: %(created)d, updated: %(updated)d, unchanged: %(unchanged)d, "
            "refused: %(refused)d, warnings: %(warnings)d"
        ) % {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "refused": len(report.refused),
            "warnings": len(report.warnings),
        }
        self.stdout.write(_("Dry run: %s") % line if dry_run else line)

    def tell_pictures(self, every: list[Pictures]) -> None:
        """Count the pictures of the stories that were new; of none there is nothing to say."""
        taken, refused = sum(len(p.known) for p in every), sum(len(p.refused) for p in every)
        if taken or refused:
            counts = {"taken": taken, "refused": refused}
            self.stdout.write(_("pictures: %(taken)d, not taken in: %(refused)d") % counts)


def told_where(refusal: Refusal) -> str:
    return f"{refusal.where}: {refusal.reason}"
