"""What pages say to machines: exact moments, structured data, pictures for shared links."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def exact(value: datetime) -> str:
    """Write a moment with its zone, to the second: 2019-07-24T07:28:00+07:00."""
    return timezone.localtime(value).isoformat(timespec="seconds")
