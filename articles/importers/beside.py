"""Pictures that lie beside a dump, found as whoever wrote the dump spelt their names."""

from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from articles import vietnamese
from articles.images import RefusedError


class Beside:
    """The folder of an import. What leads out of it, by dots or by a link, is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.listed: dict[Path, dict[str, Path]] = {}

    def file(self, address: str) -> Path:
        """Find a file by its path; raises RefusedError if there is none, OSError if none can be."""
        try:
            path = (self.folder / address).resolve()
            if not path.exists():
                path = self.spelt_otherwise(address).resolve()
            if path.is_relative_to(self.folder) and path.is_file():
                return path
        except (ValueError, RuntimeError):  # half a letter in it, or links that go in a circle
            pass
        raise RefusedError(_("There is no such file beside the import."))

    def spelt_otherwise(self, address: str) -> Path:
        """Follow a path by names that differ in case or in the form of their marks alone.

        A dump from Windows parts them by `\\`; a disk of macOS keeps `ầ` as three characters.
        """
        path = self.folder
        for name in PurePosixPath(address.replace("\\", "/")).parts:
            path = self.names_in(path).get(alike(name), path / name)
        return path

    def names_in(self, folder: Path) -> dict[str, Path]:
        """Give what is in a folder, by its name as `alike` writes it."""
        if folder not in self.listed:
            there = folder.is_relative_to(self.folder) and folder.is_dir()
            self.listed[folder] = (
                {alike(each.name): each for each in sorted(folder.iterdir())} if there else {}
            )
        return self.listed[folder]


def alike(name: str) -> str:
    return vietnamese.canonical(name).casefold()
