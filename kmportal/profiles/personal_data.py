"""The copy of her data that a member takes along, and what is left when her account goes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision

from kmportal.core.models.content_page import PageContributor

from . import registry
from .models import Profile
from .queries import everything_of, profile_of

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User


def archive_of(user: User) -> bytes:
    """A ZIP of one JSON file a part, and her photo."""
    out = io.BytesIO()
    parts = {"account": account(user), "profile": profile(user), "pages": pages(user)}
    parts |= {key: export(user) for key, export in registry.exports.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for key, part in parts.items():
            text = json.dumps(part, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
            made.writestr(f"{key}.json", text)
        photo = profile_of(user).photo
        if photo.name and photo.storage.exists(photo.name):
            made.writestr(PurePath(photo.name).name, photo.read())
    return out.getvalue()


def account(user: User) -> dict[str, Any]:
    return {
        "name": str(user),
        "email_addresses": list(
            EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
        ),
        "language": user.language,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "groups": list(user.groups.values_list("name", flat=True)),
        "consents": list(user.consents.values("version", "language", "given_at")),
        "sign_in_with": list(SocialAccount.objects.filter(user=user).values("provider", "uid")),
    }


def profile(user: User) -> dict[str, Any]:
    told = profile_of(user)
    shown = {name: getattr(told, name) for name in Profile.SHOWN}
    place = told.place.full_name if told.place else ""
    return {"about": told.about, "place": place, "photo": told.photo.name or ""} | shown


def pages(user: User) -> list[dict[str, Any]]:
    """All she wrote or that name her; the text as the editor keeps it."""
    return [
        {
            "title": page.title,
            "kind": page.kind,
            "url": page.full_url or "",
            "published": page.live,
            "text": page.specific.serializable_data(),
        }
        for page in everything_of(user).specific()
    ]


@transaction.atomic
def delete_account(user: User, *, keep: bool) -> None:
    """Nothing that names her is left; with `keep`, what she wrote in public is."""
    _erase(user, keep)
    user.erased = True  # type: ignore[attr-defined]  # read by `before_deletion`
    user.delete()


def before_deletion(instance: User, **signal: object) -> None:
    """Whoever else deletes an account, in the editor say, leaves as little behind; what she wrote in
    public stays, since she was not asked."""
    if not getattr(instance, "erased", False):
        _erase(instance, keep=True)


def _erase(user: User, keep: bool) -> None:
    for erase in registry.erasures:
        erase(user, keep)
    photo = profile_of(user).photo.name
    kind = ContentType.objects.get_for_model(user)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).update(
        label="", data={}
    )
    if photo:
        transaction.on_commit(lambda: default_storage.delete(photo))


def leave_pages(user: User, keep: bool) -> None:
    """Pages that are hers alone go with her words; others stay, without her name."""
    for page in everything_of(user).specific():
        others = page.contributors.exclude(member=user).exists()
        if not keep and page.owner_id == user.pk and not others:
            page.delete()
        else:
            _without_name(page, user)


def _without_name(page: Page, user: User) -> None:
    with translation.override(page.locale.language_code):
        nobody = {"member": None, "name": _("Member who left")}
    PageContributor.objects.filter(page=page.pk, member=user).update(**nobody)
    for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
        named = [c for c in revision.content.get("contributors", []) if c.get("member") == user.pk]
        for contributor in named:
            contributor.update(nobody)
        if revision.content.get("owner") == user.pk:
            revision.content["owner"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
