"""Words that mean the same to whoever searches."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search import thai

#: More names for one thing than this are no synonyms; each is asked of the engine.
MOST_TERMS = 20


class Synonym(models.Model):
    """A group of terms; stewards edit them, and every search asks the group as it is then."""

    class Kind(models.TextChoices):
        TWO_WAY = "two-way", _("Two-way: whichever is typed, all are found")
        ONE_WAY = "one-way", _("One-way: who types the first also finds the others")

    terms = models.TextField(
        _("words"),
        help_text=_("One on each line: พอช., then สถาบันพัฒนาองค์กรชุมชน, then CODI."),
    )
    kind = models.CharField(
        _("direction"), max_length=8, choices=Kind.choices, default=Kind.TWO_WAY
    )
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("Where this is from, or why. Only stewards see it.")
    )
    active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Switch off what does harm: what is deleted from the first list comes back."),
    )
    #: Which entry of the first list this was made from, however it has been edited since.
    seed = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["terms"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return (" → " if self.kind == self.Kind.ONE_WAY else " = ").join(self.as_list)

    def clean(self) -> None:
        terms = self.as_list
        if len({"".join(thai.runs(term)) for term in terms}) < 2:
            raise ValidationError({"terms": _("Write at least two words, each on its own line.")})
        if len(terms) > MOST_TERMS:
            raise ValidationError(
                {"terms": _("Write no more than %(most)d words.") % {"most": MOST_TERMS}}
            )
        wordless = [term for term in terms if not thai.runs(term)]
        if wordless:
            raise ValidationError(
                {"terms": _("“%(term)s” has no letters to search for.") % {"term": wordless[0]}}
            )

    @property
    def as_list(self) -> list[str]:
        """The terms as written, each once, in order."""
        lines = (line.strip() for line in self.terms.splitlines())
        return list(dict.fromkeys(line for line in lines if line))
