"""What pages refer to by name while they are built: pictures, files, places, themes, notebooks."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Locale

from kmportal.core.licences import Licence
from kmportal.core.models import PortalDocument, PortalImage
from kmportal.members.models import User
from kmportal.places.models import Place
from kmportal.themes.models import Theme
from lessons.models import Notebook, Series

from .pictures import draw
from .prose import Block, Mark, rich
from .sources import FILES, read

CREDIT = "kmportal"
#: Stands first on every page whose people and figures are made up.
INVENTED = {
    "th": "**เรื่องสมมุติเพื่อสาธิต** คน กลุ่ม และตัวเลขในหน้านี้แต่งขึ้น ชื่อตำบลเป็นชื่อจริงเพื่อให้เห็นวิธีติดป้ายเท่านั้น",
    "en": "**Invented for this demo.** People, groups and figures on this page are made up; "
    "the tambon is real only to show how pages are tagged.",
}


class Shelf:
    def __init__(self) -> None:
        facts = read("shelf.toml")
        self.users = {user.username: user for user in User.objects.all()}
        self.pictures = {p["name"]: _picture(p["name"], p["title"]) for p in facts["pictures"]}
        self.files = {f["name"]: _file(f["name"], f["title"]) for f in facts["files"]}
        self.notebooks = {n.pop("name"): self._notebook(n) for n in facts["notebooks"]}
        self.series = {s.pop("name"): Series.objects.create(**s) for s in facts["series"]}
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def _notebook(self, facts: dict[str, Any]) -> Notebook:
        owner = self.users.get(facts.pop("owner", ""))
        return Notebook.objects.create(owner=owner, **facts)

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in Theme.objects.all()}

    def place(self, code: str) -> Place:
        return Place.objects.get(code=code)

    @property
    def author(self) -> User | None:
        """Whose name the history shows: the demo steward, or nobody where there is none."""
        return self.users.get("steward")

    @property
    def marks(self) -> dict[str, Mark]:
        """The `[[…]]` marks of running text."""
        return {
            "picture": lambda words, _rest: ("picture", self.picture_block(*words)),
            "document": self._document_mark,
            "theme": self._theme_mark,
            "invented": lambda words, _rest: ("paragraph", rich(INVENTED[words[0]])),
        }

    def picture_block(self, name: str, alt_text: str = "", caption: str = "") -> dict[str, Any]:
        return {"image": self.pictures[name], "alt_text": alt_text, "caption": caption}

    def _document_mark(self, words: list[str], _rest: str) -> Block:
        return "document", self.document_block(*words)

    def document_block(self, name: str, title: str = "") -> dict[str, Any]:
        return {"document": self.files[name], "title": title}

    def _theme_mark(self, words: list[str], rest: str) -> Block:
        return "theme", {"theme": self.themes[words[0]], "text": rich(rest)}


def _picture(name: str, title: str) -> PortalImage:
    file = ContentFile(draw(name), name=f"{name}.jpg")
    image: PortalImage = PortalImage.objects.create(
        title=title, description=title, file=file, credit=CREDIT, licence=Licence.CC_BY
    )
    return image


def _file(name: str, title: str) -> PortalDocument:
    file = ContentFile((FILES / name).read_bytes(), name=name)
    document: PortalDocument = PortalDocument.objects.create(
        title=title, file=file, credit=CREDIT, licence=Licence.CC_BY
    )
    return document
