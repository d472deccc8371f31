"""Each topic registers its own hooks when its module is imported."""

from . import document_hooks, report_hooks, similar_hooks, synonym_hooks  # noqa: F401
