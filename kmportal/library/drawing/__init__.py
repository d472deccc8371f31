"""A PDF's first page as a picture: drawn in a process of its own, within limits.

`python -m kmportal.library.drawing` is that process. Like `search.extraction` it loads neither Django
nor the portal's settings; `kmportal.library.drawing.starting` starts it.
"""
