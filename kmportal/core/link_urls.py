"""The dialogues for a link in a text, whose fields Wagtail names in English only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser

LABELS = {
    "body": _("Text of the e-mail"),
    "email_address": _("E-mail address"),
    "link_text": _("Text of the link"),
    "phone_number": _("Telephone number"),
    "subject": _("Subject"),
}


class _Labelled(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)


def _dialogue(kind: str, view: type[chooser.BaseLinkFormView]) -> URLPattern:
    form = type(view.form_class.__name__, (_Labelled, view.form_class), {})
    return path(f"choose-{kind}-link/", require_admin_access(view.as_view(form_class=form)))


urlpatterns = [
    _dialogue("external", chooser.ExternalLinkView),
    _dialogue("email", chooser.EmailLinkView),
    _dialogue("phone", chooser.PhoneLinkView),
    _dialogue("anchor", chooser.AnchorLinkView),
]
