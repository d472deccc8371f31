"""What happened to a comment, for apps above this one."""

from django.dispatch import Signal

#: A comment may be read by anyone from now on (kwargs: comment).
comment_published = Signal()
