"""modelsearch's own test project, searched by our Elasticsearch backend."""

import os

from modelsearch.test.settings import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
FIXTURE_DIRS = [os.environ["MODELSEARCH_FIXTURES"]]
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "tests.elasticsearch.modelsearch_suite.emptying",
        "URLS": [os.environ["ELASTICSEARCH_URL"]],
        "INDEX_PREFIX": "modelsearchtest_",  # a name modelsearch's tests expect
    }
}
