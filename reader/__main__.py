"""Start the window, or a command of the command line; `main` gives the exit code."""

from reader.arguments import parse


def main() -> int:
    if (options := parse()).command is None:
        from reader.start import run
    else:
        from reader.cli import run
    return run(options)


if __name__ == "__main__":
    raise SystemExit(main())
