"""Every address of the desk and what it answers to whom; a new address fails until it is listed.

The story is a reporter's draft. Letters: s sends to the sign-in, o opens, f forbids, n answers as
what never was, m refuses the method, b finds the request bad.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import get_resolver

from articles.models import Assignment, Imprint
from tests import make
from tests.test_desk_articles import signed_in

pytestmark = pytest.mark.django_db
ROLES = ["nobody", "writer", "reporter", "editor", "elsewhere", "managing_editor", "administrator"]
