"""The time that threading takes, as the processor counts it."""

import time
from collections.abc import Sequence

from reader.minutes.model import Sitting
from reader.threads.profile import Profile
from reader.threads.thread import thread

TIMES = 3
"""Each sitting is threaded so often; the fastest counts, because others use the machine too."""


def per_characters(sittings: Sequence[Sitting], profile: Profile) -> list[float]:
    """Milliseconds of processor time per 100,000 characters, for each sitting."""
    found: list[float] = []
    for sitting in sittings:
        times: list[float] = []
        for _ in range(TIMES):
            began = time.process_time()
            thread(sitting, profile)
            times.append(time.process_time() - began)
        found.append(min(times) * 1000 / sitting.characters * 100_000)
    return found
