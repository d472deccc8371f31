"""The environment, read once and typed. No other module of the portal reads os.environ."""

from pathlib import Path
from urllib.parse import urlsplit

from environs import Env, validate

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

SECRET_KEY: str = env.str("SECRET_KEY", "")
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
CACHE = env.dj_cache_url("CACHE_URL", "locmem://")
EMAIL = env.dj_email_url("EMAIL_URL", "console:")
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", "portal@localhost")
#: "immediate": mails, extraction and index updates run where they are asked for; "database": they
#: wait for `manage.py db_worker`.
TASKS: str = env.str("TASKS", "immediate", validate=validate.OneOf(["immediate", "database"]))
SITE_URL: str = env.str("SITE_URL", "http://127.0.0.1:8000")
TRUSTED_PROXIES: int = env.int("TRUSTED_PROXIES", 0)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
MEDIA_ROOT: str = env.str("MEDIA_ROOT", str(BASE_DIR / "media"))
MEDIA_URL: str = env.str("MEDIA_URL", "/media/")
#: Several hosts of one cluster are separated by commas. Empty: the database's own engine searches.
ELASTICSEARCH_URLS: list[str] = env.list("ELASTICSEARCH_URL", [])
ELASTICSEARCH_API_KEY: str = env.str("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_CA_CERTS: str = env.str("ELASTICSEARCH_CA_CERTS", "")
ELASTICSEARCH_INDEX_PREFIX: str = env.str("ELASTICSEARCH_INDEX_PREFIX", "kmportal_")
#: Identifier and secret of our client at LINE and at Google. Empty: nobody signs in that way.
LINE_CLIENT = (env.str("LINE_CLIENT_ID", ""), env.str("LINE_CLIENT_SECRET", ""))
GOOGLE_CLIENT = (env.str("GOOGLE_CLIENT_ID", ""), env.str("GOOGLE_CLIENT_SECRET", ""))
#: Tiles of the map of learning centres, such as "https://tiles.example.org/{z}/{x}/{y}.png", and who
#: made them. Empty: a drawn map of the provinces takes its place.
MAP_TILE_URL: str = env.str("MAP_TILE_URL", "")
MAP_ATTRIBUTION: str = env.str("MAP_ATTRIBUTION", "")
#: A LibreTranslate-compatible service, such as "https://translate.example.org", and its key. Empty:
#: no machine translates anything, and no text leaves the site.
MACHINE_TRANSLATION_URL: str = env.str("MACHINE_TRANSLATION_URL", "")
MACHINE_TRANSLATION_KEY: str = env.str("MACHINE_TRANSLATION_KEY", "")
UNCONFIRMED_ACCOUNT_DAYS: int = env.int("UNCONFIRMED_ACCOUNT_DAYS", 14)
#: Days after which notifications and the mails that told them are erased.
NOTIFICATION_DAYS: int = env.int("NOTIFICATION_DAYS", 365)
#: So long after a visit names, telephone numbers and what was written about it are removed.
VISIT_DATA_DAYS: int = env.int("VISIT_DATA_DAYS", 180)
#: So long deleted pages lie in the recycle bin before `empty_bin` erases them.
BIN_DAYS: int = env.int("BIN_DAYS", 90)


def map_tile_hosts() -> list[str]:
    """Where pictures of the map come from, as a security policy names it: without paths.

    `{s}` stands for one of several hosts. A path of our own needs no naming.
    """
    address = urlsplit(MAP_TILE_URL.replace("{s}", "*"))
    return [f"{address.scheme}://{address.netloc}"] if address.netloc else []
