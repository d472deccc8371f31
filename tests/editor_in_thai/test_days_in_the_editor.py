"""Days in the editor: typed in either era, shown in the Buddhist one to who reads Thai."""

import datetime

import pytest
from django import forms
from django.utils import formats, timezone, translation
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.panels import PublishingPanel
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.blocks import DateBlock
from wagtail.models import Page
from wagtail.utils.timestamps import render_timestamp

DAY = datetime.date(2021, 3, 12)
TYPED = ["๑๒ มี.ค. ๒๕๖๔", "12/3/64", "12/03/2564", "12 มีนาคม 2564", "2021-03-12", "12 Mar 2021"]
BANGKOK = timezone.get_fixed_timezone(7 * 60)
MOMENT = datetime.datetime(2021, 3, 12, 9, 30, tzinfo=BANGKOK)


class DayForm(forms.Form):
    day = forms.DateField(widget=AdminDateInput, required=False)
    moment = forms.DateTimeField(widget=AdminDateTimeInput, required=False)


@pytest.mark.parametrize("typed", TYPED)
def test_a_day_is_read_as_people_type_it(typed):
    form = DayForm({"day": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "๑๒ มี.ค. ๒๕๖๔ เวลา ๙.๓๐ น.",
        "12/3/64 09:30",
        "12/03/2564 09:30",
        "12 มีนาคม 2564 9.30 น.",
        "2021-03-12 09:30:00",
    ],
)
def test_a_time_may_follow_the_day(typed):
    form = DayForm({"moment": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["moment"] == MOMENT


def test_a_day_alone_begins_at_midnight():
    form = DayForm({"moment": "12/3/2564"})
    assert form.is_valid()
    assert form.cleaned_data["moment"] == datetime.datetime(2021, 3, 12, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    "typed",
    ["เมื่อวานซืน", "31/2/2564", "12-14/3/64", "12/3/2564 25:70", "9" * 100_000, "\0", "12/13/64"],
)
@pytest.mark.parametrize("field", ["day", "moment"])
def test_what_is_no_day_is_refused_and_kept_to_be_mended(field, typed):
    form = DayForm({field: typed})
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert form[field].value() == typed


def test_fields_show_the_day_in_the_buddhist_era():
    form = DayForm(initial={"day": DAY, "moment": MOMENT})
    assert 'value="12/03/2564"' in str(form["day"])
    assert 'value="12/03/2564 09:30"' in str(form["moment"])


def test_what_was_typed_comes_back_in_the_same_shape_when_the_form_does():
    assert 'value="12/03/2564"' in str(DayForm({"day": "๑๒ มี.ค. ๒๕๖๔"})["day"])


def test_in_english_fields_keep_the_common_era():
    with translation.override("en"):
        assert 'value="2021-03-12"' in str(DayForm(initial={"day": DAY})["day"])
        assert "yearOffset" not in AdminDateInput().get_config()
        assert DayForm({"day": "12 มี.ค. 2564"}).is_valid()


def test_the_calendar_counts_in_the_buddhist_era_and_leaves_what_is_typed():
    config = AdminDateTimeInput().get_config()
    assert (config["yearOffset"], config["validateOnBlur"]) == (543, False)
    assert config["format"] == "d/m/Y H:i"


def test_filters_of_lists_and_reports_read_it_too():
    widget = DateRangePickerWidget()
    data = {"when_from": "12/3/64", "when_to": "๑๔ มี.ค. ๒๕๖๔"}
    assert widget.value_from_datadict(data, {}, "when") == ["2021-03-12", "2021-03-14"]


def test_blocks_read_and_show_it_too():
    block = DateBlock()
    assert block.clean(block.value_from_datadict({"day": "๑๒ มี.ค. ๒๕๖๔"}, {}, "day")) == DAY
    assert block.get_form_state(DAY) == "12/03/2564"


@pytest.mark.django_db
def test_scheduled_publishing_reads_it_too():
    edit = PublishingPanel().bind_to_model(Page)
    form_class = edit.get_form_class()
    form = form_class({"go_live_at": "1/1/2600 6.00 น."}, instance=Page(title="ทดลอง"))
    form.is_valid()
    assert form.cleaned_data["go_live_at"].year == 2057


def test_lists_and_messages_write_the_buddhist_era():
    assert formats.date_format(DAY) == "12 มี.ค. 2564"
    assert render_timestamp(MOMENT) == "12 มี.ค. 2564 09.30 น."
    assert formats.date_format(DAY, "YEAR_MONTH_FORMAT") == "มีนาคม 2564"


def test_lists_and_messages_in_english_keep_the_common_era():
    with translation.override("en"):
        assert "2021" in formats.date_format(DAY)
        assert "2021" in render_timestamp(MOMENT)


def test_dates_for_machines_stay_in_the_common_era():
    assert formats.date_format(DAY, "Y-m-d") == "2021-03-12"
    assert formats.date_format(MOMENT, "c").startswith("2021-03-12")
