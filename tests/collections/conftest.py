"""Lessons of the South and elsewhere, and collections of them."""

import datetime

import pytest
from wagtail.models import PageViewRestriction

from kmportal.collections.models import CollectionPage
from kmportal.core.models import PageContributor
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import FieldNotePage, LessonPage
from tests import factories


class Portal:
    """A small portal: `lesson("ออมทรัพย์", place="80")`, `collection(type="lesson")`."""

    def __init__(self):
        self.tree = factories.site_tree()
        south = factories.place("r5", "ภาคใต้", "South")
        north = factories.place("r1", "ภาคเหนือ", "North")
        self.places = {
            "r5": south,
            "80": factories.place("80", "นครศรีธรรมราช", region=south),
            "55": factories.place("55", "น่าน", region=north),
        }
        self.places["8001"] = factories.place("8001", "เมืองนครศรีธรรมราช")
        self.places["800101"] = factories.place("800101", "ในเมือง")
        welfare = factories.theme("welfare", "สวัสดิการชุมชน", dye="bai")
        self.themes = {
            "welfare": welfare,
            "elders": factories.theme("elders", "ผู้สูงอายุ", parent=welfare),
            "forest": factories.theme("forest", "ป่าชุมชน", dye="mai"),
        }

    def lesson(self, title, *, place="", theme="", applied=0, by="", day=None, **fields):
        return self._page(
            "lessons",
            LessonPage,
            title,
            place,
            theme,
            by,
            period_end=day or datetime.date(2020, 5, 1),
            applied=applied,
            **fields,
        )

    def note(self, title, *, place="", theme="", by="", **fields):
        return self._page("notes", FieldNotePage, title, place, theme, by, **fields)

    def _page(self, folder, model, title, place, theme, by, *, applied=0, tags=(), **fields):
        if place:
            fields["place_tags"] = [PagePlace(place=self.places[place])]
        if theme:
            fields["theme_tags"] = [PageTheme(theme=self.themes[theme])]
        if by:
            fields["contributors"] = [PageContributor(name=by)]
        page = factories.page(self.tree[folder], model, title, **fields)
        if applied:
            model.objects.filter(pk=page.pk).update(applied_count=applied)
        if tags:
            page.tags.set(tags)
            page.save()
        return page

    def close(self, page, to=PageViewRestriction.LOGIN):
        return PageViewRestriction.objects.create(page=page, restriction_type=to)

    def collection(self, *criteria, title="รวมเรื่อง", **fields):
        return self.tree["home"].add_child(
            instance=CollectionPage(
                title=title, locale=self.tree["home"].locale, criteria=list(criteria), **fields
            )
        )


@pytest.fixture
def portal(db):
    return Portal()


@pytest.fixture
def found(portal):
    """Titles of what anyone finds, in order."""

    def titles(*criteria, user=None, **fields):
        query = portal.collection(*criteria, slug=None, **fields).query
        return [page.title for page in query.found_by(user).rows(0, 100)]

    return titles
