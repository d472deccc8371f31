"""A lesson or a field note begun from the answers to a form. Nothing that says who answered is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from kmportal.forms.kinds import Kind
from kmportal.forms.sums import Sum, sums_of
from kmportal.forms.wording import Wording
from kmportal.guard.forms import CleanTextField
from lessons.models import FieldNoteIndexPage, FieldNotePage, LessonIndexPage, LessonPage

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.core.models import ContentPage
    from kmportal.forms.models import FormAnswer, FormPage, FormQuestion
    from kmportal.members.models import User

#: A draft is to be read and shortened: of a thousand answers nobody would.
MOST_ANSWERS = 200
LONGEST_ITEM = 2_000
TARGETS: dict[type[Page], type[ContentPage]] = {
    LessonIndexPage: LessonPage,
    FieldNoteIndexPage: FieldNotePage,
}
LISTS = ("what_worked", "what_did_not", "advice")
Block = tuple[str, Any]


def places_for(user: User, page: FormPage) -> dict[str, Page]:
    """The lists, in the language of the form, below which this person may write a draft. Of who
    registered there is nothing to tell."""
    if page.form_kind == Kind.REGISTRATION:
        return {}
    mine = page_permission_policy.instances_user_has_any_permission_for(user, {"add"})
    found = mine.filter(locale=page.locale_id).type(tuple(TARGETS)).order_by("path").specific()
    return {
        str(each.pk): each for each in found if each.permissions_for_user(user).can_add_subpage()
    }


class WriteUpForm(forms.Form):
    title = CleanTextField(label=gettext_lazy("Title"), max_length=255)
    place = forms.ChoiceField(label=gettext_lazy("What it becomes"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, places: Mapping[str, Page], title: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"title": title, "place": next(iter(places))}
        super().__init__(*args, **kwargs)
        choices = [(key, _what(place)) for key, place in places.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]  # of a choice field


def _what(place: Page) -> str:
    named = {"kind": TARGETS[type(place)]._meta.verbose_name, "list": place.title}
    return str(_("%(kind)s, below “%(list)s”") % named)


@transaction.atomic
def write_up(
    page: FormPage, answers: QuerySet[FormAnswer], parent: Page, title: str, user: User
) -> ContentPage:
    """A draft of this person's own, in the form's language."""
    model = TARGETS[type(parent)]
    with override(page.locale.language_code):
        gathered = Gathered(page, answers)
        texts = gathered.lesson() if model is LessonPage else {"body": gathered.running()}
    draft = model(title=title, locale=parent.locale, owner=user, live=False, **texts)
    if page.event:
        draft.place_tags = [tag_of(tag) for tag in page.event.place_tags.all()]
        draft.theme_tags = [tag_of(tag) for tag in page.event.theme_tags.all()]
    parent.add_child(instance=draft)
    PageLogEntry.objects.log_action(instance=draft, action="wagtail.create", user=user)
    draft.save_revision(user=user, log_action=True, clean=False)
    return draft


def tag_of(tag: Any) -> Any:
    """The same place or theme, for another page."""
    kept = {
        field.attname: getattr(tag, field.attname)
        for field in tag._meta.concrete_fields
        if field.name not in ("id", "page")
    }
    return type(tag)(**kept)


class Gathered:
    """Each question that is not personal, with what was answered to it."""

    def __init__(self, page: FormPage, answers: QuerySet[FormAnswer]) -> None:
        rows = list(answers.order_by("pk").values_list("page", "form_data"))
        self._questions = [each for each in page.form_fields.all() if not each.is_personal]
        data = [each for _page, each in rows[-MOST_ANSWERS:]]
        wording = Wording(self._questions, data)
        self._said: dict[str, list[str]] = {
            question.clean_name: list(
                dict.fromkeys(filter(None, (wording.of(question, each) for each in data)))
            )
            for question in self._questions
        }
        self._sums = {each.question.clean_name: each for each in sums_of(page, rows, [])}

    def lesson(self) -> dict[str, list[Block]]:
        """By field: what has a part of its own goes there, the rest into the story."""
        fields: dict[str, list[Block]] = {name: [] for name in ("context", *LISTS)}
        for question in self._questions:
            if question.part in LISTS and question.clean_name not in self._sums:
                said = self._said[question.clean_name]
                fields[question.part] += [("item", each[:LONGEST_ITEM]) for each in said]
            else:
                fields["context"] += self._told(question)
        return fields

    def running(self) -> list[Block]:
        return [block for question in self._questions for block in self._told(question)]

    def _told(self, question: FormQuestion) -> Iterator[Block]:
        added = self._sums.get(question.clean_name)
        said = self._said[question.clean_name]
        text = _sum_list(added) if added else _list(said)
        if text:
            yield "heading", {"text": question.label[:160], "level": "2"}
            yield "paragraph", text


def _list(said: list[str]) -> str:
    rows = (
        (format_html_join("<br/>", "{}", ((line,) for line in each.splitlines())),) for each in said
    )
    items = format_html_join("", "<li>{}</li>", rows)
    return format_html("<ul>{}</ul>", items) if said else ""


def _sum_list(added: Sum) -> str:
    if not added.answered:
        return ""
    people = ngettext("%(count)s person answered.", "%(count)s people answered.", added.answered)
    text = people % {"count": added.answered}
    if added.average is not None:
        text += " " + _("On average %(average)s of 5.") % {"average": added.average}
    counts = format_html_join("", "<li>{}: {}</li>", added.counts)
    return format_html("<p>{}</p><ul>{}</ul>", escape(text), counts)
