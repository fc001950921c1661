"""The distributions that the installed program needs, asked of the environment this runs in."""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement


def needed_by(name: str) -> list[Distribution]:
    """The distribution and all that it requires here, however far; no extras, sorted by name.

    Raises:
        PackageNotFoundError: something required is not installed.
    """
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(name, frozenset())]
    asked: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        if one in asked:
            continue
        asked.add(one)
        name, extras = one
        dist = distribution(name)
        found[_normal(dist.metadata["Name"])] = dist
        for line in dist.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in (extras or {""})
            ):
                waiting.append((_normal(requirement.name), frozenset(requirement.extras)))
    return [found[key] for key in sorted(found)]


def modules_of(dist: Distribution) -> Iterator[str]:
    """The packages at the top of what a distribution installed."""
    tops = {
        file.parts[0]
        for file in dist.files or ()
        if len(file.parts) > 1 and file.name == "__init__.py" and file.parts[0].isidentifier()
    }
    yield from sorted(tops)


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
