"""Counts of the last hours as a line no higher than the words beside it."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

LINE_WIDTH, LINE_HEIGHT = 96, 24  # in the units of the picture
INSET = 2  # so that the line's ends are not cut


def sparkline(curve: Sequence[int]) -> SafeString:
    """Draw the counts of the last hours, oldest first, as a small line; said in words too."""
    total, most = sum(curve), max(curve, default=0)
    if not most:
        return format_html('<span class="sparkline-none">{}</span>', _("no views yet"))
    said = _("Last %(hours)d hours: %(total)s views, at most %(most)s in an hour, now %(now)s.")
    said %= {
        "hours": len(curve),
        "total": figure(total),
        "most": figure(most),
        "now": figure(curve[-1]),
    }
    points = places(curve, most)
    x, y = points[-1]
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}"><title>{}</title><polyline points="{}"/><circle cx="{}" cy="{}" r="2"/>'
        "</svg>",
        *(LINE_WIDTH, LINE_HEIGHT) * 2,
        said,
        said,
        " ".join(f"{x},{y}" for x, y in points),
        x,
        y,
    )


def places(curve: Sequence[int], most: int) -> list[tuple[float, float]]:
    """Place the counts in the picture, the highest at its top."""
    step = (LINE_WIDTH - 2 * INSET) / max(len(curve) - 1, 1)
    height = LINE_HEIGHT - 2 * INSET
    return [
        (round(INSET + step * number, 1), round(LINE_HEIGHT - INSET - height * count / most, 1))
        for number, count in enumerate(curve)
    ]


def figure(number: int) -> str:
    """Write a number as the desk does: 1.278."""
    return number_format(number, force_grouping=True)
