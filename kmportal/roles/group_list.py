"""The list of groups, without those made for one person alone: her rights stand on the pages' Sharing screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.users.views.groups import GroupViewSet, IndexView

if TYPE_CHECKING:
    from django.contrib.auth.models import Group
    from django.db.models import QuerySet


class ListedGroups(IndexView):
    def get_base_queryset(self) -> QuerySet[Group]:
        groups: QuerySet[Group] = super().get_base_queryset()
        return groups.filter(personal=None)


class ListedGroupViewSet(GroupViewSet):
    index_view_class = ListedGroups
