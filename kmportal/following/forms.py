"""What members choose about following."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Follow, Frequency, MailChoice, Notification
from .unsubscribing import unsent_of

if TYPE_CHECKING:
    from kmportal.members.models import User


class TargetForm(forms.Form):
    """Which thing a button is about. Anything may be sent by hand, so it is read with care."""

    kind = forms.ChoiceField(choices=Follow.Kind.choices)
    key = forms.RegexField(r"^[0-9]{1,12}\Z", strip=True)


class ChoicesForm(forms.Form):
    """How often for each thing one follows, and for answers and uses, all saved with one press."""

    own = forms.ChoiceField(
        label=_("Answers to me, and uses of what I told"), choices=Frequency.choices
    )

    def __init__(self, member: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        kept = MailChoice.objects.filter(member=member).first()
        self.choice = kept or MailChoice(member=member)
        self.follows = list(member.follows.all())
        self.fields["own"].initial = self.choice.own
        for follow in self.follows:
            self.fields[f"follow-{follow.pk}"] = forms.ChoiceField(
                choices=Frequency.choices, initial=follow.frequency, required=False
            )

    def save(self) -> None:
        self._save_own(self.cleaned_data["own"])
        for follow in self.follows:
            chosen = self.cleaned_data[f"follow-{follow.pk}"]
            # Missing where it was followed elsewhere since the form was opened: left as it is.
            if chosen and chosen != follow.frequency:
                follow.frequency = chosen
                follow.save(update_fields=["frequency"])
                if chosen == Frequency.SITE:
                    silence(follow)

    def _save_own(self, chosen: str) -> None:
        if chosen == self.choice.own:
            return
        self.choice.own = chosen
        self.choice.save()
        if chosen == Frequency.SITE:
            own = unsent_of(self.member).exclude(reason=Notification.Reason.FOLLOW)
            own.update(frequency=Frequency.SITE)


def silence(follow: Follow) -> None:
    """What it has caused already is not mailed any more; on the site it stays."""
    caused = unsent_of(follow.member).filter(follow=follow)
    caused.update(frequency=Frequency.SITE)
