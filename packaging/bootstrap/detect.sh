# shellcheck shell=sh
# What this machine has and lacks. Sourced by the other scripts of this folder; asks, changes nothing.
# POSIX sh: a bare Debian has no other shell that can be counted on.

# Where fonts lie when there is no fc-list to ask; one folder a line.
FONT_FOLDERS=${FONT_FOLDERS:-"/usr/share/fonts
/usr/local/share/fonts
${HOME:-/root}/.fonts
${HOME:-/root}/.local/share/fonts"}

# new_enough PYTHON: whether the interpreter runs and is Python 3.11 or newer.
new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# makes_environments PYTHON: whether it can make a virtual environment with pip in it.
# Debian's python3 cannot until python3-venv is installed: venv imports, ensurepip does not.
makes_environments() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# find_python: prints the interpreter to use. One that makes environments comes before one that
# would need a package first. Fails where none is new enough. PYTHON, where set, is the only choice.
find_python() {
    found=
    set -- python3.13 python3.12 python3.11 python3
    [ -n "${PYTHON:-}" ] && set -- "$PYTHON"
    for candidate in "$@"; do
        new_enough "$candidate" || continue
        if makes_environments "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
        found=${found:-$candidate}
    done
    [ -n "$found" ] && printf '%s\n' "$found"
}

# python_version PYTHON: prints 3.11, or nothing where it does not run.
python_version() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# package_manager: prints apt, dnf, pacman or brew, or nothing for a system not known here.
package_manager() {
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
    elif command -v apt-get >/dev/null 2>&1; then
        echo apt
    elif command -v dnf >/dev/null 2>&1; then
        echo dnf
    elif command -v pacman >/dev/null 2>&1; then
        echo pacman
    fi
}

# screens: prints the kinds of screen a window could open on (x11, wayland, native);
# nothing where there is none.
screens() {
    case $(uname -s) in
        Darwin) echo native ;;
        *)
            [ -n "${DISPLAY:-}" ] && echo x11
            [ -n "${WAYLAND_DISPLAY:-}" ] && echo wayland
            ;;
    esac
    return 0
}

# has_japanese_font: whether some installed font can show Japanese.
has_japanese_font() {
    [ "$(uname -s)" = Darwin ] && return 0
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=ja family 2>/dev/null)" ]
        return
    fi
    while IFS= read -r folder; do
        [ -d "$folder" ] || continue
        some=$(find -L "$folder" -type f \( -iname '*cjk*' -o -iname '*notos*jp*' -o -iname 'biz*ud*' \
            -o -iname 'ipa*' -o -iname 'takao*' -o -iname 'vl-*gothic*' -o -iname 'sazanami*' \
            -o -iname 'mplus*' -o -iname 'migu*' -o -iname 'sourcehan*' \) -name '*.[otOT]*' 2>/dev/null)
        [ -n "$some" ] && return 0
    done <<FOLDERS
$FONT_FOLDERS
FOLDERS
    return 1
}

# missing_needs TABLE USE...: prints the lines of the table (needs.txt) that are for one of the uses
# and that this machine lacks. Without an ldconfig to ask, no library is called missing.
missing_needs() {
    needs=$1
    shift
    uses=" $* "
    # A library of another architecture beside ours (i386 on x86_64) does not count.
    case $(uname -m) in
        x86_64) flavour='(libc6,x86-64' ;;
        aarch64) flavour='(libc6,AArch64' ;;
        *) flavour='(' ;;
    esac
    # An ordinary user of Debian has no sbin in PATH.
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null)
    while read -r use library packages; do
        case $uses in
            *" $use "*) ;;
            *) continue ;;
        esac
        if [ "$use" = font ]; then
            has_japanese_font && continue
        else
            [ -n "$known" ] || continue
            case $known in
                *"	$library $flavour"*) continue ;;
            esac
        fi
        printf '%s %s %s\n' "$use" "$library" "$packages"
    done <"$needs"
}

# package_names MANAGER: reads lines of the table, prints each package of that manager once, in one
# line; for a manager that the table does not know, the libraries' own names.
package_names() {
    names=
    while read -r use library apt dnf pacman; do
        case $1 in
            apt) name=$apt ;;
            dnf) name=$dnf ;;
            pacman) name=$pacman ;;
            *)
                name=$library
                [ "$use" = font ] && name=fonts-noto-cjk
                ;;
        esac
        case " $names " in
            *" $name "*) ;;
            *) names="$names${names:+ }$name" ;;
        esac
    done
    printf '%s\n' "$names"
}
