from django.db import models
from django.utils.translation import gettext_lazy as _


class DigitalSource(models.TextChoices):
    """How a picture came to be, by the codes of IPTC's list of digital source types.

    https://cv.iptc.org/newscodes/digitalsourcetype/
    """

    DIGITAL_CAPTURE = "digitalCapture", _("Photographed")
    COMPUTATIONAL_CAPTURE = "computationalCapture", _("Photographed, computed by the camera")
    NEGATIVE_FILM = "negativeFilm", _("Scanned from a negative")
    POSITIVE_FILM = "positiveFilm", _("Scanned from a slide")
    PRINT = "print", _("Scanned from paper")
    HUMAN_EDITS = "humanEdits", _("Photographed, changed by hand")
    SCREEN_CAPTURE = "screenCapture", _("Taken from a screen")
    DIGITAL_CREATION = "digitalCreation", _("Drawn by hand")
    DATA_DRIVEN = "dataDrivenMedia", _("Drawn from data")
    COMPOSITE = "composite", _("Put together of several pictures")
    COMPOSITE_CAPTURE = "compositeCapture", _("Put together of several photographs")
    ENHANCED = "algorithmicallyEnhanced", _("Photographed, changed by a program")
    ALGORITHMIC = "algorithmicMedia", _("Made by a program")
    COMPOSITE_SYNTHETIC = "compositeSynthetic", _("Put together, partly made by a program")
    COMPOSITE_TRAINED = "compositeWithTrainedAlgorithmicMedia", _("Partly made by AI")
    TRAINED = "trainedAlgorithmicMedia", _("Made by AI")


# What readers are told beneath a picture.
MADE_BY_AI = {
    DigitalSource.TRAINED: _("Picture made by AI"),
    DigitalSource.COMPOSITE_TRAINED: _("Picture partly made by AI"),
}
