"""What others want to know of places without places knowing them."""

from django.dispatch import Signal

#: After the table was brought to the data's state: positions may have changed.
places_loaded = Signal()

#: After a steward gave one published tag its place, outside of saving its page: `tag`.
place_set = Signal()
