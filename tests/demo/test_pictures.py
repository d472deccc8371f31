"""The pictures: the same every time, and each its own."""

import io

import pytest
from PIL import Image

from kmportal.demo.pictures import SCENES, draw


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_wide_enough_and_small_enough_to_send(name):
    file = draw(name)
    assert Image.open(io.BytesIO(file)).size == (1600, 896)
    assert len(file) < 600_000


def test_the_same_scene_gives_the_same_file():
    assert draw("rice") == draw("rice")


def test_each_scene_is_another_picture():
    assert len({draw(name) for name in SCENES}) == len(SCENES)
