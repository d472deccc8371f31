"""The parts of the editor that belong to learning centres register themselves."""

from .coordinating import hooks  # noqa: F401
from .products import editor  # noqa: F401
from .visits import editor_hooks  # noqa: F401
