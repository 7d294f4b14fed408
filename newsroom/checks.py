"""Who signs in with the demo's password, which is printed in public."""

from functools import cache

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
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
