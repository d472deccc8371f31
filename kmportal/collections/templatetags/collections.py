"""What templates of collections need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from kmportal.collections.choices import Column
from kmportal.collections.structured import data_of
from kmportal.core.structured import as_script

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from kmportal.collections.models import CollectionPage
    from kmportal.collections.showing import Shown

register = template.Library()


@register.filter
def column_label(column: str) -> str:
    return str(Column(column).label)


@register.simple_tag(takes_context=True)
def collection_data(context: dict[str, Any], page: CollectionPage, shown: Shown) -> SafeString:
    return as_script(data_of(page, shown, context["request"]))
