"""Where the frozen program starts: the same `main` as everywhere else.

A child process (see `reader.child`) starts here, too, and goes no further than `freeze_support`.
"""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from reader.__main__ import main

    raise SystemExit(main())
