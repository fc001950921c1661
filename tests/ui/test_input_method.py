"""Whoever types Japanese with fcitx5 can type it here."""

from pathlib import Path

import pytest

from reader.ui.input_method import fall_back_to_ibus


@pytest.mark.parametrize("module", ["fcitx", "fcitx5"])
def test_fcitx_is_served_through_ibus_where_its_plugin_is_missing(
    tmp_path: Path, module: str
) -> None:
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libibusplatforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": module}
    assert fall_back_to_ibus(environment, tmp_path)
    assert environment == {"QT_IM_MODULE": "ibus"}


def test_a_distributions_own_plugin_is_used(tmp_path: Path) -> None:
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    assert not fall_back_to_ibus(environment, tmp_path)
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_other_sessions_are_left_alone(tmp_path: Path) -> None:
    for environment in ({}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}):
        before = dict(environment)
        assert not fall_back_to_ibus(environment, tmp_path)
        assert environment == before
