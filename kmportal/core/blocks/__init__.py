"""Blocks by family. Callers import from here, never from the inner files."""

from .figures import FigureBlock, FigureStreamBlock, FigureTableBlock
from .journal import JournalStreamBlock, StepBlock
from .lists import ItemStreamBlock
from .media import AttachmentStreamBlock, DocumentBlock, GalleryStreamBlock, PictureBlock
from .outcomes import OutcomeAreaBlock, OutcomeStreamBlock
from .text import (
    HeadingBlock,
    PageBodyBlock,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
    TextStreamBlock,
)

__all__ = [
    "AttachmentStreamBlock",
    "DocumentBlock",
    "FigureBlock",
    "FigureStreamBlock",
    "FigureTableBlock",
    "GalleryStreamBlock",
    "HeadingBlock",
    "ItemStreamBlock",
    "JournalStreamBlock",
    "OutcomeAreaBlock",
    "OutcomeStreamBlock",
    "PageBodyBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "StepBlock",
    "TableBlock",
    "TextStreamBlock",
]
