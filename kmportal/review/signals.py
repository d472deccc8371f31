"""What models tell the rest of the app."""

from django.dispatch import Signal

#: A community check has begun, with its people; sent with `check`.
check_opened = Signal()
