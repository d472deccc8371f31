from . import mail_report  # noqa: F401  # registers itself
