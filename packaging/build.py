"""Builds the packages of the program, each by one command.

    python packaging/build.py folder      dist/gijiroku-reader/, a folder that needs no Python
    python packaging/build.py deb         dist/gijiroku-reader_VERSION_ARCH.deb, which carries it
    python packaging/build.py installer   dist/GijirokuReader-VERSION-setup.exe (on Windows)
    python packaging/build.py sdist       dist/gijiroku_reader-VERSION.tar.gz and the wheel

Needs Python 3.11 or newer and pip's access to a package index; everything is built in an
environment of its own (build/packages), so that nothing gets in that the program does not need.
`installer` also asks for NSIS (makensis), `deb` for dpkg-deb.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
WORK = PROJECT / "build" / "packages"
DIST = PROJECT / "dist"
FOLDER = DIST / "gijiroku-reader"
APP_ID = "io.github.gijiroku_reader.GijirokuReader"
TOOLS = ("pyinstaller>=6.16,<7", "pillow>=11", "packaging>=24")

_SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def version() -> str:
    """The program's version, as reader/__init__.py has it."""
    text = (PROJECT / "reader" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    assert found is not None
    return found[1]


def environment() -> Path:
    """The Python of an environment with nothing but the program's wheel and the tools."""
    python = WORK / "venv" / _SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
    if not python.exists():
        _run(sys.executable, "-m", "venv", "--clear", WORK / "venv")
        _run(python, "-m", "pip", "install", "-q", "--upgrade", "build", *TOOLS)
    wheels = WORK / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    shutil.rmtree(PROJECT / "build" / "lib", ignore_errors=True)  # old modules would get in
    _run(python, "-m", "build", "--wheel", "--outdir", wheels, PROJECT, quiet=True)
    (wheel,) = wheels.glob("*.whl")
    _run(python, "-m", "pip", "install", "-q", "--upgrade", wheel)
    # The same version of yesterday would stay.
    _run(python, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", wheel)
    return python


def folder() -> Path:
    """Build the folder; gives its place."""
    python = environment()
    _run(python, HERE / "icons.py", PROJECT / "resources" / "icons" / "app.svg", WORK / "icons")
    _run(python, HERE / "licences.py", WORK / "licences")
    (WORK / "version.txt").write_text(_version_resource(version()), encoding="utf-8")
    # The script, not `python -m`: that would put the sources before the installed wheel.
    _run(
        WORK / "venv" / _SCRIPTS / "pyinstaller",
        *("--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", DIST, "--workpath", WORK / "work"),
        HERE / "pyinstaller" / "gijiroku-reader.spec",
        GIJIROKU_BUILD=str(WORK),
        GIJIROKU_VERSION=version(),
    )
    if sys.platform == "linux":
        _licences_of_system_libraries(FOLDER / "_internal")
    if sys.platform == "linux" and (strip := shutil.which("strip")):
        # A Python built by hand carries its symbols, two thirds of its library, and so does
        # Zstandard's wheel, nine tenths.
        internal = FOLDER / "_internal"
        for library in (*internal.glob("libpython*.so*"), *internal.glob("zstandard/*.so")):
            _run(strip, "--strip-unneeded", library)
    _report(FOLDER)
    return FOLDER


def _licences_of_system_libraries(internal: Path) -> None:
    """Add the licences of what Python was linked to, which the folder carries from the system.

    They come from Debian's packages; elsewhere the build stops rather than ship without them.
    """
    for library in sorted(internal.glob("lib*.so*")):
        if library.is_symlink() or library.name.startswith("libpython"):
            continue
        found = subprocess.run(
            ["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True
        ).stdout
        owner = found.partition(":")[0]
        text = Path("/usr/share/doc") / owner / "copyright"
        if not owner or not text.is_file():
            raise SystemExit(f"{library.name}: no licence found; build on Debian or Ubuntu")
        target = internal / "licences" / f"{owner}.txt"
        target.write_bytes(text.read_bytes())
        with (internal / "licences" / "README.txt").open("a", encoding="utf-8") as readme:
            readme.write(f"{library.name}: see {target.name}\n")


def deb() -> Path:
    """Build the Debian package around the folder; gives the file."""
    built = folder()
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    program = root / "usr" / "lib" / "gijiroku-reader"
    shutil.copytree(built, program, symlinks=True)
    _share(root / "usr")
    documents = root / "usr" / "share" / "doc" / "gijiroku-reader"
    documents.mkdir(parents=True)
    # The licences once, where Debian looks for them.
    shutil.move(program / "_internal" / "licences", documents / "licences")
    (program / "_internal" / "licences").symlink_to("/usr/share/doc/gijiroku-reader/licences")
    shutil.copy(HERE / "linux" / "copyright", documents / "copyright")
    link = root / "usr" / "bin" / "gijiroku-reader"
    link.parent.mkdir()
    link.symlink_to("../lib/gijiroku-reader/gijiroku-reader")
    architecture = _output("dpkg", "--print-architecture")
    control = (HERE / "linux" / "control").read_text(encoding="utf-8")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        control.format(
            version=version(),
            architecture=architecture,
            size=_size(root) // 1024,
            depends=", ".join(_debian_libraries()),
        ),
        encoding="utf-8",
    )
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    root.chmod(0o755)
    target = DIST / f"gijiroku-reader_{version()}_{architecture}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target, quiet=True)
    _report(target)
    return target


def installer() -> Path:
    """Build the installer for Windows around the folder; gives the file."""
    makensis = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    if not Path(makensis).exists():
        raise SystemExit("NSIS がありません。https://nsis.sourceforge.io/ / NSIS is needed.")
    folder()
    target = DIST / f"GijirokuReader-{version()}-setup.exe"
    _run(makensis, *nsis_arguments(FOLDER, WORK / "icons" / "app.ico", target))
    _report(target)
    return target


def nsis_arguments(built: Path, icon: Path, target: Path) -> list[str]:
    """What makensis is told."""
    values = {"VERSION": version(), "FILES": built / "*", "ICON": icon, "TARGET": target}
    defined = [f"-D{name}={value}" for name, value in values.items()]
    return ["-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(HERE / "windows" / "setup.nsi")]


def sdist() -> None:
    """Build the source distribution and, from it, the wheel."""
    python = environment()
    _run(python, "-m", "build", "--outdir", DIST, PROJECT, quiet=True)
    for file in sorted(DIST.glob(f"gijiroku_reader-{version()}*")):
        _report(file)


def _share(prefix: Path) -> None:
    """What a desktop reads: the program's entry, its description, the file type and the icons."""
    for source, place in (
        (f"{APP_ID}.desktop", "applications"),
        (f"{APP_ID}.metainfo.xml", "metainfo"),
        (f"{APP_ID}.mime.xml", "mime/packages"),
    ):
        target = prefix / "share" / place
        target.mkdir(parents=True, exist_ok=True)
        name = source.replace(".mime.xml", ".xml")
        shutil.copy(HERE / "linux" / source, target / name)
    icons = prefix / "share" / "icons" / "hicolor"
    for png in (WORK / "icons").glob("*.png"):
        _icon(png, icons / f"{png.stem}x{png.stem}" / "apps" / f"{APP_ID}.png")
    _icon(
        PROJECT / "resources" / "icons" / "app.svg", icons / "scalable" / "apps" / f"{APP_ID}.svg"
    )


def _icon(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _debian_libraries() -> list[str]:
    """The packages of what the folder leaves to the system; see bootstrap/needs.txt."""
    table = (HERE / "bootstrap" / "needs.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    return sorted({row[2] for row in rows if row[0] != "font"})


def _version_resource(number: str) -> str:
    """What Windows shows as the properties of the program (PyInstaller's format)."""
    four = tuple(int(part) for part in (*number.split("."), "0", "0", "0")[:4] if part.isdigit())
    texts = {
        "CompanyName": "Gijiroku Reader",
        "FileDescription": "会議録リーダー",
        "FileVersion": number,
        "ProductName": "会議録リーダー / Gijiroku Reader",
        "ProductVersion": number,
        "LegalCopyright": "MIT License",
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}),"
        f" kids=[StringFileInfo([StringTable('041104b0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [0x0411, 1200])])])\n"
    )


def _size(place: Path) -> int:
    """Bytes of a file, or of all in a folder (a link counts nothing)."""
    if place.is_file():
        return place.stat().st_size
    return sum(
        file.stat().st_size for file in place.rglob("*") if file.is_file() and not file.is_symlink()
    )


def _report(place: Path) -> None:
    print(f"{place.relative_to(PROJECT)}  {_size(place) / 1_000_000:.1f} MB")


def _run(*command: object, quiet: bool = False, **variables: str) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        print(done.stdout or "", file=sys.stderr)
        raise SystemExit(f"{Path(str(command[0])).name}: {done.returncode}")


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Build what is named."""
    makers = {"folder": folder, "deb": deb, "installer": installer, "sdist": sdist}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", choices=makers)
    began = time.monotonic()
    makers[parser.parse_args().package]()
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
