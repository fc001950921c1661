"""Measuring in a process of its own: the side that asks."""

import json
import os
import subprocess
import time
from collections.abc import Mapping
from typing import Any

from bench.machine import python


class ChildFailed(Exception):
    """A measuring process ended by an error; which, and its exit code."""


def ask(module: str, action: str, job: Mapping[str, Any]) -> Any:
    """Have `bench.MODULE.ACTION` do a job in a process of its own; gives its answer.

    The job is told when its process was started, as `started` (see `time.monotonic`).
    """
    # An installed program is compiled once, not at every start.
    surroundings = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    ended = subprocess.run(
        python("bench.child", module, action),
        input=json.dumps({**job, "started": time.monotonic()}),
        stdout=subprocess.PIPE,
        env=surroundings | {"QT_QPA_PLATFORM": "offscreen"},
        encoding="utf-8",
        check=False,
    )
    if ended.returncode != 0 or not ended.stdout.strip():
        raise ChildFailed(f"bench.{module}.{action}: exit code {ended.returncode}")
    return json.loads(ended.stdout.splitlines()[-1])
