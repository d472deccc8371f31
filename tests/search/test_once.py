"""What is asked again and again is worked out once, and never longer than within."""

from contextlib import suppress

import pytest

from search.once import ask_again, once, within_once


@pytest.fixture
def ask():
    worked = []

    def ask(key="key"):
        once(key, lambda: worked.append(key))
        return len(worked)

    return ask


def test_outside_a_request_everything_is_worked_out_anew(ask):
    assert [ask(), ask()] == [1, 2]


def test_within_once_also_what_came_to_nothing_is_known(ask):
    with within_once():
        assert [ask(), ask(), ask("other")] == [1, 1, 2]
        with within_once():
            assert ask() == 2
        assert ask() == 2
    assert ask() == 3


def test_a_change_is_asked_for_again(ask):
    ask_again()
    with within_once():
        ask()
        ask_again()
        assert [ask(), ask()] == [2, 2]


def test_an_error_ends_it_too(ask):
    with suppress(ZeroDivisionError), within_once():
        ask()
        raise ZeroDivisionError
    assert [ask(), ask()] == [2, 3]
