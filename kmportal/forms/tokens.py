"""The signed address of one answer, for whoever gave it."""

from __future__ import annotations

import re
import uuid

from django.core import signing
from django.urls import reverse
from django.utils import translation

from kmportal.core.calendars import absolute

from .models.answer import FormAnswer

_signer = signing.Signer(salt="kmportal.forms.answer")
_CONTENT = re.compile(r"(\d{1,18})-([0-9a-f]{32})")


def token_of(answer: FormAnswer) -> str:
    """Only while it is somebody's."""
    if answer.key is None:
        raise ValueError(answer.pk)
    return _signer.sign(f"{answer.pk}-{answer.key.hex}")


def answer_from(token: str) -> FormAnswer | None:
    """None for a link that was cut off or changed, or whose answer is gone or nobody's any more."""
    try:
        match = _CONTENT.fullmatch(_signer.unsign(token))
    except signing.BadSignature:
        return None
    if not match:
        return None
    found = FormAnswer.objects.select_related("page__locale")
    return found.filter(pk=int(match[1]), key=uuid.UUID(match[2])).first()


def own_url(answer: FormAnswer) -> str:
    """In the language it was given in: for mail, which has no request."""
    with translation.override(answer.language):
        return absolute(reverse("form_answer", args=[token_of(answer)]))
