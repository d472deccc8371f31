"""Pictures and documents inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=200,
        required=False,
        help_text=_(
            "Read aloud to people who cannot see it. Empty means the picture only decorates."
        ),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with a caption and its credit.")
        template = "blocks/picture.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Empty: the document's own title."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to read or download.")
        template = "blocks/document.html"


class AttachmentStreamBlock(blocks.StreamBlock):
    document = DocumentBlock()


class GalleryStreamBlock(blocks.StreamBlock):
    picture = PictureBlock()
