"""Signed addresses that lead one person to one row, without signing in."""

from __future__ import annotations

import re
import uuid

from django.core import signing

_CONTENT = re.compile(r"(\d{1,18})-([0-9a-f]{32})")


class RowSigner:
    """A row is named by its primary key and a key of its own: whoever renews or removes that key ends
    the addresses given out before."""

    def __init__(self, salt: str) -> None:
        self._signer = signing.Signer(salt=salt)

    def token(self, pk: int, key: uuid.UUID) -> str:
        return self._signer.sign(f"{pk}-{key.hex}")

    def read(self, token: str) -> tuple[int, uuid.UUID] | None:
        """None for a token that was cut off or changed.

        >>> signer, key = RowSigner("some.use"), uuid.UUID(int=7)
        >>> token = signer.token(12, key)
        >>> signer.read(token) == (12, key)
        True
        >>> signer.read(token[:-1]), RowSigner("another.use").read(token)
        (None, None)
        """
        try:
            match = _CONTENT.fullmatch(self._signer.unsign(token))
        except signing.BadSignature:
            return None
        return (int(match[1]), uuid.UUID(match[2])) if match else None
