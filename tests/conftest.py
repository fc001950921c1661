"""Fixtures for every room."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the project; the test skips where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data beside the project is absent")
    return SHARED_DATA
