"""A site with two languages, and menus set for it: `menus(main_menu=[item(page=lesson)])`."""

import json

import pytest
from wagtail.models import Locale, Site

from kmportal.core.models import StandardPage
from kmportal.menus.models import MenuSettings
from tests import factories


class Portal:
    def __init__(self):
        self.tree = factories.site_tree()
        self.home = self.tree["home"]
        en = Locale.objects.get(language_code="en")
        self.english_home = self.home.copy_for_translation(en)
        self.english_home.live = True
        self.english_home.save()

    def page(self, title, **fields):
        return factories.page(self.home, StandardPage, title, **fields)

    def english(self, page, title, *, live=True):
        copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
        copy.title, copy.live = title, live
        copy.save()
        return copy


@pytest.fixture
def portal(db):
    return Portal()


def _link(page=None, address="", th="", en=""):
    return {"page": page and page.pk, "address": address, "label_th": th, "label_en": en}


@pytest.fixture
def link():
    return _link


@pytest.fixture
def item():
    return lambda *children, **words: (
        "item",
        {
            **_link(**words),
            "children": [{"type": "item", "value": child, "id": ""} for child in children],
        },
    )


@pytest.fixture
def column():
    def make(*parts, th="", en=""):
        return ("column", {"heading_th": th, "heading_en": en, "parts": list(parts)})

    return make


@pytest.fixture
def menus(portal):
    def save(**streams):
        settings, _made = MenuSettings.objects.get_or_create(site=Site.objects.get())
        for name, blocks in streams.items():
            raw = [{"type": kind, "value": value} for kind, value in blocks]
            field = MenuSettings._meta.get_field(name)
            setattr(settings, name, field.to_python(json.dumps(raw)))
        settings.save()
        return settings

    return save
