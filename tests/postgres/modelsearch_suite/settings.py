"""modelsearch's own test project on PostgreSQL, with our backend in place of its."""

import os

from environs import Env
from modelsearch.test.settings import *  # noqa: F403

DATABASES = {"default": Env().dj_db_url("DATABASE_URL")}
FIXTURE_DIRS = [os.environ["MODELSEARCH_FIXTURES"]]
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.postgres"}}
