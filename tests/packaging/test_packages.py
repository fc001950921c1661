"""The wheel holds every room of the house."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_every_package_of_the_program_goes_into_the_wheel() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        listed = tomllib.load(file)["tool"]["setuptools"]["packages"]
    found = {
        ".".join(init.parent.relative_to(PROJECT).parts)
        for init in (PROJECT / "reader").rglob("__init__.py")
    }
    assert {"reader", "reader.threads"} <= found
    assert sorted(found | {"reader.resources"}) == sorted(listed)


def test_no_module_lies_in_a_folder_that_is_no_package() -> None:
    """setuptools leaves such a module out of the wheel without a word."""
    stray = [
        module.relative_to(PROJECT)
        for module in (PROJECT / "reader").rglob("*.py")
        if not (module.parent / "__init__.py").exists()
    ]
    assert stray == []
