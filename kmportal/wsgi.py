"""The WSGI entry point: production settings unless the environment names others."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmportal.settings.production")
application = get_wsgi_application()

# What is loaded by now is never garbage: the collector need not walk over it with every request.
gc.collect()
gc.freeze()
