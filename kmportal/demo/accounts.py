"""Accounts to try the portal with. For a machine of one's own: never made by production settings."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kmportal.members.models import User
from kmportal.roles import table as roles

PASSWORD = "demo-demo-demo"  # noqa: S105  # printed on purpose; see the module's first line


@dataclass(frozen=True)
class Account:
    username: str
    display_name: str
    description: str | Promise
    group: str = ""
    is_superuser: bool = False


ACCOUNTS = (
    Account(
        "steward",
        "ผู้ดูแล (ตัวอย่าง)",
        _("looks after the whole portal"),
        roles.STEWARDS,
        is_superuser=True,
    ),
    Account(
        "writer", "นิดา ใจเย็น (ตัวอย่าง)", _("writes drafts and hands them in"), roles.CONTRIBUTORS
    ),
    Account("publisher", "ประสิทธิ์ รอบคอบ (ตัวอย่าง)", _("reviews and publishes"), roles.REVIEWERS),
    Account("coordinator", "จำเนียร ต้อนรับ (ตัวอย่าง)", _("keeps the page of one learning centre")),
    Account("south", "ฮาซัน ดูแลใต้ (ตัวอย่าง)", _("looks after the southern branch and its people")),
    Account("translator", "เดซี่ สองภาษา (ตัวอย่าง)", _("writes pages in English"), roles.TRANSLATORS),
    Account("moderator", "ละออ ฟังก่อน (ตัวอย่าง)", _("decides about comments"), roles.MODERATORS),
    Account(
        "auditor", "ถวิล ตรวจทาน (ตัวอย่าง)", _("reads everything, changes nothing"), roles.AUDITORS
    ),
    Account("member", "บุญมี มาใหม่ (ตัวอย่าง)", _("reads and takes part, without the editor")),
)


def make_accounts() -> list[User]:
    """The demo accounts. A name that is taken already keeps its person and password."""
    return [_make(account) for account in ACCOUNTS]


def _make(account: Account) -> User:
    user, made = User.objects.get_or_create(
        username=account.username,
        defaults={
            "email": f"{account.username}@example.org",
            "display_name": account.display_name,
            "is_superuser": account.is_superuser,
        },
    )
    if made:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        # Confirmed: nobody reads the mail of example.org.
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
    return user
