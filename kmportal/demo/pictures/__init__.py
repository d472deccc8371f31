"""Pictures the demo draws for itself, so that they can be given away with it (CC BY 4.0)."""

from .scenes import SCENES
from .weave import weave

__all__ = ["SCENES", "draw"]


def draw(name: str) -> bytes:
    """The picture of that name as a JPEG file."""
    return weave(SCENES[name](), name)
