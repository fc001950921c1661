#!/bin/sh
# Starts a built program and has it do its main job: read the sample, search it, show the threads,
# quote, back up, and open its window on a search. Any package of the program is tried by this.
#
#   sh packaging/smoke.sh SAMPLE FOLDER PROGRAM [WORD...]
#
# SAMPLE   the folder resources/sample of the sources
# FOLDER   where the library, the answers and window.png go; must not exist
# PROGRAM  what starts the program, with words before the arguments where it needs some
#
# Without a screen (DISPLAY) the window is painted into memory.
set -eu

sample=$1
folder=$2
shift 2
mkdir -p "$folder/home"
# Nothing of the user's is read or written.
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home" XDG_DATA_HOME="$folder/home"
export XDG_STATE_HOME="$folder/home" XDG_CACHE_HOME="$folder/home" LANG=C.UTF-8
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV GIJIROKU_LIBRARY 2>/dev/null || :

now() {
    date +%s%3N
}

# step NAME PATTERN WORD...: runs the program; its answer must hold the pattern (- for any).
step() {
    name=$1
    pattern=$2
    shift 2
    began=$(now)
    if ! timeout 120 "$@" >"$folder/$name.out" 2>"$folder/$name.err"; then
        cat "$folder/$name.out" "$folder/$name.err" >&2
        echo "smoke: $name failed" >&2
        exit 1
    fi
    if [ "$pattern" != - ] && ! grep -q -e "$pattern" "$folder/$name.out"; then
        cat "$folder/$name.out" "$folder/$name.err" >&2
        echo "smoke: $name answered something else than $pattern" >&2
        exit 1
    fi
    if grep -q Traceback "$folder/$name.err"; then
        cat "$folder/$name.err" >&2
        exit 1
    fi
    printf '%-8s %6d ms\n' "$name" $(($(now) - began))
}

library=$folder/library
step version '^gijiroku-reader [0-9]' "$@" --version
step import '"failed": \[\]' "$@" --library "$library" import --json "$sample/minutes" "$sample/blog"
step search '"total": [1-9]' "$@" --library "$library" search --json オンライン化
step check '^OK$' "$@" --library "$library" check
step backup . "$@" --library "$library" backup "$folder/copy.gijiroku"
step restore . "$@" --library "$folder/other" restore "$folder/copy.gijiroku"
step again '"total": [1-9]' "$@" --library "$folder/other" search --json オンライン化
step demo '出典：架空区議会' "$@" demo
step window - "$@" --library "$library" --query オンライン化 --screenshot "$folder/window.png"
# A window that painted nothing makes a picture of a few kilobytes.
[ "$(wc -c <"$folder/window.png")" -gt 40000 ] || {
    echo "smoke: the window is empty" >&2
    exit 1
}
