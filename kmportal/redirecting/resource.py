"""The table of redirects: one row an old address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import Widget
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Site

from .checking import Beside, Target, read_old, read_target, refuse_chain, target_path, target_text

if TYPE_CHECKING:
    from django.db.models import QuerySet

NO = frozenset({"0", "no", "false", "temporary", "302", "ชั่วคราว", "ไม่", "ไม่ใช่"})
YES = frozenset({"", "1", "yes", "true", "permanent", "301", "ถาวร", "ใช่"})


class Written(Widget):
    """As it is: the resource reads it, which knows the row."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return str(value or "").strip()


class SiteWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Site | None:
        name = str(value or "").strip()
        if not name:
            return None
        site = Site.objects.filter(hostname__iexact=name).first()
        if site is None:
            raise ValueError(_("There is no site of this name here. Empty means all sites."))
        return site

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.hostname if value else ""


class PermanentWidget(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        text = str(value or "").strip().casefold()
        if text not in YES | NO:
            raise ValueError(_("Write “permanent” or “temporary”."))
        return text in YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return _("permanent") if value else _("temporary")


class TargetField(Field):
    """A page where the address is one's, since a page may move."""

    def get_value(self, instance: Redirect) -> str:
        return target_text(instance)

    def save(self, instance: Redirect, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        text = self.clean(row, **kwargs)
        if not text:
            raise ValidationError({"target": _("Write where readers are to be led.")})
        if instance.pk and text == target_text(instance):
            return
        try:
            target = read_target(text)
        except ValidationError as wrong:
            raise ValidationError({"target": wrong.messages}) from wrong
        instance.redirect_page, instance.redirect_link = target.page, target.link
        instance.redirect_page_route_path = ""


class RedirectResource(ModelResource):
    old_path = Field("old_path", "old_path", widget=Written())
    target = TargetField("target", "target", widget=Written())
    is_permanent = Field("is_permanent", "is_permanent", widget=PermanentWidget())
    site = Field("site", "site", widget=SiteWidget())

    class Meta:
        model = Redirect
        fields = ("old_path", "target", "is_permanent", "site")
        import_id_fields: ClassVar = ["old_path"]
        clean_model_instances = True
        instance_loader_class = BaseInstanceLoader

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._beside = Beside()

    def get_queryset(self) -> QuerySet[Redirect]:
        return Redirect.objects.select_related("redirect_page", "site").order_by("old_path", "pk")

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """The old address is read first: the row is known by it."""
        known, number = self._known(row), kwargs.get("row_number", 0)
        path = known.old_path if known else self._read_old(row)
        other = self._beside.rows.setdefault(path, number)
        if other != number:
            message = _("Row %(row)s has the same address.") % {"row": other}
            raise ValidationError({"old_path": message})
        row["old_path"] = path

    def _read_old(self, row: Any) -> str:
        try:
            return read_old(str(row.get("old_path") or ""))
        except ValidationError as wrong:
            raise ValidationError({"old_path": wrong.messages}) from wrong

    def _known(self, row: Any) -> Redirect | None:
        """That of the site, where the row names one; else that of all sites, or the only one."""
        path = Redirect.normalise_path(str(row.get("old_path") or "")[:2000])
        found = list(self.get_queryset().filter(old_path=path))
        name = str(row.get("site") or "").strip().casefold()
        if name:
            return next((r for r in found if r.site and r.site.hostname.casefold() == name), None)
        general = next((r for r in found if r.site is None), None)
        return general or (found[0] if len(found) == 1 else None)

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Redirect, bool]:
        known = self._known(row)
        if known and not str(row.get("site") or "").strip():
            row["site"] = known.site.hostname if known.site else ""
        return (known, False) if known else (Redirect(), True)

    def validate_instance(
        self, instance: Redirect, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        super().validate_instance(instance, import_validation_errors, validate_unique)
        target = Target(instance.redirect_page, instance.redirect_link)
        try:
            refuse_chain(instance.old_path, target, but=instance.pk, beside=self._beside)
        except ValidationError as wrong:
            raise ValidationError({"target": wrong.messages}) from wrong
        self._beside.leads[instance.old_path] = target_path(target)

    def before_save_instance(self, instance: Redirect, row: Any, **kwargs: Any) -> None:
        self._action = "wagtail.edit" if instance.pk else "wagtail.create"

    def after_save_instance(self, instance: Redirect, row: Any, **kwargs: Any) -> None:
        log(instance=instance, action=self._action, user=kwargs.get("user"))
