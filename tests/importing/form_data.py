"""A filled form as a browser would send it. The inputs of StreamFields are made by script, so their
values are taken from the page behind the form."""

from typing import Any

from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield


def filled_form(response: Any) -> dict[str, str]:
    """Every field of the form in the response of an editor's view."""
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form").dict()
    page = response.context["form"].instance
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = _sent(field.stream_block, getattr(page, field.name))
            data |= nested_form_data({field.name: value})
    return data


def _sent(block: Any, value: Any) -> Any:
    if isinstance(block, StreamBlock):
        return streamfield([(c.block_type, _sent(c.block, c.value)) for c in value])
    if isinstance(block, ListBlock):
        items = [_sent(block.child_block, item) for item in value]
        rows = {str(i): {"value": v, "deleted": "", "order": str(i)} for i, v in enumerate(items)}
        return rows | {"count": str(len(items))}
    if isinstance(block, StructBlock):
        return {name: _sent(child, value[name]) for name, child in block.child_blocks.items()}
    if isinstance(block, RichTextBlock):
        widget = get_rich_text_editor_widget(block.editor, block.features)
        return widget.format_value(value.source if value else "")
    if value is None:
        return ""
    return str(getattr(value, "pk", value))
