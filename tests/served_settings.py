"""The settings of a server that a test starts: static files by name, from where they are written.

With their hashed names they would have to be collected first, into a folder that others may use.
"""

from newsroom.settings import *  # noqa: F403
from newsroom.settings import STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
