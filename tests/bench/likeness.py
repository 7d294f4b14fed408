"""How alike two pictures are, by their structure: SSIM, 1 for the same (Wang et al., 2004).

Of their lightness, in windows of 8 × 8 pixels, four at a time a half apart, each weighed alike.
"""

from typing import Any

from PIL import Image, ImageMath

WINDOW, STEP = 8, 4  # pixels
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Give the mean SSIM of two pictures of one size."""
    x, y = one.convert("L").convert("F"), other.convert("L").convert("F")
    means = [mean_of_windows(x, y, left, top) for left in (0, STEP) for top in (0, STEP)]
    return sum(means) / len(means)


def mean_of_windows(x: Image.Image, y: Image.Image, left: int, top: int) -> float:
    """Give the mean of all whole windows that begin at a point."""
    wide, high = (
        (side - at) // WINDOW * WINDOW for side, at in zip(x.size, (left, top), strict=True)
    )
    a, b = (each.crop((left, top, left + wide, top + high)) for each in (x, y))
    mean = {
        "a": a.reduce(WINDOW),
        "b": b.reduce(WINDOW),
        "aa": product(a, a).reduce(WINDOW),
        "bb": product(b, b).reduce(WINDOW),
        "ab": product(a, b).reduce(WINDOW),
    }
    each = ImageMath.lambda_eval(ssim, **mean)
    return each.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def product(a: Image.Image, b: Image.Image) -> Image.Image:
    return ImageMath.lambda_eval(lambda of: of["a"] * of["b"], a=a, b=b)


def ssim(mean: Any) -> Any:
    """Compute SSIM of windows from the means of their pixels and of their pixels' products."""
    a, b = mean["a"], mean["b"]
    spread = mean["aa"] - a * a + mean["bb"] - b * b
    together = mean["ab"] - a * b
    alike = (a * b * 2 + C1) * (together * 2 + C2)
    return alike / ((a * a + b * b + C1) * (spread + C2))
