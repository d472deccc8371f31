"""The editor's form of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from wagtail.contrib.forms.forms import WagtailAdminFormPageForm

from .ready import ready_questions

if TYPE_CHECKING:
    from .models import FormPage


class FormPageForm(WagtailAdminFormPageForm):
    def save(self, commit: bool = True) -> FormPage:
        """Where no question stands, the ready ones of its kind are put there to be changed."""
        page = cast("FormPage", super().save(commit))
        questions: Any = page.form_fields
        if not questions.exists():
            page.form_fields = ready_questions(page.form_kind, page.locale.language_code)
        for question in questions.all():
            # Now, not when it is published: the draft must know it under the same name.
            question.clean_name = question.clean_name or question.get_field_clean_name()
        if commit:
            questions.commit()
        return page
