"""Loops deep in a request ask the system for no memory with every call."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kmportal.core.frames import room_for_frames

CALLS = 500


def step():
    pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no page faults")
def test_no_depth_of_calls_costs_memory_again_and_again():
    import resource

    def faults():
        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

    def looped(deeper):
        if deeper:
            return max(looped(deeper - 1), new_pieces())
        return new_pieces()

    def new_pieces():
        before = faults()
        for _call in range(CALLS):
            step()
        return faults() - before

    with ThreadPoolExecutor(1) as thread:  # where nothing else has asked for room
        assert thread.submit(room_for_frames(looped), 300).result() < CALLS // 2
