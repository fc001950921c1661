"""What desktops and installers read beside the program agrees with the program."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from reader import __version__
from reader.app import APP_ID
from reader.components import text_of

PROJECT = Path(__file__).resolve().parents[2]
LINUX = PROJECT / "packaging" / "linux"
WINDOWS = PROJECT / "packaging" / "windows"
DESKTOP = LINUX / f"{APP_ID}.desktop"
METAINFO = LINUX / f"{APP_ID}.metainfo.xml"
MIME = LINUX / f"{APP_ID}.mime.xml"


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


@needs("desktop-file-validate")
def test_a_desktop_can_read_the_entry() -> None:
    done = subprocess.run(["desktop-file-validate", DESKTOP], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@needs("appstreamcli")
def test_a_software_centre_can_read_the_description() -> None:
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", METAINFO], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_all_of_them_speak_of_the_same_program_and_the_same_kind_of_file() -> None:
    entry = DESKTOP.read_text(encoding="utf-8")
    described = ElementTree.parse(METAINFO)
    namespace = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.parse(MIME).find(f"{namespace}mime-type")
    assert kind is not None
    glob = kind.find(f"{namespace}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.gijiroku"
    assert f"MimeType={kind.get('type')};" in entry
    assert described.findtext("provides/mediatype") == kind.get("type")
    assert described.findtext("id") == APP_ID
    assert f"Icon={APP_ID}" in entry
    assert f"StartupWMClass={APP_ID}" in entry
    windows = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
    assert r"Software\Classes\.gijiroku" in windows


def test_the_newest_release_described_is_this_version() -> None:
    release = ElementTree.parse(METAINFO).find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


def test_the_pictures_shown_in_a_software_centre_exist() -> None:
    images = [one.text or "" for one in ElementTree.parse(METAINFO).iterfind(".//image")]
    assert len(images) >= 2
    for image in images:
        assert (PROJECT / image.partition("/main/")[2]).is_file(), image


@needs("makensis")
def test_the_installer_for_windows_compiles(tmp_path: Path) -> None:
    """Without a warning, around any folder; what it does on Windows only Windows shows."""
    folder = tmp_path / "gijiroku-reader"
    (folder / "_internal").mkdir(parents=True)
    for name in ("GijirokuReader.exe", "gijiroku-reader.exe", "_internal/python.dll"):
        (folder / name).write_bytes(b"MZ")
    icon = tmp_path / "app.ico"
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0xFF2A5CAA)
    assert image.save(str(icon), "ICO")  # pyright: ignore[reportCallIssue, reportArgumentType]
    target = tmp_path / "GijirokuReader-setup.exe"
    done = subprocess.run(
        [
            *("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-DVERSION={__version__}"),
            *(f"-DFILES={folder}/*", f"-DICON={icon}", f"-DTARGET={target}"),
            WINDOWS / "setup.nsi",
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes()[:2] == b"MZ"


def test_whatever_the_program_depends_on_comes_with_a_licence() -> None:
    """A text in its wheel, or one that resources/licences adds."""
    with (PROJECT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    for requirement in wanted:
        assert text_of(re.split(r"[<>=!~ ;\[]", requirement)[0]), requirement


def test_the_flatpak_brings_every_package_for_both_architectures() -> None:
    folder = PROJECT / "packaging" / "flatpak"
    module = json.loads((folder / "python3-gijiroku-reader.json").read_text("utf-8"))
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    needed = told["project"]["dependencies"] + told["build-system"]["requires"]
    for arch in ("x86_64", "aarch64"):
        files = [
            source["url"].rpartition("/")[2].lower().replace("-", "_")
            for source in module["sources"]
            if arch in source.get("only-arches", (arch,))
        ]
        for requirement in needed:
            name = re.split("[<>=]", requirement, maxsplit=1)[0].lower().replace("-", "_")
            # Qt comes with the base application.
            brought = name.startswith("pyside6") or any(
                file.startswith((f"{name}_", f"{name.replace('.', '_')}_")) for file in files
            )
            assert brought, (arch, requirement)
    for source in module["sources"]:
        assert source["url"].startswith("https://files.pythonhosted.org/packages/")
        assert re.fullmatch("[0-9a-f]{64}", source["sha256"])
