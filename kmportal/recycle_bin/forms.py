"""What is asked when a page is deleted, and when it is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from kmportal.core.bin_tree import outside_bin
from kmportal.core.slugs import MAX_LENGTH
from kmportal.link_care.widgets import PageChooser

from .companions import deleted_together, may_go_below
from .restoring import free_slug, old_parent, slug_is_free

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kmportal.members.models import User

    from .models import BinnedBranch


def _with_language(page: Page) -> str:
    return f"{page.get_admin_display_title()} ({page.locale.get_display_name()})"


class _Pages(forms.ModelMultipleChoiceField):
    def label_from_instance(self, page: Any) -> str:
        return _with_language(page)


class _Branches(forms.ModelMultipleChoiceField):
    def label_from_instance(self, branch: Any) -> str:
        return _with_language(branch.page)


class DeleteForm(forms.Form):
    """Which translations go too; all, unless a person says otherwise."""

    def __init__(self, *args: Any, translations: Sequence[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if translations:
            keys = [page.pk for page in translations]
            self.fields["translations"] = _Pages(
                queryset=Page.objects.filter(pk__in=keys).select_related("locale"),
                label=_("Its translations too"),
                required=False,
                initial=keys,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def chosen(self) -> list[Page]:
        return list(self.cleaned_data.get("translations", ()))


class RestoreForm(forms.Form):
    """Empty where nothing has changed meanwhile: then one press is enough."""

    def __init__(self, *args: Any, branch: BinnedBranch, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.branch, self.user = branch, user
        self.old_parent = old_parent(branch)
        if self.old_parent is None:
            self._ask_for_parent()
        elif not slug_is_free(branch.page.slug, self.old_parent):
            self._ask_for_slug(self.old_parent)
        if together := deleted_together(branch, user):
            self._offer(together)

    def _ask_for_parent(self) -> None:
        self.fields["parent"] = forms.ModelChoiceField(
            queryset=Page.objects.filter(outside_bin(), depth__gt=1),
            label=_("Below which page?"),
            help_text=_("The page it was below is no longer there. Choose where it should be now."),
            widget=PageChooser(),
            error_messages={"invalid_choice": gettext_lazy("Choose a page that is still there.")},
        )
        self.fields["slug"] = self._slug_field(required=False, initial=self.branch.page.slug)

    def _ask_for_slug(self, parent: Page) -> None:
        self.fields["slug"] = self._slug_field(initial=free_slug(self.branch.page.slug, parent))
        self.fields["slug"].help_text = _(
            "Another page has had the address “%(slug)s” meanwhile. How about this one?"
        ) % {"slug": self.branch.page.slug}

    def _slug_field(self, **kwargs: Any) -> forms.SlugField:
        return forms.SlugField(
            label=_("Address of the page"), allow_unicode=True, max_length=MAX_LENGTH * 3, **kwargs
        )

    def _offer(self, together: list[BinnedBranch]) -> None:
        keys = [other.pk for other in together]
        model = type(self.branch)
        self.fields["together"] = _Branches(
            queryset=model.objects.shown().filter(pk__in=keys),
            label=_("Put back as well"),
            required=False,
            initial=keys,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        parent = self.parent
        if parent is None:
            return cleaned
        if not may_go_below(self.branch, parent, self.user):
            text = _(
                "It cannot be put back there. You may not add pages of its kind below “%(page)s”."
            )
            self.add_error(
                "parent" if "parent" in self.fields else None,
                text % {"page": parent.get_admin_display_title()},
            )
        elif not slug_is_free(self.slug, parent):
            self.add_error(
                "slug" if "slug" in self.fields else None,
                _("This address is taken. “%(slug)s” is free.")
                % {"slug": free_slug(self.slug, parent)},
            )
        return cleaned

    @property
    def parent(self) -> Page | None:
        found: Page | None = self.cleaned_data.get("parent") or self.old_parent
        return found

    @property
    def slug(self) -> str:
        return self.cleaned_data.get("slug") or str(self.branch.page.slug)

    @property
    def chosen(self) -> list[BinnedBranch]:
        return list(self.cleaned_data.get("together", ()))
