"""One lesson, centre, product and event in each kind of place, and each kind of person."""

import datetime

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from kmportal.core.models import PageContributor, PortalDocument
from kmportal.discussion.models import Comment
from kmportal.events.models import EventPage
from kmportal.members.models import User
from kmportal.places.models import PagePlace
from kmportal.roles import table
from kmportal.roles.making import make_roles
from kmportal.themes.models import PageTheme
from learning_centers.models import LearningCenterPage, Product
from lessons.models import LessonIndexPage, LessonPage
from tests import factories

PLACES = ("public", "members", "group", "password", "draft", "expired")
PEOPLE = ("stranger", "member", "insider", "contributor", "steward", "superuser", "auditor")
#: What stands in a title tells the page, wherever it is told.
SECRET = {place: f"ความลับ{number}ชั้น" for number, place in enumerate(PLACES, 11)}


class World:
    def __init__(self, who, keys):
        self.who, self.client = who, Client()
        self.user = User.objects.filter(username=who).first()
        if self.user:
            self.client.force_login(self.user)
        pages = {name: Page.objects.get(pk=key).specific for name, key in keys.items()}
        self.tree, self.like = pages, pages["like"]
        self.lessons = {place: pages[place] for place in PLACES}
        self.writer = User.objects.get(username="writer")
        self.centers = {place: pages[f"center-{place}"] for place in PLACES}
        self.events = {place: pages[f"event-{place}"] for place in PLACES}
        self.documents = {each.title: each for each in PortalDocument.objects.all()}


def lesson_in(branch, place, tags, **fields):
    tambon, theme, writer = tags
    document = PortalDocument(title=place)
    document.file.save(f"{place}.txt", ContentFile(b"x"))
    lesson = factories.page(
        branch,
        LessonPage,
        f"ข้าวเม่าโบราณ {SECRET.get(place, 'เพื่อนบ้าน')}",
        summary="ตำข้าวเม่าโบราณขายที่ตลาดนัด",
        slug=f"lesson-{place}",
        attachments=[("document", {"document": document, "title": ""})],
        place_tags=[PagePlace(place=tambon)],
        theme_tags=[PageTheme(theme=theme)],
        contributors=[PageContributor(role="recorder", member=writer, name="ผู้บันทึก")],
        owner=writer,
        **fields,
    )
    lesson.save_revision()
    return lesson


def besides(tree, place, tambon, fields):
    """A centre with a product, and an event."""
    title = f"ข้าวเม่าโบราณ {SECRET[place]}"
    center = factories.page(
        tree["centers"],
        LearningCenterPage,
        f"ศูนย์{title}",
        slug=f"center-{place}",
        place_tags=[PagePlace(place=tambon)],
        latitude=14.6,
        longitude=102.8,
        coordinate_precision="exact",
        **fields,
    )
    Product.objects.create(name=title, center=center)
    event = factories.page(
        tree["events"],
        EventPage,
        f"เวที{title}",
        slug=f"event-{place}",
        first_day=timezone.localdate() + datetime.timedelta(days=3),
        **fields,
    )
    return {"center": center, "event": event}


def close(page, place, insiders):
    kind = {"members": "login", "group": "groups", "password": "password"}.get(place)
    if kind:
        closed = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        closed.groups.add(*[insiders] if place == "group" else [])


def make_world():
    """Keys of all pages, from which each test reads its own `World`."""
    tree = factories.site_tree()
    for code, name in (("31", "บุรีรัมย์"), ("3104", "นางรอง"), ("310406", "หนองโสน")):
        tambon = factories.place(code, name)
    writer = factories.person("writer", display_name="แม่สุนีย์")
    tags = tambon, factories.theme("food", "แปรรูปอาหาร"), writer
    make_roles([tree["notes"]])  # contributors write, but not here
    insiders = Group.objects.create(name="คณะทำงานภาค")
    for name, group in {
        "member": None,
        "insider": insiders,
        "contributor": Group.objects.get(name=table.CONTRIBUTORS),
        "steward": Group.objects.get(name=table.STEWARDS),
        "auditor": Group.objects.get(name=table.AUDITORS),
    }.items():
        factories.person(name).groups.add(*[group] if group else [])
    factories.person("superuser", is_superuser=True)
    pages = dict(tree)
    for place in PLACES:
        branch = tree["lessons"].add_child(
            instance=LessonIndexPage(title=f"สาขา {place}", slug=place, locale=tree["home"].locale)
        )
        fields = {"live": place != "draft", "first_published_at": timezone.now()}
        if place == "expired":
            fields["expire_at"] = timezone.now() - datetime.timedelta(minutes=5)
        pages[place] = lesson_in(branch, place, tags, **fields)
        close(branch, place, insiders)
        for name, page in besides(tree, place, tambon, fields).items():
            pages[f"{name}-{place}"] = page
            close(page, place, insiders)
        Comment.objects.create(
            page=pages[place], member=writer, text=f"ดีมาก {SECRET[place]}", state="published"
        )
    pages["like"] = lesson_in(tree["lessons"], "like", tags)
    return {name: page.pk for name, page in pages.items()}
