"""Wagtail's app of users and groups, with our list of groups."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    group_viewset = "kmportal.roles.group_list.ListedGroupViewSet"
