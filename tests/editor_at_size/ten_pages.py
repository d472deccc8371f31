"""Ten pages as an editor meets them: in review, asked about, late, translated, deleted, with a broken link."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Comment as FieldComment
from wagtail.models import Locale, Page, Workflow
from wagtail_localize.operations import translate_object

from kmportal.core.models import PageContributor
from kmportal.discussion.models import Comment
from kmportal.events.models import EventPage
from kmportal.members.models import User
from kmportal.places.models import PagePlace
from kmportal.recycle_bin.binning import put_in_bin
from kmportal.review.models import CommunityCheck, ReviewInterval, ReviewTimes
from kmportal.review.workflows import make_workflows
from kmportal.roles import table
from kmportal.roles.making import make_roles
from kmportal.themes.models import PageTheme
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from tests import factories


class TenPages:
    """`roots` are copied with all below them; `by_name` is one page for each screen that needs one."""

    def __init__(self) -> None:
        self.tree = factories.site_tree()
        self.english = Locale.objects.get(language_code="en")
        for page in self.tree.values():
            page.save_revision().publish()
            twin = page.copy_for_translation(self.english)
            twin.save_revision().publish()
        make_workflows()
        self.writer = factories.person("nida", display_name="นิดา")
        factories.place("31", "บุรีรัมย์")
        factories.place("3104", "นางรอง")
        self.place = factories.place("310406", "หนองโสน")
        self.theme = factories.theme("livelihood", "อาชีพและเศรษฐกิจท้องถิ่น", dye="krang")
        self.by_name: dict[str, Page] = {}
        self._lessons()
        self._others()
        deleted = self.by_name["deleted"] = self._lesson("ออมวันละบาท")
        bin_folder = put_in_bin([deleted], self.writer).branches.get().page.get_parent()
        deleted = self.by_name["deleted"] = Page.objects.get(pk=deleted.pk)
        kept = [page for name, page in self.by_name.items() if name != "deleted"]
        self.roots = [*(Page.objects.get(pk=page.pk) for page in kept), bin_folder]

    def step(self, name: str) -> int:
        """The step that waits for somebody to decide about the page."""
        return int(self.by_name[name].current_workflow_task_state.pk)

    def check(self) -> CommunityCheck:
        return CommunityCheck.objects.get()

    def _lessons(self) -> None:
        names = self.by_name
        names["reviewed"] = self._lesson("ข้าวเม่าหนองโสน", live=False)
        self._hand_in(names["reviewed"], "One review")
        names["asked"] = self._lesson("ป่าชุมชนหนองโสน", live=False)
        self._hand_in(names["asked"], "Community check")
        names["public"] = self._lesson("กองทุนวันละบาท")
        names["linking"] = self._lesson("ตลาดเช้า", link=names["public"])
        gone = self._lesson("จะลบทิ้ง")
        names["broken"] = self._lesson("น้ำประปาหมู่บ้าน", link=gone)
        gone.unpublish()
        Page.objects.get(pk=gone.pk).delete()
        self._grown_old(names["linking"])
        translate_object(names["public"], [self.english])
        names["translation"] = names["public"].get_translation(self.english)
        Comment.objects.create(
            page=names["public"], member=self.writer, text="ดีมาก", state="pending"
        )

    def _others(self) -> None:
        tree, names = self.tree, self.by_name
        names["note"] = factories.page(
            tree["notes"], FieldNotePage, "วันเปิดสมุดหนี้", owner=self.writer
        )
        names["research"] = factories.page(
            tree["research"], ResearchAbstractPage, "สวัสดิการในตำบล", owner=self.writer
        )
        names["event"] = factories.page(
            tree["events"],
            EventPage,
            "เวทีคุยเรื่องน้ำ",
            first_day=datetime.date(2021, 3, 12),
            owner=self.writer,
        )
        names["center"] = factories.page(
            tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้หนองโสน", owner=self.writer
        )
        for name in ("note", "research", "event", "center"):
            names[name].save_revision(user=self.writer).publish()

    def _lesson(self, title: str, *, live: bool = True, link: Page | None = None) -> LessonPage:
        linked = f'<a linktype="page" id="{link.pk}">อ่านต่อ</a>' if link else ""
        page = factories.page(
            self.tree["lessons"],
            LessonPage,
            title,
            live=live,
            owner=self.writer,
            context=[("paragraph", f"<p>ทั้งตำบลทำร่วมกัน {linked}</p>")],
            place_tags=[PagePlace(place=self.place)],
            theme_tags=[PageTheme(theme=self.theme)],
            contributors=[PageContributor(role="storyteller", name="แม่สุนีย์")],
        )
        revision = page.save_revision(user=self.writer)
        if live:
            revision.publish()
        FieldComment.objects.create(page=page, user=self.writer, text="ปีไหน", contentpath="title")
        made: LessonPage = LessonPage.objects.get(pk=page.pk)
        return made

    def _hand_in(self, page: Page, workflow: str) -> None:
        Workflow.objects.get(name__contains=f"({workflow}").start(page, self.writer)

    def _grown_old(self, page: Page) -> None:
        lesson = ContentType.objects.get_for_model(LessonPage)
        times = ReviewTimes.load()
        ReviewInterval.objects.create(settings=times, page_type=lesson, months=24)
        when = timezone.now() - datetime.timedelta(days=800)
        type(page).objects.filter(pk=page.pk).update(
            last_published_at=when, first_published_at=when
        )


def steward() -> User:
    """Of the role, no superuser: rights are asked for on every page."""
    make_roles()
    person = factories.person("steward", display_name="ผู้ดูแล")
    person.groups.add(Group.objects.get(name=table.STEWARDS))
    return person
