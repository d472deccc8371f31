"""Which privacy notice people agree to."""

#: Goes up with every change of meaning in templates/members/privacy.html.
VERSION = "2026-11"
