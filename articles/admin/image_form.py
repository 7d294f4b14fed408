from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import images
from articles.models import Image

from .image_crops import CroppedForm
from .scripts import module

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class SignedForm(forms.ModelForm):
    """Words of an image; who made it is written into its file too."""

    taken: images.Taken | None = None  # the file that is to take its place

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk and not self.taken and images.SIGNED & set(self.changed_data):
            images.sign_anew(self.instance)
        return super().save(commit)


class ImageForm(CroppedForm, SignedForm):
    """An image; the file goes through the house's intake, not straight into a field."""

    upload = forms.FileField(
        label=_("Picture file"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("JPEG, PNG, WebP, GIF or AVIF. Place and camera data are removed."),
    )

    class Media:
        js = (module("framing"),)

    class Meta:
        model = Image
        fields: ClassVar = [
            *("caption", "credit", "alt", "focal_x", "focal_y"),
            *("licence", "usage_terms", "rights_expire_on"),
            *("place", "taken_at", "copyright", "keywords", "digital_source"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "upload" in self.fields and self.instance.pk:
            self.fields["upload"].required = False
            self.fields["upload"].label = _("New file")
            self.fields["upload"].help_text = _(
                "It takes the place of the old one wherever the picture is shown, within seconds. "
                "The old file is deleted a day later, when no cache can hold a page with it."
            )

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if not upload:
            return None
        try:
            self.taken = images.take_in(upload)
        except images.RefusedError as refused:
            raise ValidationError(str(refused)) from refused
        return upload

    def _post_clean(self) -> None:
        """Write the files once all else is right, while a full disk can still be an error here."""
        super()._post_clean()  # type: ignore[misc]
        if self.taken is None or self.errors:
            return
        self.taken.metadata.fill(self.instance)
        try:
            images.replace_file(self.instance, self.taken)
        except OSError:
            self.add_error("upload", _("The picture could not be stored. Nothing was saved."))
