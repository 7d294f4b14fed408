import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def media_in_a_folder_of_its_own(settings: LazySettings, tmp_path_factory) -> None:
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def plain_static_files(settings: LazySettings) -> None:
    """Tests ask for static files by name; hashed names need `collectstatic` first."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def cheap_passwords(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
