"""Pictures the demo draws for itself, so that they can be given away with it (CC BY 4.0)."""

from .countryside import bamboo, forest, rice, sea
from .gatherings import circle, market, savings, threads
from .weave import weave

__all__ = ["SCENES", "draw"]

SCENES = {
    scene.__name__: scene for scene in (rice, forest, market, savings, sea, bamboo, circle, threads)
}


def draw(name: str) -> bytes:
    """The picture of that name as a JPEG file."""
    return weave(SCENES[name](), name)
