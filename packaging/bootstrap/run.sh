#!/bin/sh
# `make run`: opens the window; where there is no screen, shows the main job in the terminal.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=packaging/bootstrap/detect.sh
. "$here/detect.sh"
program=${here%/packaging/bootstrap}/.venv/bin/gijiroku-reader

if [ -n "$(screens)" ]; then
    sh "$here/environment.sh" window
    exec "$program" "$@"
fi
sh "$here/environment.sh" terminal
printf '%s\n%s\n\n' '画面がないので、端末で見本をお見せします。' \
    'There is no screen here, so the sample is shown in the terminal.' >&2
exec "$program" demo
