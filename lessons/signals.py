"""What happened to a lesson, for apps above this one."""

from django.dispatch import Signal

#: An application may be read by anyone from now on; sent once for each (kwargs: application).
application_published = Signal()
