"""Who follows what, what happened there, who is told of it, and the mail that tells them."""

from .event import Event
from .follow import Follow, Frequency, MailChoice
from .mail import Mail
from .notification import Notification

__all__ = ["Event", "Follow", "Frequency", "Mail", "MailChoice", "Notification"]
