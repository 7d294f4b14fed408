"""What a paper's own words lack, for `manage.py check`."""

from typing import Any

from django.core import checks
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from articles.models import Imprint


@checks.register("imprint")
def imprint_is_whole(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Warn of what press law asks for on every page and nobody has filled in."""
    try:
        missing = Imprint.objects.the_one().missing()
    except DatabaseError:  # away, or not migrated yet: other checks and commands say so
        return []
    finally:
        if not connection.in_atomic_block:
            connection.close()  # servers fork after this, and a connection cannot be shared
    hint = _("Fill it in at /admin/articles/imprint/.")
    text = _("The imprint, which the law asks for on every page, still lacks: %s.")
    return (
        [checks.Warning(text % ", ".join(missing), hint=hint, id="articles.W001")]
        if missing
        else []
    )
