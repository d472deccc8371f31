"""The editor's screens of reviews."""
