"""Addresses as stewards write them: of this site, of others, of mail and telephone."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: Nothing that could run a script, whichever way it is written.
_ADDRESS = re.compile(
    r"(?:/(?!/)|\?|#|https?://[^/\s]|mailto:[^\s]|tel:[+\d])[^\s\\<>\"'\x00-\x1f]*"
)
_OWN = re.compile(r"/(?P<language>[a-z]{2})(?P<rest>/.*)?")


def validate_address(text: str) -> None:
    """
    >>> validate_address("/th/search/?q=ป่า"), validate_address("tel:+6621234567")
    (None, None)
    >>> validate_address("javascript:alert(1)")
    Traceback (most recent call last):
    ...
    django.core.exceptions.ValidationError: ...
    """
    if not _ADDRESS.fullmatch(text):
        raise ValidationError(
            _(
                "Write an address that begins with / for a page of this site, or with https://, "
                "mailto: or tel:."
            ),
            code="address",
        )


def in_language(address: str) -> str:
    """An address of this site below the reader's language: those outside the page tree are the same.

    >>> from django.utils import translation
    >>> with translation.override("en"):
    ...     in_language("/th/search/"), in_language("https://example.org/th/")
    ('/en/search/', 'https://example.org/th/')
    """
    match = _OWN.fullmatch(address)
    if match is None or match["language"] not in dict(settings.LANGUAGES):
        return address
    return f"/{get_language() or settings.LANGUAGE_CODE}{match['rest'] or '/'}"


def is_elsewhere(address: str) -> bool:
    return address.startswith(("http://", "https://"))
