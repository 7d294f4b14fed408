"""What is looked at before the site is served: sign-ins of the demo, where the pictures are."""

import sys
from functools import cache

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection

from newsroom.environment import refusal

# The demo makes its accounts before anybody else has one. Each password takes a third of a second
# to compare, so a newsroom of hundreds would wait for minutes at every start.
OLDEST = 10


def accounts_of_the_demo() -> list[str]:
    """Name the accounts that can sign in with the demo's password; none if no database answers."""
    try:
        oldest = get_user_model().objects.filter(is_active=True).order_by("pk")[:OLDEST]
        return [
            user.get_username()
            for user in oldest
            if check_password(settings.DEMO_PASSWORD, user.password)
        ]
    except DatabaseError:  # away, or not migrated yet: a server must come up without it
        return []
    finally:
        connection.close()  # servers fork after this, and a connection cannot be shared


@cache  # the workers that a server forks need not compare again
def refuse_demo_accounts() -> None:
    """Stop a site that others can reach while it has accounts whose password all know."""
    found = accounts_of_the_demo() if settings.PRODUCTION else []
    if found:
        names = ", ".join(found)
        raise refusal(
            "DEMO_PASSWORD",
            f"tài khoản {names} còn dùng mật khẩu của bản demo; hãy đổi bằng "
            "`python manage.py changepassword TÊN` hoặc khóa tài khoản ở /admin/.",
            f"the accounts {names} still have the demo's password; change it with "
            "`python manage.py changepassword NAME`, or deactivate them at /admin/.",
        )


def warn_of_pictures_out_of_reach() -> None:
    """Tell an operator what readers would be the first to see; pages go on without pictures."""
    try:
        default_storage.open("0").close()  # no picture has such a name
    except FileNotFoundError:
        pass
    except OSError as error:
        sys.stderr.write(f"MEDIA_STORAGE: không đọc được ảnh / pictures cannot be read: {error}\n")
