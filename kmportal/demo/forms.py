"""The demo's two forms: a registration for an event to come, a review of one that is over."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from wagtail.models import Locale, Page

from kmportal.core.slugs import readable_slug
from kmportal.forms.kinds import Kind
from kmportal.forms.models import FormAnswer, FormIndexPage, FormPage
from kmportal.forms.ready import ready_questions
from kmportal.members.privacy import VERSION

from .sources import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kmportal.members.models import User


def make_forms(
    pages: Mapping[tuple[str, str], Page], home: Page, author: User | None
) -> list[Page]:
    facts = read("forms.toml")
    index = FormIndexPage(slug="forms", locale=home.locale, owner=author, **facts["index"]["th"])
    Page.objects.get(pk=home.pk).add_child(instance=index)
    index.save_revision(clean=False).publish()
    made = [index, _translated(index, facts["index"]["en"])]
    for kind in (Kind.REGISTRATION, Kind.REVIEW):
        words = facts[kind]
        form = _form(kind, words, pages[words["event"], "th"].specific, author)
        Page.objects.get(pk=index.pk).add_child(instance=form)
        form.save_revision(clean=False).publish()
        made += [form, _translated(form, words["en"])]
        FormAnswer.objects.bulk_create(_answers(form, words))
    return made


def _form(kind: str, words: dict[str, Any], event: Any, author: User | None) -> FormPage:
    form = FormPage(
        form_kind=kind,
        event=event,
        owner=author,
        locale=event.locale,
        notify_owner=False,
        keep_days=words["keep_days"],
        capacity=words.get("capacity"),
        form_fields=ready_questions(kind, "th"),
        **_texts(words["th"]),
    )
    if days := words.get("closes_days_before"):
        form.closes_on = event.first_day - datetime.timedelta(days=days)
    return form


def _texts(words: dict[str, Any]) -> dict[str, Any]:
    intro = words.get("intro")
    return words | ({"intro": [("paragraph", f"<p>{intro}</p>")]} if intro else {})


def _translated(page: Any, words: dict[str, Any]) -> Page:
    """Questions of ours are translated already: they are the ready ones."""
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    for name, value in _texts(words).items():
        setattr(copy, name, value)
    if isinstance(copy, FormPage):
        ready = ready_questions(copy.form_kind, "en")
        questions = list(copy.form_fields.all())
        for question, english in zip(questions, ready, strict=True):
            question.label, question.help_text = english.label, english.help_text
        copy.form_fields = questions
    copy.slug = readable_slug(copy.title) if isinstance(copy, FormPage) else page.slug
    copy.save_revision(clean=False).publish()
    translation: Page = copy
    return translation


def _answers(form: FormPage, words: dict[str, Any]) -> list[FormAnswer]:
    names = [question.clean_name for question in form.form_fields.all()]
    told = [dict(zip(names, each["said"], strict=True)) for each in words.get("answers", [])]
    told += [
        {
            names[0]: f"ผู้ลงทะเบียนสมมุติ คนที่ {number}",
            names[1]: f"080 000 00{number:02}",
            names[3]: "กลุ่มออมทรัพย์บ้านตัวอย่าง",
            names[4]: "860404",
        }
        for number in range(1, words.get("registered", 0) + 1)
    ]
    version = VERSION if words.get("registered") else ""
    return [FormAnswer(page=form, form_data=data, consent_version=version) for data in told]
