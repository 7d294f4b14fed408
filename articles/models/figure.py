from django.db import models
from django.utils.translation import gettext_lazy as _


class Figure(models.Model):
    """An image that a story's body shows; written when the story is saved, read from its body.

    It lets the database refuse to delete an image in use and tell where it is used.
    """

    article = models.ForeignKey("Article", models.CASCADE, related_name="figures")
    image = models.ForeignKey("Image", models.PROTECT, related_name="figures")

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "image"], name="one_figure_a_story_and_image"
            )
        ]

    def __str__(self) -> str:
        return str(self.article)
