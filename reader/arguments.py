"""The command line's grammar, shared by both entrances.

The contract of every command is in the README; `--json` documents are made in `reader.cli`.
"""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_path

from reader import __version__

APP_NAME = "gijiroku-reader"


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    """Parse the program's arguments (`sys.argv` for None); usage errors exit with 2.

    Returns:
        library (Path | None: none is named), temp_profile (bool), screenshot (Path | None), query (str | None),
        open (Path | None), command (str | None)
        and the command's own values.
    """
    return _parser().parse_args(argv)


def default_library() -> Path:
    """Where the library lies unless told otherwise: the platform's user data folder."""
    return user_data_path(APP_NAME, appauthor=False) / "library"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=APP_NAME,
        description="会議録リーダー。コマンドを付けずに実行するとウィンドウが開きます。"
        " / A reader for assembly minutes; without a command it opens the window.",
    )
    library = os.environ.get("GIJIROKU_LIBRARY")
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        default=Path(library) if library else None,
        help="ライブラリーのフォルダー / the library's folder",
    )
    parser.add_argument(
        "--temp-profile",
        action="store_true",
        help="一時的な空のライブラリーと設定で始める / start with an empty temporary library",
    )
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help="ウィンドウを PNG に保存して終わる / open the window, save a PNG, quit",
    )
    parser.add_argument(
        "--query",
        type=_text,
        metavar="QUERY",
        help="ウィンドウを開いて検索する / open the window with this search",
    )
    # A desktop's entry gives the file or nothing.
    parser.add_argument(
        "--open",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="バックアップを開く（復元するかどうかウィンドウで尋ねます）"
        " / open a backup (the window asks whether to restore it)",
    )
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    fetch = _command(commands, "fetch", "会議録をダウンロードする / download minutes")
    fetch.add_argument("url", type=_text, metavar="URL")
    fetch.add_argument(
        "--since", type=_date, metavar="D", help="この日から（2025-02-17） / from this day"
    )
    fetch.add_argument("--until", type=_date, metavar="D", help="この日まで / until this day")
    fetch.add_argument(
        "--kind",
        choices=["plenary", "committee", "all"],
        default="all",
        help="本会議、委員会、すべて / which meetings",
    )
    fetch.add_argument("--limit", type=_count, metavar="N", help="会議の数の上限 / at most so many")
    fetch.add_argument(
        "--delay",
        type=_seconds,
        metavar="S",
        default=2.0,
        help="取得の間隔（秒） / pause between requests, in seconds",
    )

    bring = _command(commands, "import", "ファイルを取り込む / import files")
    bring.add_argument("paths", type=Path, nargs="+", metavar="PATH")

    export = _command(commands, "export", "JSON Lines に書き出す / write JSON Lines")
    export.add_argument("file", type=Path, metavar="FILE.jsonl")

    _command(commands, "sittings", "会議の一覧 / list the sittings")
    show = _command(commands, "show", "会議録を表示する / show a sitting")
    show.add_argument("sitting", type=_text, metavar="SITTING")
    _command(commands, "posts", "記事の一覧 / list the posts")
    post = _command(commands, "post", "記事を表示する / show a post")
    post.add_argument("post", type=_text, metavar="ID")
    threads = _command(commands, "threads", "質問と答弁の対応 / questions beside answers")
    threads.add_argument("sitting", type=_text, metavar="SITTING")

    search = _command(commands, "search", "検索する / search")
    search.add_argument(
        "query",
        type=_text,
        metavar="QUERY",
        help="語と 発言者: 役職: 会議: 期間: 種別: 結び: 出典: 議会: / words and speaker: role: meeting:"
        " date: kind: ending: source: council: ; - : 標準入力から1行ずつ / from stdin",
    )
    search.add_argument(
        "--sort",
        choices=["newest", "oldest", "relevance"],
        default="newest",
        help="新しい順、古い順、関連度順 / the order of the results",
    )
    search.add_argument(
        "--scope",
        choices=["speech", "exchange", "sitting"],
        default="exchange",
        help="結果の単位：発言、質疑、会議 / what a result is",
    )
    search.add_argument(
        "--limit", type=_count, metavar="N", default=100, help="結果の数の上限 / at most so many"
    )

    quote = _command(commands, "quote", "引用を作る / make a quote")
    quote.add_argument("id", type=_text, metavar="ID")
    quote.add_argument(
        "--paragraphs", type=_text, metavar="1,2,5-7", help="引用する段落 / which paragraphs"
    )
    quote.add_argument(
        "--format",
        choices=["html", "source", "markdown", "text", "movabletype"],
        required=True,
        help="引用の形式 / the format of the quote",
    )

    _command(commands, "reindex", "検索用の索引を作り直す / rebuild the index")
    check = _command(commands, "check", "ライブラリーを点検する / check the library")
    check.add_argument(
        "--repair", action="store_true", help="直せるところを直す / repair what can be repaired"
    )
    backup = _command(commands, "backup", "バックアップする / back the library up")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _command(commands, "restore", "バックアップから復元する / restore a backup")
    restore.add_argument("file", type=Path, metavar="FILE")

    # It talks to people only.
    commands.add_parser(
        "demo", help="見本で一通り試す / the main job on the sample, in the terminal"
    )
    return parser


class _Commands(Protocol):
    """What `add_subparsers` gives; argparse keeps its class to itself."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser: ...


def _command(commands: _Commands, name: str, help_: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_)
    command.add_argument("--json", action="store_true", help="JSON で出力する / answer in JSON")
    return command


def _text(value: str) -> str:
    """A word as UTF-8, whatever the locale is; what is no UTF-8 can name nothing."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(value).decode("utf-8", "replace")
    return value


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"「{value}」: 日付は 2025-02-17 のように書いてください / write dates as 2025-02-17"
        ) from error


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(
            f"「{value}」: 0 以上の整数を書いてください / write a whole number"
        )
    return int(value)


def _seconds(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < 3600:
        raise argparse.ArgumentTypeError(f"「{value}」: 秒数を書いてください / write seconds")
    return number
