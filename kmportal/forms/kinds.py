"""What forms are for."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    REVIEW = "review", _("Review after the work")
    EVALUATION = "evaluation", _("Evaluation")
    REGISTRATION = "registration", _("Registration")


#: Where the editor wrote nothing else.
PURPOSES: dict[str, str | Promise] = {
    Kind.REVIEW: _("To learn from the work together and to write it down for others."),
    Kind.EVALUATION: _("To see how it was and to do it better next time."),
    Kind.REGISTRATION: _("To prepare the meeting and to reach those who come."),
}
