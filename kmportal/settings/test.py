"""Settings of the test suite: fast hashing, mail kept in memory, everything else as in dev."""

import tempfile

from .dev import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Reads are counted when a test says so, never in the midst of another.
READS_FLUSH_SECONDS = None
MEDIA_ROOT = tempfile.mkdtemp(prefix="kmportal-media-")
# A cluster in the environment is for the tests that ask for one, which use names of their own.
WAGTAILSEARCH_BACKENDS = {
    "default": WAGTAILSEARCH_BACKENDS.get("database", WAGTAILSEARCH_BACKENDS["default"])
}
