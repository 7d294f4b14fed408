from pathlib import Path
from secrets import token_hex
from typing import Any

from django.core.files.storage import FileSystemStorage


class Folder(FileSystemStorage):
    """A folder of files that appear whole or not at all.

    Django writes a file under its own name, bit by bit: whoever asks meanwhile gets half of it, to
    be kept for a year, and a full disk or a killed process leaves it there. Nor does it name a file
    otherwise because there is one: names are random, and who asks for a size asks by its name.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_overwrite": True} | options)

    def _save(self, name: str, content: Any) -> str:
        unfinished = f"{name}.{token_hex(4)}.part"
        path = Path(self.path(unfinished))
        try:
            super()._save(unfinished, content)  # type: ignore[misc]
            path.replace(self.path(name))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return name
