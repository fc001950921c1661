"""Commands follow the settings that the window shares with them."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from cli.conftest import Run
from fakes.proxy import FakeProxy

from reader import arguments, cli
from reader.jobs.moving import move
from reader.library.library import Library
from reader.library.moving import sweep
from reader.settings import LIBRARY, PROXY, PROXY_ADDRESS, SharedSettings, shared_settings
from reader.sources.network import Network, ProxyKind, put_in_force


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SharedSettings:
    """The settings of a user, as the window leaves them."""
    if sys.platform != "linux":
        pytest.skip("elsewhere the folder of settings cannot be told to a process")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return shared_settings()


def test_fetch_goes_through_the_proxy_of_the_settings(
    gijiroku: Run, shared: SharedSettings
) -> None:
    with FakeProxy("見本:合い言葉") as proxy:
        shared.set_value(PROXY.key, PROXY.encoded(ProxyKind.ADDRESS))
        shared.set_value(PROXY_ADDRESS.key, PROXY_ADDRESS.encoded(proxy.address))
        try:
            answer = gijiroku("fetch", "http://127.1:9/cgi-bin/See.exe?Code=kakuu", "--json")
        finally:
            put_in_force(Network())
    assert [one.url for one in proxy.log] == ["http://127.1:9/robots.txt"]
    assert answer.code == 1
    assert "プロキシー" in answer.json["failed"][0]["why"]


def test_a_broken_settings_file_is_no_reason_not_to_work(
    gijiroku: Run, shared: SharedSettings
) -> None:
    shared.path.parent.mkdir(parents=True)
    for text in ("", "{", "[]", json.dumps({PROXY.key: 7, PROXY_ADDRESS.key: ["x"]})):
        shared.path.write_text(text, encoding="utf-8")
        assert gijiroku("sittings", "--json").json == []


def test_commands_find_a_library_that_was_moved(
    gijiroku: Run, library_folder: Path, tmp_path: Path, shared: SharedSettings
) -> None:
    gijiroku("sittings", "--json")
    disk = tmp_path / "disk"
    disk.mkdir()
    new = move(library_folder, library_folder, disk)
    sweep(library_folder)
    assert gijiroku("check", "--json").json["ok"]
    assert not (library_folder / "library.sqlite").exists(), "no empty one takes its place"
    new.rename(disk / "pulled out")
    answer = gijiroku("sittings", "--json")
    assert answer.code == 1
    assert str(new) in answer.err
    assert not (library_folder / "library.sqlite").exists()


def test_commands_open_the_library_that_was_chosen_in_the_window(
    tmp_path: Path, shared: SharedSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = tmp_path / "chosen"
    Library(chosen).close()
    shared.set_value(LIBRARY.key, LIBRARY.encoded(str(chosen)))
    options = arguments.parse(["backup", str(tmp_path / "copy.gijiroku")])
    options.library = None
    assert cli.run(options) == 0
    assert (tmp_path / "copy.gijiroku").exists()
    shutil.rmtree(chosen)
    assert cli.run(options) == 1
    assert str(chosen) in capsys.readouterr().err
    assert not chosen.exists()
