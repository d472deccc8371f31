"""The people a lesson tells of say whether it was so: by a link, without an account."""
