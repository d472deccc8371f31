"""The editor's form of a content page."""

from __future__ import annotations

from wagtail.admin.forms import WagtailAdminPageForm


class ContentPageForm(WagtailAdminPageForm):
    """Offers only the parts people can have in this type of page: nobody hosts a research abstract."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self._limit_roles()
        super().__init__(*args, **kwargs)

    def _limit_roles(self) -> None:
        """On the form class, since an inline formset makes its empty row from that."""
        people = type(self).formsets.get("contributors")
        roles = self._meta.model.contributor_roles
        if people and roles and "role" in people.form.base_fields:
            people.form.base_fields["role"].choices = [(role.value, role.label) for role in roles]
