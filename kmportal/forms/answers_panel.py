"""How a form is doing, at the top of the screen in which it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from wagtail.contrib.forms.panels import FormSubmissionsPanel

from .standing import standing_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .models import FormAnswer


class AnswersPanel(FormSubmissionsPanel):
    """Wagtail's counts one language only, and hides while nobody has answered."""

    class BoundPanel(FormSubmissionsPanel.BoundPanel):
        template_name = "forms/editor/answers.html"

        @cached_property
        def submissions(self) -> QuerySet[FormAnswer]:
            # The page's own module names this panel: its answers come after it.
            from .results.answers import answers_for

            return answers_for(self.request.user, self.instance)

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.request)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            newest = self.submissions.order_by("-submit_time", "-pk").first()
            return {
                "self": self,
                "form_page": self.instance,
                "count": self.submission_count,
                "newest": newest,
                "standing": standing_of(self.instance) if self.instance.capacity else None,
            }
