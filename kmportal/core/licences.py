"""The licences a text, picture or document may carry, and where each is explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    UNKNOWN = "", _("Not stated")
    CC0 = "cc0", _("CC0: no rights reserved")
    CC_BY = "cc-by", _("CC BY: name the author")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA: name the author, share alike")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC: name the author, no trade")
    CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA: name the author, no trade, share alike")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND: name the author, no trade, no changes")
    ALL_RIGHTS = "all-rights", _("All rights reserved")

    @property
    def url(self) -> str:
        """The licence's own page, or an empty text where there is none."""
        if self is Licence.CC0:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        if self.value.startswith("cc-"):
            return f"https://creativecommons.org/licenses/{self.value[3:]}/4.0/"
        return ""


def licence_field() -> "models.CharField[str, str]":
    return models.CharField(
        _("licence"),
        max_length=16,
        blank=True,
        choices=Licence.choices,
        help_text=_("What others may do with this. Ask the author before you choose."),
    )
