"""The signed address of one answer, for whoever gave it."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from kmportal.core.calendars import absolute
from kmportal.core.tokens import RowSigner

from .models.answer import FormAnswer

_signer = RowSigner("kmportal.forms.answer")


def token_of(answer: FormAnswer) -> str:
    """Only while it is somebody's."""
    if answer.key is None:
        raise ValueError(answer.pk)
    return _signer.token(answer.pk, answer.key)


def answer_from(token: str) -> FormAnswer | None:
    """None for a link that was cut off or changed, or whose answer is gone or nobody's any more."""
    named = _signer.read(token)
    if named is None:
        return None
    found = FormAnswer.objects.select_related("page__locale")
    return found.filter(pk=named[0], key=named[1]).first()


def own_url(answer: FormAnswer) -> str:
    """In the language it was given in: for mail, which has no request."""
    with translation.override(answer.language):
        return absolute(reverse("form_answer", args=[token_of(answer)]))
