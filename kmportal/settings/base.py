"""Settings all environments share: safe by default, so that dev and test only loosen them."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import environment
from .accounts import *  # noqa: F403
from .accounts import ACCOUNT_APPS, SIGN_IN_HOSTS

BASE_DIR = environment.BASE_DIR
SECRET_KEY = environment.SECRET_KEY
ALLOWED_HOSTS = environment.ALLOWED_HOSTS
DEBUG = False

INSTALLED_APPS = [
    "kmportal.core",
    "kmportal.menus",
    "kmportal.places",
    "kmportal.themes",
    "kmportal.members",
    "kmportal.guard",
    "kmportal.roles",
    "kmportal.tabular",
    "kmportal.charts",
    "kmportal.reads",
    "kmportal.reactions",
    "lessons",
    "learning_centers",
    "kmportal.events",
    "kmportal.figures",
    "kmportal.discussion",
    "kmportal.profiles",
    "kmportal.telling",
    "kmportal.forms",
    "kmportal.importing",
    "kmportal.demo",
    "search",
    "kmportal.following",
    "kmportal.applying",
    "kmportal.review",
    "kmportal.link_care",
    "kmportal.redirecting",
    "kmportal.recycle_bin",
    "kmportal.collections",
    "kmportal.library",
    "kmportal.rules",
    "kmportal.translations",
    "kmportal.guides",
    "kmportal.statistics",
    "kmportal.bulk",
    "kmportal.editors_home",
    *ACCOUNT_APPS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "kmportal.roles.users_app.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # For its Thai: the editor says with it how long ago something was.
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "kmportal.core.frames.room_for_frames",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kmportal.core.middleware.editor_policy",
    "kmportal.core.sites.site_from_memory",
    "kmportal.recycle_bin.middleware.BinnedPagesAreElsewhere",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "kmportal.urls"
WSGI_APPLICATION = "kmportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": environment.DATABASE}
SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if SQLITE:
    # Readers never wait for a writer (WAL), writers queue instead of failing (IMMEDIATE).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": environment.CACHE}
TRUSTED_PROXIES = environment.TRUSTED_PROXIES
MAP_TILE_URL = environment.MAP_TILE_URL
MAP_ATTRIBUTION = environment.MAP_ATTRIBUTION
# Reads wait in memory so long; a process that is killed loses that many seconds of them.
READS_FLUSH_SECONDS: float | None = 30
# Links to other sites: seconds between two requests to one server; only tests ask this machine.
LINK_CHECK_PAUSE = 2.0
LINK_CHECK_LOOPBACK = False

AUTH_USER_MODEL = "members.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "th"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
# The second holds Thai for what packages leave in English; makemessages writes only to the first.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "packages"]
FORMAT_MODULE_PATH = "kmportal.formats"
TIME_ZONE = "Asia/Bangkok"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# A page sent to be translated stays a draft: readers of English are not shown Thai as English.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
if environment.MACHINE_TRANSLATION_URL:
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "kmportal.translations.machine.PortalTranslator",
        "OPTIONS": {
            "URL": environment.MACHINE_TRANSLATION_URL,
            "KEY": environment.MACHINE_TRANSLATION_KEY,
        },
    }

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
# var/vendor holds the few browser files that set-up copies out of node_modules.
# The guides' pictures are read in the editor too, as /static/guides/.
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    BASE_DIR / "static",
    BASE_DIR / "var" / "vendor",
    ("guides", BASE_DIR / "docs" / "pictures"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = environment.MEDIA_ROOT
MEDIA_URL = environment.MEDIA_URL

WAGTAIL_SITE_NAME = "รู้จากชุมชน"
WAGTAILADMIN_BASE_URL = environment.SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "kmportal.review.finishing.publish"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000


#: Engines of databases; any other database is searched as Wagtail does, which finds little Thai.
DATABASE_SEARCH = {
    "django.db.backends.sqlite3": "search.backends.sqlite",
    "django.db.backends.postgresql": "search.backends.postgres",
}
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": DATABASE_SEARCH.get(
            DATABASES["default"]["ENGINE"], "modelsearch.backends.database"
        ),
    }
}
if environment.ELASTICSEARCH_URLS:
    # The database's engine stays up to date, and answers while Elasticsearch is away.
    WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "search.backends.elasticsearch9",
            "URLS": environment.ELASTICSEARCH_URLS,
            "INDEX_PREFIX": environment.ELASTICSEARCH_INDEX_PREFIX,
            "FALLBACK": "database",
            "KEEP_MISSED_UPDATES": True,
            "OPTIONS": {
                "api_key": environment.ELASTICSEARCH_API_KEY,
                "ca_certs": environment.ELASTICSEARCH_CA_CERTS,
            },
        },
        "database": WAGTAILSEARCH_BACKENDS["default"],
    }
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
TASKS = {"default": {"BACKEND": TASK_BACKENDS[environment.TASKS]}}

EMAIL_CONFIG = environment.EMAIL
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.DEFAULT_FROM_EMAIL
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL_CONFIG["EMAIL_USE_TLS"]
EMAIL_USE_SSL = EMAIL_CONFIG["EMAIL_USE_SSL"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# No inline script or style on anything readers see; core.middleware widens it for the editor.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *environment.map_tile_hosts()],
        "font-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *SIGN_IN_HOSTS],
        "frame-ancestors": [SELF],
    },
}

# The editor shows previews in a frame of its own site, so DENY is too strict.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
