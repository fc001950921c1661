#!/bin/sh
# Makes .venv with the project in it, and before that whatever the system lacks for it.
#
#   sh packaging/bootstrap/environment.sh window|terminal|test|tools
#
# window    the program and a screen to open it on
# terminal  the program's commands; no screen, no font and no library of a window
# test      the tests' tools and a Qt that paints into memory
# tools     the same tools without Qt: lint, build
#
# A second call finds everything there and returns at once. Where the system lacks packages they are
# installed if that needs no question (Debian or Ubuntu, as root or with sudo that asks no password);
# otherwise one sentence and the one command that does it are printed, and the exit code is 1.
#
# PYTHON=FILE names the interpreter to use. SYSTEM_CHECK=no skips the look for libraries and font,
# for a system that keeps them where ldconfig does not look.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=packaging/bootstrap/detect.sh
. "$here/detect.sh"
cd "$here/../.."
root=$(pwd -P)

tell() { # tell JAPANESE ENGLISH
    printf '%s\n%s\n' "$1" "$2" >&2
}

stop() { # stop JAPANESE ENGLISH [COMMAND]
    tell "$1" "$2"
    if [ -n "${3:-}" ]; then
        printf '\n    %s\n\n' "$3" >&2
    fi
    exit 1
}

# as_root COMMAND...: fails without a question where this user may not.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    [ "$(package_manager)" = apt ] && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

apt_install() {
    # The lists of a fresh system are empty, and old ones name files that are gone: refresh and retry.
    apt_get -s install "$@" >/dev/null 2>&1 || apt_get -qq update
    apt_get -qq install "$@" || { apt_get -qq update && apt_get -qq install "$@"; }
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends \
        -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

install_command() { # install_command MANAGER PACKAGES
    case $1 in
        apt) echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends $2" ;;
        dnf) echo "sudo dnf install $2" ;;
        pacman) echo "sudo pacman -S --needed $2" ;;
        brew) echo "brew install $2" ;;
        *) echo "$2" ;;
    esac
}

# provide PACKAGES: installs them, or says how and stops.
provide() {
    manager=$(package_manager)
    if may_install; then
        tell "システムの部品を入れています: $1" "Installing what the system lacks: $1"
        log=$(mktemp)
        # The names are words of one line, to be split.
        # shellcheck disable=SC2086
        if apt_install $1 >"$log" 2>&1; then
            rm -f "$log"
            return
        fi
        cat "$log" >&2
        rm -f "$log"
        stop "システムの部品を入れられませんでした。次を実行してから、もう一度お試しください。" \
            "The system packages could not be installed. Run this, then try again." \
            "$(install_command apt "$1")"
    fi
    if [ -n "$manager" ]; then
        stop "システムの部品が足りません。次を実行してから、もう一度お試しください。" \
            "The system lacks some packages. Run this, then try again." \
            "$(install_command "$manager" "$1")"
    fi
    stop "システムの部品が足りません。お使いの環境の方法で次を入れてから、もう一度お試しください。" \
        "The system lacks the following; install it your system's way, then try again." "$1"
}

# The package that brings an interpreter new enough, where there is no Python at all.
python_package() {
    case $(package_manager) in
        apt) echo "python3 python3-venv" ;;
        pacman) echo python ;;
        brew) echo python@3.13 ;;
        *) echo python3 ;;
    esac
}

# What the system lacks, Python first, in one line: one command must be enough.
missing_packages() {
    {
        if ! environment_is_sound; then
            if [ -z "$python" ]; then
                python_package
            elif ! makes_environments "$python" && [ "$(package_manager)" = apt ]; then
                echo "python$(python_version "$python")-venv"
            fi
        fi
        if [ "$#" -gt 0 ] && [ "${SYSTEM_CHECK:-yes}" != no ] && [ "$(uname -s)" = Linux ]; then
            missing_needs "$here/needs.txt" "$@" | package_names "$(package_manager)"
        fi
    } | tr '\n' ' ' | sed 's/ *$//'
}

# An environment that runs and was made in this very folder: a moved one starts the wrong Python.
environment_is_sound() {
    new_enough .venv/bin/python && grep -qF -- "$root/.venv" .venv/bin/activate 2>/dev/null
}

# pip reads the extras and the entry points from here.
fingerprint() {
    cksum <pyproject.toml
}

installed() { # installed NAME...: whether one of these installations is of today's pyproject.toml
    for name in "$@"; do
        [ "$(cat ".venv/.installed-$name" 2>/dev/null)" = "$(fingerprint)" ] && return 0
    done
    return 1
}

make_environment() {
    environment_is_sound && .venv/bin/python -c 'import pip' 2>/dev/null && return
    tell "Python の環境を .venv に作っています。" "Making a Python environment in .venv."
    "$python" -m venv --clear .venv ||
        stop ".venv を作れませんでした。" "The environment .venv could not be made."
}

install_project() { # install_project NAME REQUIREMENT
    tell "プログラムと必要な部品を入れています（初回は数分かかります）。" \
        "Installing the program and what it needs (a few minutes the first time)."
    quiet=-q
    [ -t 2 ] && quiet=
    # shellcheck disable=SC2086
    .venv/bin/python -m pip install $quiet --disable-pip-version-check -e "$2" >&2 ||
        stop "必要な部品を入れられませんでした。ネットワークを確かめて、もう一度お試しください。" \
            "What the program needs could not be installed. Check the network, then try again."
    fingerprint >".venv/.installed-$1"
}

case ${1:-} in
    window)
        # The kinds of screen are words to be split.
        # shellcheck disable=SC2046
        set -- program qt font $(screens)
        ;;
    terminal) set -- program ;;
    test) set -- dev qt font ;;
    tools) set -- dev ;;
    *)
        echo "usage: environment.sh window|terminal|test|tools" >&2
        exit 2
        ;;
esac
extent=$1
shift

case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*)
        stop "Windows では make を使わず、次を実行してください。" \
            "On Windows, run this instead of make." "py -m pip install ."
        ;;
esac

python=$(find_python) || python=
if [ -z "$python" ] && ! environment_is_sound; then
    old=$(python_version "${PYTHON:-python3}") || old=
    if [ -n "$old" ]; then
        stop "Python 3.11 以上が必要です（この環境は $old です）。新しい Python を入れ、make に PYTHON=その場所 を付けてお試しください。" \
            "Python 3.11 or newer is needed (this is $old). Install a newer one and give make PYTHON=its path."
    fi
fi

packages=$(missing_packages "$@")
if [ -n "$packages" ]; then
    provide "$packages"
    python=$(find_python) || python=
fi

case $extent in
    program) installed program dev && environment_is_sound && exit 0 ;;
    dev) installed dev && environment_is_sound && exit 0 ;;
esac
[ -n "$python" ] || environment_is_sound ||
    stop "Python 3.11 以上が見つかりません。" "No Python 3.11 or newer was found."
make_environment
case $extent in
    program) install_project program . ;;
    dev) install_project dev '.[dev]' ;;
esac
