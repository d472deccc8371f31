"""Pressing a button and taking it back. Each says what is wanted, so pressing twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from .models import Kind, Reaction

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from kmportal.core.models import ContentPage
    from kmportal.members.models import User


@transaction.atomic
def press(page: ContentPage, member: User, kind: Kind) -> None:
    Reaction.objects.get_or_create(page_id=page.pk, member=member, kind=kind)


@transaction.atomic
def take_back(page: ContentPage, member: User, kind: Kind) -> None:
    Reaction.objects.filter(page_id=page.pk, member=member, kind=kind).delete()


def may_read(page: ContentPage, request: HttpRequest) -> bool:
    """As the page itself decides when it is asked for, shared passwords included."""
    return all(each.accept_request(request) for each in page.get_view_restrictions())


def is_own(page: ContentPage, member: User | AnonymousUser) -> bool:
    """Nobody thanks herself."""
    return member.is_authenticated and any(
        person.member_id == member.pk for person in page.contributors.all()
    )
