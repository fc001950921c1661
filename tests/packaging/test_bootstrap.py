"""The way in: what `make run` and `make test` find lacking on a machine, and what they do about it.

The scripts are the real ones; the machine around them is made of small programs in a folder that
is all of PATH.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
BOOTSTRAP = PROJECT / "packaging" / "bootstrap"
REAL_TOOLS = (
    *("cat", "chmod", "cksum", "cp", "dirname", "env", "find", "grep"),
    *("mkdir", "mktemp", "rm", "sed", "sh", "touch", "tr"),
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("sh") is None,
    reason="the scripts are for a POSIX shell",
)


class Machine:
    """A machine with nothing on it, and a checkout in a folder whose name has spaces."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.home = folder / "ホーム フォルダ"
        self.home.mkdir()
        self.checkout = self.home / "会議録 リーダー"
        shutil.copytree(BOOTSTRAP, self.checkout / "packaging" / "bootstrap")
        (self.checkout / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
        self.log = folder / "log"
        self.log.touch()
        self.environ = {
            "PATH": str(self.programs),
            "HOME": str(self.home),
            "LOG": str(self.log),
            "FONT_FOLDERS": str(self.home / "fonts"),
        }
        for tool in REAL_TOOLS:
            real = shutil.which(tool)
            assert real is not None
            (self.programs / tool).symlink_to(real)
        self.has("uname", 'case $1 in -m) echo x86_64;; *) echo "${SYSTEM:-Linux}";; esac')
        self.has("id", "echo 1000")
        self.has("ldconfig", "exit 0")

    def has(self, name: str, body: str) -> None:
        """Puts a program on the machine."""
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def has_python(self, name: str, version: str, *, ensurepip: bool = True) -> None:
        """Puts an interpreter on the machine that knows its version and can make environments.

        Without ensurepip it gains it when a file of the name `ensurepip` appears among the programs,
        as the package python3-venv brings it.
        """
        major, minor = version.split(".")[:2]
        have = "true" if ensurepip else f'[ -e "{self.programs}/ensurepip" ]'
        self.has(
            name,
            f"""case "$*" in
            *sys.exit*) [ {major} -eq 3 ] && [ {minor} -ge 11 ] ;;
            *ensurepip*) {have} ;;
            *print*) echo {version} ;;
            *"import pip"*) true ;;
            "-m venv --clear .venv")
                echo "venv" >>"$LOG"
                rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python
                echo "VIRTUAL_ENV='$PWD/.venv'" >.venv/bin/activate ;;
            *"pip install"*) for last; do :; done; echo "pip $last" >>"$LOG" ;;
            esac""",
        )

    def has_libraries(self, *uses: str, flavour: str = "x86-64") -> None:
        """Puts the libraries of these uses on the machine."""
        lines = [
            f"\t{library} (libc6,{flavour}) => /usr/lib/{library}"
            for use, library, *_ in needs()
            if use in uses
        ]
        self.has("ldconfig", "cat <<'LIST'\n" + "\n".join(lines) + "\nLIST")

    def has_apt(self) -> None:
        """A Debian whose package lists are empty until `apt-get update`."""
        self.has(
            "apt-get",
            f"""case " $* " in
            *" update "*) echo update >>"$LOG"; touch "{self.programs}/lists"; exit 0 ;;
            *) [ -e "{self.programs}/lists" ] || exit 100 ;;
            esac
            case " $* " in *" -s "*) exit 0 ;; esac
            echo "apt-get $*" >>"$LOG"; touch "{self.programs}/ensurepip" """,
        )

    def ask(self, function: str, **environ: str) -> str:
        """What a function of detect.sh prints; fails where the function fails."""
        done = self.sh(
            "-c", f'. "{self.checkout}/packaging/bootstrap/detect.sh"; {function}', **environ
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def make_ready(self, extent: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Runs environment.sh as the Makefile does."""
        return self.sh("packaging/bootstrap/environment.sh", extent, **environ)

    def sh(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", *arguments],
            cwd=self.checkout,
            env={**self.environ, **environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def done(self) -> list[str]:
        """What was done to the machine since the last call."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        self.log.write_text("", encoding="utf-8")
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def needs() -> Iterator[list[str]]:
    for line in (BOOTSTRAP / "needs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def test_a_newer_python_is_taken_and_an_old_one_is_passed_over(machine: Machine) -> None:
    machine.has_python("python3", "3.9")
    machine.has_python("python3.12", "3.12")
    assert machine.ask("find_python") == "python3.12"


def test_a_python_that_makes_environments_comes_before_one_that_lacks_a_package(
    machine: Machine,
) -> None:
    machine.has_python("python3.12", "3.12", ensurepip=False)
    assert machine.ask("find_python") == "python3.12"
    machine.has_python("python3.11", "3.11")
    assert machine.ask("find_python") == "python3.11"


def test_the_python_that_the_person_names_is_the_only_choice(machine: Machine) -> None:
    machine.has_python("python3.12", "3.12")
    machine.has_python("my python", "3.11")
    named = str(machine.programs / "my python")
    assert machine.ask("find_python", PYTHON=named) == named
    assert machine.ask("find_python || echo none", PYTHON="/nowhere/python") == "none"


def test_a_library_of_another_architecture_does_not_count(machine: Machine) -> None:
    table = "packaging/bootstrap/needs.txt"
    machine.has_libraries("qt", flavour="i386")
    everything = machine.ask(f"missing_needs {table} qt | package_names apt").split()
    assert {"libegl1", "libxkbcommon0", "libdbus-1-3"} <= set(everything)
    machine.has_libraries("qt")
    assert machine.ask(f"missing_needs {table} qt") == ""


def test_a_package_that_holds_several_libraries_is_named_once(machine: Machine) -> None:
    machine.has_libraries("qt")
    missing = "missing_needs packaging/bootstrap/needs.txt x11"
    assert machine.ask(f"{missing} | package_names pacman").split().count("libxcb") == 1
    assert "xcb-util-cursor" in machine.ask(f"{missing} | package_names dnf").split()
    assert "libxcb-cursor.so.0" in machine.ask(f"{missing} | package_names ''").split()


def test_where_nothing_tells_the_libraries_none_is_called_missing(machine: Machine) -> None:
    machine.has("ldconfig", "exit 1")
    assert machine.ask("missing_needs packaging/bootstrap/needs.txt qt x11 wayland") == ""


def test_a_japanese_font_is_found_by_fontconfig_or_by_its_file(machine: Machine) -> None:
    question = "has_japanese_font && echo yes || echo no"
    assert machine.ask(question) == "no"
    fonts = machine.home / "fonts" / "truetype"
    fonts.mkdir(parents=True)
    (fonts / "DejaVuSans.ttf").touch()
    assert machine.ask(question) == "no"
    (fonts / "NotoSansCJK-Regular.ttc").touch()
    assert machine.ask(question) == "yes"
    machine.has("fc-list", "exit 0")
    assert machine.ask(question) == "no"
    machine.has("fc-list", '[ "$1" = :lang=ja ] && echo "BIZ UDGothic"')
    assert machine.ask(question) == "yes"


@pytest.mark.parametrize(
    ("environ", "screens"),
    [
        ({}, []),
        ({"DISPLAY": ""}, []),
        ({"DISPLAY": ":0"}, ["x11"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["x11", "wayland"]),
        ({"SYSTEM": "Darwin"}, ["native"]),
    ],
)
def test_which_screens_there_are(
    machine: Machine, environ: dict[str, str], screens: list[str]
) -> None:
    assert machine.ask("screens", **environ).split() == screens


def test_on_a_bare_debian_root_gets_everything_installed_and_the_second_time_nothing(
    machine: Machine,
) -> None:
    machine.has("id", "echo 0")
    machine.has_python("python3", "3.11", ensurepip=False)
    machine.has_libraries("none")
    machine.has("ldconfig", 'echo "	libc.so.6 (libc6,x86-64) => /lib/libc.so.6"')
    machine.has_apt()

    first = machine.make_ready("test")

    assert first.returncode == 0, first.stderr
    update, install, *rest = machine.done()
    assert update == "update"
    assert {"python3.11-venv", "libegl1", "libgl1", "fonts-noto-cjk"} <= set(install.split())
    assert not {"libxcb-cursor0", "libwayland-client0"} & set(install.split())
    assert rest == ["venv", "pip .[dev]"]

    machine.has_libraries("qt")
    machine.has("fc-list", "echo font")
    assert machine.make_ready("test").returncode == 0
    assert machine.make_ready("terminal").returncode == 0
    assert machine.done() == []


def test_fresh_package_lists_are_not_fetched_again(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has_python("python3", "3.11", ensurepip=False)
    machine.has_apt()
    (machine.programs / "lists").touch()
    assert machine.make_ready("terminal").returncode == 0
    install, *rest = machine.done()
    assert install.endswith("install python3.11-venv")
    assert rest == ["venv", "pip ."]


def test_who_may_not_install_gets_one_command_and_nothing_is_begun(machine: Machine) -> None:
    machine.has_python("python3.11", "3.11", ensurepip=False)
    machine.has_libraries("qt")
    machine.has_apt()

    stopped = machine.make_ready("window", DISPLAY=":0")

    assert stopped.returncode == 1
    assert "システムの部品が足りません。" in stopped.stderr
    assert "The system lacks some packages." in stopped.stderr
    (command,) = re.findall(r"^ +(sudo .*)$", stopped.stderr, re.MULTILINE)
    assert {"python3.11-venv", "libxcb-cursor0", "fonts-noto-cjk"} <= set(command.split())
    assert "libwayland-client0" not in command
    assert machine.done() == []
    assert not (machine.checkout / ".venv").exists()


def test_sudo_that_asks_no_password_is_used(machine: Machine) -> None:
    machine.has("sudo", 'shift; echo "sudo" >>"$LOG"; exec "$@"')
    machine.has("true", "exit 0")
    machine.has_python("python3", "3.11", ensurepip=False)
    machine.has_apt()
    assert machine.make_ready("terminal").returncode == 0
    assert "sudo" in machine.done()


@pytest.mark.parametrize(
    ("manager", "command"),
    [("dnf", "sudo dnf install"), ("pacman", "sudo pacman -S --needed")],
)
def test_another_system_is_told_its_own_command_even_to_root(
    machine: Machine, manager: str, command: str
) -> None:
    machine.has("id", "echo 0")
    machine.has_python("python3", "3.13")
    machine.has("ldconfig", 'echo "	libc.so.6 (libc6,x86-64) => /lib/libc.so.6"')
    machine.has(manager, 'echo "called" >>"$LOG"')
    stopped = machine.make_ready("window", WAYLAND_DISPLAY="wayland-0")
    assert stopped.returncode == 1
    assert re.search(rf"^ +{re.escape(command)} .*wayland", stopped.stderr, re.MULTILINE)
    assert machine.done() == []


def test_the_look_for_libraries_can_be_skipped(machine: Machine) -> None:
    machine.has_python("python3", "3.12")
    machine.has("ldconfig", 'echo "	libc.so.6 (libc6,x86-64) => /lib/libc.so.6"')
    assert machine.make_ready("test").returncode == 1
    assert machine.make_ready("test", SYSTEM_CHECK="no").returncode == 0


def test_an_old_python_is_one_sentence(machine: Machine) -> None:
    machine.has_python("python3", "3.9")
    machine.has_apt()
    stopped = machine.make_ready("terminal")
    assert stopped.returncode == 1
    assert len(stopped.stderr.splitlines()) == 2
    assert "Python 3.11 以上が必要です（この環境は 3.9 です）" in stopped.stderr
    assert "Python 3.11 or newer is needed (this is 3.9)" in stopped.stderr
    assert machine.done() == []


def test_a_changed_pyproject_installs_again_and_a_moved_checkout_makes_a_new_environment(
    machine: Machine,
) -> None:
    machine.has_python("python3", "3.11")
    assert machine.make_ready("terminal").returncode == 0
    assert machine.done() == ["venv", "pip ."]
    assert machine.make_ready("tools").returncode == 0
    assert machine.done() == ["pip .[dev]"]

    (machine.checkout / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")
    assert machine.make_ready("terminal").returncode == 0
    assert machine.done() == ["pip ."]

    machine.checkout = machine.checkout.rename(machine.home / "moved")
    assert machine.make_ready("terminal").returncode == 0
    assert machine.done() == ["venv", "pip ."]


def test_an_installation_that_failed_is_tried_again(machine: Machine) -> None:
    machine.has_python("python3", "3.11")
    assert machine.make_ready("terminal").returncode == 0
    machine.done()
    python = machine.checkout / ".venv" / "bin" / "python"
    working = python.read_text(encoding="utf-8")
    python.write_text(working.replace('echo "pip', 'exit 1; echo "pip'), encoding="utf-8")
    (machine.checkout / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")

    failed = machine.make_ready("terminal")
    assert failed.returncode == 1
    assert "ネットワークを確かめて" in failed.stderr
    assert "Check the network" in failed.stderr

    python.write_text(working, encoding="utf-8")
    assert machine.make_ready("terminal").returncode == 0
    assert machine.done() == ["pip ."]


@pytest.mark.parametrize(
    ("environ", "opened"), [({}, "opened: demo"), ({"DISPLAY": ":0"}, "opened:")]
)
def test_make_run_opens_the_window_or_shows_the_sample(
    machine: Machine, environ: dict[str, str], opened: str
) -> None:
    machine.has_python("python3", "3.11")
    machine.has_libraries("qt", "x11")
    machine.has("fc-list", "echo font")
    assert machine.make_ready("terminal").returncode == 0
    program = machine.checkout / ".venv" / "bin" / "gijiroku-reader"
    program.write_text('#!/bin/sh\necho opened: "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    ran = machine.sh("packaging/bootstrap/run.sh", **environ)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == opened


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the table is for Linux")
@pytest.mark.parametrize(
    ("uses", "files"),
    [
        ({"qt"}, ["lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "lib/libQt6Network.so.6"]),
        ({"qt"}, ["lib/libQt6DBus.so.6", "lib/libQt6PrintSupport.so.6", "lib/libQt6Svg.so.6"]),
        ({"qt"}, ["plugins/platforms/libqoffscreen.so", "plugins/iconengines/libqsvgicon.so"]),
        ({"qt", "x11"}, ["plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"]),
        ({"qt", "x11"}, ["plugins/xcbglintegrations/libqxcb-glx-integration.so"]),
        ({"qt", "wayland"}, ["plugins/platforms/libqwayland.so"]),
    ],
)
def test_the_table_names_every_library_that_the_installed_qt_asks_for(
    uses: set[str], files: list[str]
) -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent / "Qt"
    named = {library for use, library, *_ in needs() if use in uses}
    # glibc and gcc's own are under every Python; the soname beside GLib's comes in its package.
    given = r"lib(c|m|dl|rt|pthread|resolv|gcc_s|gthread-2\.0|brotlicommon|Qt6\w+|icu\w+)\.so\.\d+"
    for file in files:
        asked = {name for name in needed(qt / file) if not re.fullmatch(given, name)}
        assert asked <= named, file


def needed(file: Path) -> set[str]:
    """The libraries that a 64-bit little-endian ELF file names in its dynamic section (DT_NEEDED).

    The layout is that of the System V ABI, "Object Files" and "Dynamic Section".
    """
    data = file.read_bytes()

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little")

    assert data[:6] == b"\x7fELF\x02\x01"
    headers = [number(0x28, 8) + i * number(0x3A, 2) for i in range(number(0x3C, 2))]
    (dynamic,) = [at for at in headers if number(at + 4, 4) == 6]
    strings = number(headers[number(dynamic + 40, 4)] + 24, 8)
    start, size = number(dynamic + 24, 8), number(dynamic + 32, 8)
    names: set[str] = set()
    for entry in range(start, start + size, 16):
        if number(entry, 8) == 1:
            at = strings + number(entry + 8, 8)
            names.add(os.fsdecode(data[at : data.index(0, at)]))
    return names
