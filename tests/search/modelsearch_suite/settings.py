"""modelsearch's own test project with our backend in place of its."""

import os

from modelsearch.test.settings import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
FIXTURE_DIRS = [os.environ["MODELSEARCH_FIXTURES"]]
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.sqlite"}}
