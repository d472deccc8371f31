"""Values in steps of one dye."""

import pytest

from kmportal.charts.steps import Steps


def test_few_different_values_have_a_step_each():
    assert [step.label for step in Steps([1, 1, 2, 40]).all] == ["1", "2", "40"]


def test_many_values_share_five_steps():
    assert [step.label for step in Steps(range(1, 11)).all] == [
        "1 – 2",
        "3 – 4",
        "5 – 6",
        "7 – 8",
        "9 – 10",
    ]


def test_equal_values_are_never_in_two_steps():
    steps = Steps([1] * 70 + [2, 3, 4, 5, 6, 7])
    assert (steps.of(1), steps.all[0].label) == (1, "1")


@pytest.mark.parametrize("value", range(1, 78))
def test_every_value_lies_within_its_step(value):
    steps = Steps(range(1, 78))
    step = steps.all[(steps.of(value) or 0) - 1]
    assert step.lowest <= value <= step.highest


def test_nought_is_undyed():
    assert Steps([0, 3]).of(0) == 0


def test_nought_is_a_step_like_any_where_something_is_below():
    assert Steps([-2, 0, 3]).of(0) == 2


def test_what_is_not_known_has_no_step():
    assert Steps([None, 3]).of(None) is None


def test_without_values_there_are_no_steps():
    assert Steps([]).all == []
