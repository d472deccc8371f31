"""The connection to the mail server, which can say whether a message may have arrived."""

from __future__ import annotations

import smtplib
from typing import Any, cast

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

SECONDS = 30  # a server that does not answer must not hold the worker


class MayHaveArrived(Exception):
    """The connection broke after the text was on its way: the server may have taken it."""


class _Text:
    """Tells a break while the text is handed over from one before it, which is safe to repeat."""

    def data(self, message: Any) -> tuple[int, bytes]:
        try:
            return cast("tuple[int, bytes]", super().data(message))  # type: ignore[misc]
        except smtplib.SMTPResponseException:
            raise
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise MayHaveArrived(str(error)) from error


class _Plain(_Text, smtplib.SMTP):
    pass


class _Encrypted(_Text, smtplib.SMTP_SSL):
    pass


class _Smtp(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Encrypted if self.use_ssl else _Plain


def connection() -> BaseEmailBackend:
    """As the settings say; only Django's own SMTP is made to tell more."""
    chosen = get_connection()
    return _Smtp(timeout=SECONDS) if type(chosen) is EmailBackend else chosen
