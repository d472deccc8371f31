"""Which answers whoever works on a form may see: those of the languages she may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.contrib.forms.utils import get_forms_for_user

from kmportal.forms.models import FormAnswer
from kmportal.forms.standing import family_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kmportal.forms.models import FormPage
    from kmportal.members.models import User


def seen_by(user: User, page: FormPage) -> list[FormPage]:
    """The form in the languages that she may change; none where it is not hers at all."""
    mine = get_forms_for_user(user).filter(translation_key=page.translation_key)
    keys = set(mine.values_list("pk", flat=True))
    return [each for each in family_of(page) if each.pk in keys]


def answers_for(user: User, page: FormPage) -> QuerySet[FormAnswer]:
    return FormAnswer.objects.filter(page__in=seen_by(user, page))
