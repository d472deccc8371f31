"""Signed addresses for storytellers: of one person, for one round of asking, good for nothing else."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kmportal.review.models import Voice

if TYPE_CHECKING:
    from kmportal.review.models import CommunityCheck

_signer = signing.Signer(salt="kmportal.review.community")
_CONTENT = re.compile(r"(\d{1,18})-([0-9a-f]{32})", re.ASCII)
#: LINE's own address for handing a text on, on telephones and elsewhere.
LINE = "https://line.me/R/share?text="


def token_of(voice: Voice) -> str:
    """Only while its personal data are kept."""
    if voice.key is None:
        raise ValueError(voice.pk)
    return _signer.sign(f"{voice.pk}-{voice.key.hex}")


def voice_from(token: str) -> Voice | None:
    """None for a link that was cut off, changed or replaced. Whether it has expired is asked after."""
    try:
        match = _CONTENT.fullmatch(_signer.unsign(token))
    except signing.BadSignature:
        return None
    if match is None:
        return None
    voices = Voice.objects.select_related("check_of__task_state__task", "check_of__revision")
    return voices.filter(pk=int(match[1]), key=uuid.UUID(match[2])).first()


def link_of(voice: Voice) -> str:
    """In the language of the lesson: for mail and LINE, which have no request."""
    with translation.override(voice.language):
        path = reverse("community_check:answer", args=[token_of(voice)])
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def line_link(voice: Voice, check: CommunityCheck) -> str:
    """Opens LINE with the words and the link in it; whoever sends it chooses to whom."""
    with translation.override(voice.language):
        words = _("%(name)s, please read “%(title)s” and say whether it was so: %(link)s") % {
            "name": voice.name,
            "title": check.page.draft_title or check.page.title,
            "link": link_of(voice),
        }
    return LINE + quote(words, safe="")
