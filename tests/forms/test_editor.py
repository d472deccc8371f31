"""Making a form: ready questions, what is refused, its translation."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, TranslationSource

from kmportal.forms.models import FormPage, FormQuestion
from kmportal.forms.ready import READY

pytestmark = pytest.mark.django_db


def written(kind: str = "review", questions=(), **fields) -> dict[str, str]:
    page = {
        "title": "ทบทวนวันอบรม",
        "slug": "review",
        "form_kind": kind,
        "intro": streamfield([]),
        "who": "anyone",
        "keep_days": "90",
        "afterwards": "nameless",
        "form_fields": inline_formset(list(questions)),
        "comments": inline_formset([]),
    }
    return nested_form_data(page | fields)


def create(client, tree, data):
    url = reverse("wagtailadmin_pages:add", args=["forms", "formpage", tree["forms"].pk])
    assert client.get(url).status_code == 200
    return client.post(url, data)


@pytest.mark.parametrize("kind", list(READY), ids=str)
def test_an_empty_list_gets_the_ready_questions(client, steward, tree, kind):
    client.force_login(steward)

    create(client, tree, written(kind))

    page = FormPage.objects.get()
    assert [each.label for each in page.form_fields.all()] == [str(q.label) for q in READY[kind]]
    assert all(each.clean_name for each in page.form_fields.all())
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert str(READY[kind][0].label) in edit


def test_own_questions_stay_alone_and_keep_their_name(client, steward, tree):
    client.force_login(steward)
    asked = {"label": "ได้อะไรกลับบ้าน", "field_type": "multiline", "choices": "", "help_text": ""}

    create(client, tree, written(questions=[asked, asked]) | {"action-publish": "1"})

    page = FormPage.objects.get()
    names = [each.clean_name for each in page.form_fields.all()]
    assert len(set(names)) == 2
    latest = page.get_latest_revision_as_object()
    assert [each.clean_name for each in latest.form_fields.all()] == names


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"opens_on": "12/3/64", "closes_on": "11/3/64"}, "closes_on"),
        ({"capacity": "0"}, "capacity"),
        ({"keep_days": "9999"}, "keep_days"),
    ],
    ids=["days", "places", "keeping"],
)
def test_what_cannot_be_is_said(client, steward, tree, changed, part):
    client.force_login(steward)

    response = create(client, tree, written(**changed))

    assert part in response.context["form"].errors
    assert not FormPage.objects.exists()


def test_a_choice_needs_two(client, steward, tree):
    client.force_login(steward)
    asked = {"label": "มาไหม", "field_type": "radio", "choices": "มา\nมา", "help_text": ""}

    response = create(client, tree, written(questions=[asked]))

    assert "choices" in response.context["form"].formsets["form_fields"].errors[0]


def test_it_is_previewed_before_it_is_saved(client, steward, tree, make):
    client.force_login(steward)
    page = make()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    asked = {"label": "ถามใหม่", "field_type": "rating", "choices": "", "help_text": ""}
    client.post(url, written(questions=[asked]))

    shown = client.get(url, {"in_preview_panel": "true"})

    assert "ถามใหม่" in shown.content.decode()


def test_questions_are_translated_and_their_answers_still_belong_together(steward, make, tree):
    english = Locale.objects.get(language_code="en")
    for page in (tree["home"], tree["forms"]):
        page.copy_for_translation(english)
    page = make(capacity=3)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            data=f"EN {segment.string.data}",
        )

    source.create_or_update_translation(english, user=steward, publish=True)

    other = FormPage.objects.get(locale=english)
    assert other.capacity == 3
    thai = list(FormQuestion.objects.filter(page=page).values_list("clean_name", "label"))
    assert list(other.form_fields.values_list("clean_name", "label")) == [
        (name, f"EN {label}") for name, label in thai
    ]
