"""The site's own address, for whatever is read elsewhere: feeds, sitemaps, shared links."""

from django.conf import settings


def absolute(address: str) -> str:
    """Make a path an address of the configured site; one that is whole already stays."""
    return address if "://" in address else f"{settings.SITE_URL}{address}"
