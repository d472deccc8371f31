"""A first draft by machine: only where a steward set it up, marked, and never with damaged texts."""

import time

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from kmportal.translations import machine
from kmportal.translations.machine import PortalTranslator, chunks
from lessons.models import FieldNotePage
from tests import factories

from .conftest import publish, send
from .fake_service import in_capitals, ok, running

CLASS = "kmportal.translations.machine.PortalTranslator"
TEXT = StringValue("ข้าวเม่าหนองโสน")


def translator(service, **options):
    return PortalTranslator({"URL": service.url, "KEY": "secret", **options})


def translated(service, *texts, **options):
    made = translator(service, **options)
    found = made.translate(Locale(language_code="th"), Locale(language_code="en"), texts)
    return found, made


def test_is_off_unless_set_up():
    assert not hasattr(django_settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR")


def test_translates_from_the_source_into_the_language():
    with running() as service:
        found, made = translated(service, TEXT)
    assert found[TEXT].data.strip() == "EN15"
    assert made.problem == ""
    asked = service.asked[0]
    assert (asked["path"], asked["source"], asked["target"]) == ("/translate", "th", "en")
    assert asked["api_key"] == "secret"


def test_asks_in_portions():
    texts = [StringValue(f"ข้อความที่ {number} ยาว{'ๆ' * 300}") for number in range(60)]
    with running() as service:
        found, _made = translated(service, *texts)
    assert len(found) == 60
    assert all(len(asked["q"]) <= machine.MOST_TEXTS for asked in service.asked)
    assert all(sum(map(len, asked["q"])) <= machine.MOST_LETTERS for asked in service.asked)


def test_a_text_longer_than_a_portion_goes_alone():
    long = StringValue("ก" * 10_000)
    assert [len(chunk) for chunk in chunks([TEXT, long, TEXT])] == [1, 1, 1]


def test_links_and_placeholders_come_back():
    text = StringValue('อ่าน <a id="a1">ที่นี่</a> หรือเขียนถึง km@example.org, {name}')
    with running() as service:
        found, _made = translated(service, text)
    assert "km@example.org" not in service.asked[0]["q"][0]
    assert '<a id="a1">' in found[text].data
    assert "km@example.org" in found[text].data
    assert "{name}" in found[text].data


@pytest.mark.parametrize(
    "answer",
    [
        "Read here",
        'Read <a id="a2">here</a> ZX0XZ',
        '<a id="a1">Read</a> <script>x</script> ZX0XZ',
        '<a id="a1">Read ZX0XZ',
        "",
    ],
    ids=["lost", "other-link", "script", "open", "empty"],
)
def test_a_damaged_text_is_left_untranslated(answer):
    text = StringValue('อ่าน <a id="a1">ที่นี่</a> {name}')
    with running(lambda asked: ok([answer] * len(asked["q"]))) as service:
        found, made = translated(service, text)
    assert found == {}
    assert made.damaged == 1


def test_numbers_alone_are_not_sent():
    with running() as service:
        found, _made = translated(service, StringValue("1,799"))
    assert found == {StringValue("1,799"): StringValue("1,799")}
    assert service.asked == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, b"{}"),
        (403, b'{"error": "Invalid API key"}'),
        (429, b"{}"),
        (500, b"<html>"),
        (200, b"<html>"),
        (200, b'{"translatedText": "one text, not a list"}'),
        (200, b'{"translatedText": []}'),
        (200, b"[1, 2]"),
        (200, b'{"translatedText": [{}]}'),
        (200, b"\xff\xfe\x00"),
        (307, b"http://127.0.0.1:9/translate"),
    ],
    ids=range(11),
)
def test_a_service_that_fails_is_told_kindly(status, body):
    with running(lambda asked: (status, body)) as service:
        found, made = translated(service, TEXT)
    assert found == {}
    assert made.problem
    assert "secret" not in made.problem
    assert service.url not in made.problem


def test_a_service_that_is_away_is_told_kindly():
    made = PortalTranslator({"URL": "http://127.0.0.1:9"})
    assert made.translate(Locale(language_code="th"), Locale(language_code="en"), [TEXT]) == {}
    assert made.problem


def test_a_slow_service_is_not_waited_for():
    def slow(asked):
        time.sleep(1)
        return in_capitals(asked)

    with running(slow) as service:
        found, made = translated(service, TEXT, TIMEOUT=0.2)
    assert found == {}
    assert made.problem


def test_an_answer_without_end_is_not_read():
    with running(lambda asked: (200, b"[" * (machine.LARGEST_ANSWER + 2))) as service:
        found, made = translated(service, TEXT)
    assert found == {}
    assert made.problem


def test_what_was_translated_before_it_failed_is_kept():
    texts = [StringValue(f"ข้อความที่ {number}") for number in range(machine.MOST_TEXTS + 5)]
    answers = iter([in_capitals, lambda asked: (500, b"")])
    with running(lambda asked: next(answers)(asked)) as service:
        found, made = translated(service, *texts)
    assert len(found) == machine.MOST_TEXTS
    assert made.problem


@pytest.fixture
def note(tree):
    return factories.page(tree["notes"], FieldNotePage, "เดินดูป่าชุมชน", summary="เช้าวันที่ฝนหยุด")


@pytest.fixture
def sent(note, english):
    return send(note, english)


@pytest.fixture
def service(settings):
    with running() as found:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": CLASS,
            "OPTIONS": {"URL": found.url},
        }
        yield found


@pytest.fixture
def steward(client, db):
    person = factories.person("steward", is_superuser=True)
    client.force_login(person)
    return person


def ask(client, translation):
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    return client.post(url, follow=True).content.decode()


def test_in_the_editor_its_texts_are_marked(client, steward, sent, service):
    html = ask(client, sent)
    made = StringTranslation.objects.filter(locale=sent.target_locale)
    assert {each.translation_type for each in made} == {"machine"}
    assert "ยังไม่มีใครตรวจ" in html or "made by machine" in html


def test_a_person_says_that_they_are_checked(client, steward, sent, service):
    ask(client, sent)
    page = publish(sent)
    assert page.published_translation.machine_made == 2
    client.post(reverse("translations:checked", args=[sent.pk]))
    page = type(page).objects.get(pk=page.pk)
    assert page.published_translation.machine_made == 0
    assert not StringTranslation.objects.filter(translation_type="machine").exists()


def test_what_people_translated_is_left(client, steward, sent, service):
    segment = sent.source.stringsegment_set.select_related("string").first()
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=sent.target_locale,
        data="By hand",
        translation_type="manual",
    )
    ask(client, sent)
    assert StringTranslation.objects.get(context=segment.context).data == "By hand"


def test_a_failure_is_told_and_nothing_is_lost(client, steward, sent, service):
    service.answer = lambda asked: (500, b"")
    assert "translation service" in ask(client, sent) or not StringTranslation.objects.exists()


def test_without_a_service_there_is_no_such_screen(client, steward, sent):
    url = reverse("wagtail_localize:machine_translate", args=[sent.pk])
    assert client.post(url).status_code == 404


def test_a_stranger_cannot_ask(client, sent, service):
    url = reverse("wagtail_localize:machine_translate", args=[sent.pk])
    assert client.post(url).status_code == 302
    assert service.asked == []


def test_updating_never_offers_to_publish_unread_texts(client, steward, sent, service):
    url = reverse("wagtail_localize:update_translations", args=[sent.source_id])
    assert "use_machine_translation" not in client.get(url).content.decode()
    client.post(url, {"use_machine_translation": "on"})
    assert service.asked == []
