"""Another process for one measurement: `python -m bench.child MODULE ACTION`.

The job comes as JSON on stdin, the answer goes as JSON to the last line of stdout. This module
imports nearly nothing: a start is measured from here, and a process that the program starts by
itself begins with it again.
"""

import json
import sys
from importlib import import_module


def main() -> None:
    """Do the job."""
    module, action = sys.argv[1:3]
    job = json.loads(sys.stdin.read())
    answer = getattr(import_module(f"bench.{module}"), action)(job)
    print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
