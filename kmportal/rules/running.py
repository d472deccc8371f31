"""Rules act: in the background, each once for a page and a cause, and all of it or nothing."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks import task
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from kmportal.core.bin_tree import is_binned
from kmportal.members.models import User

from .actions import BY_KEY, Act, Refused, Step, step
from .chains import DEEPEST, following
from .conditions import by_kind, meets
from .events import ABOUT_THE_DRAFT, Happening
from .models import Rule, RuleRun
from .whom import may_know

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

Outcome = RuleRun.Outcome
#: The right that lets a person make rules, and her rules act.
MAKING_RULES = "rules.change_rule"
#: How the page's own history names what a rule did.
ACTED = "rules.acted"
LONGEST_ERROR = 1000


@task()
def act(packed: dict[str, Any]) -> None:
    respond(Happening.unpacked(packed))


def respond(happening: Happening, rules: Iterable[Rule] | None = None) -> list[RuleRun]:
    """What the rules did that wait for this; `rules` narrows it to some of them."""
    if rules is None:
        rules = Rule.objects.waiting_for(happening.event).select_related("author")
    page = Page.objects.filter(pk=happening.page).first()
    if page is None or is_binned(page):
        return []
    looked_at, groups = as_it_is(page, happening.event), groups_of(happening.doer)
    runs = (_respond(rule, looked_at, groups, happening) for rule in rules)
    return [run for run in runs if run]


def as_it_is(page: Page, event: str) -> Page:
    """The draft where the draft is what happened, or all there is; else what readers see."""
    found: Page = page.specific
    if event in ABOUT_THE_DRAFT or (not found.live and found.first_published_at is None):
        found = found.get_latest_revision_as_object()
    return found


def groups_of(doer: int | None) -> frozenset[int]:
    rows = (
        User.groups.through.objects.filter(user=doer)
        if doer
        else User.groups.through.objects.none()
    )
    return frozenset(rows.values_list("group", flat=True))


def _respond(
    rule: Rule, page: Page, groups: frozenset[int], happening: Happening
) -> RuleRun | None:
    try:
        if not meets(page, by_kind(rule), groups):
            return None
        run = _claim(rule, happening)
        if run:
            _run(run, rule, happening)
    except Exception:  # a rule that cannot even be read must not hold back the next one
        logger.exception("Rule %s could not be followed.", rule.pk)
        return None
    return run


def _claim(rule: Rule, happening: Happening) -> RuleRun | None:
    """None where it has acted on this page for this cause; if rules led here again, that is noted."""
    run, new = RuleRun.objects.get_or_create(
        rule=rule,
        page_id=happening.page,
        cause=happening.cause,
        defaults={
            "event": happening.event,
            "depth": happening.depth,
            "doer_id": happening.doer,
        },
    )
    if new:
        return run
    if happening.depth > run.depth:
        run.held_back += 1
        run.save(update_fields=["held_back"])
    return None


def _run(run: RuleRun, rule: Rule, happening: Happening) -> None:
    if happening.depth > DEEPEST:
        run.outcome, run.steps = Outcome.TOO_DEEP, [step("too_deep")]
    else:
        run.outcome, run.steps, run.error = _outcome(run, rule, happening)
    run.save(update_fields=["outcome", "steps", "error"])


def _outcome(run: RuleRun, rule: Rule, happening: Happening) -> tuple[str, list[Step], str]:
    try:
        steps, any_done = _perform(run, rule, happening)
    except Refused as refusal:
        return Outcome.REFUSED, [refusal.step], ""
    except Exception as error:
        logger.exception("Rule %s failed with page %s.", rule.pk, run.page_id)
        said = f"{type(error).__name__}: {error}"[:LONGEST_ERROR].replace("\x00", "")
        return Outcome.FAILED, [step("failed")], said
    return (Outcome.DONE if any_done else Outcome.NOTHING), steps, ""


def _perform(run: RuleRun, rule: Rule, happening: Happening) -> tuple[list[Step], bool]:
    author = allowed_author(rule)
    page = Page.objects.get(pk=run.page_id)
    if not may_know(author, page):
        raise Refused("author_sees_not", author=author)
    onward = replace(happening, depth=happening.depth + 1)
    with transaction.atomic(), following(onward), LogContext(user=author):
        results = [
            BY_KEY[block.block_type].perform(Act(run, happening, author, number), block.value)
            for number, block in enumerate(rule.actions)
        ]
        any_done = any(done for done, _step in results)
        if any_done:
            log(page, ACTED, user=author, data={"rule": rule.pk, "name": rule.name})
    return [each for _done, each in results], any_done


def allowed_author(rule: Rule) -> User:
    """Asked anew each time, from the database: rights are remembered on the object."""
    author = User.objects.filter(pk=rule.author_id).first()
    if author is None:
        raise Refused("no_author")
    if not author.has_perm(MAKING_RULES):
        raise Refused("author_may_not", author=author)
    return author
