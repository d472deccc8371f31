"""Forms that editors put together, what people answered, and what of it outlives the answers."""

from .answer import FormAnswer
from .form_page import FormPage
from .index_page import FormIndexPage
from .mail import FormMail
from .question import FormQuestion
from .tally import FormTally

__all__ = ["FormAnswer", "FormIndexPage", "FormMail", "FormPage", "FormQuestion", "FormTally"]
