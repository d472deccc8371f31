"""Text out of files that strangers made: in a process of its own, within limits.

`python -m search.extraction` is that process. It loads neither Django nor the portal's settings, so
a file that takes it over finds no database and no keys; `search.extraction.reading` starts it.
"""
