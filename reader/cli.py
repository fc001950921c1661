"""The command line: builds the objects once, runs one command, answers people or programs.

The JSON documents are a contract with programs; a change is announced in the changelog.
"""

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from reader import cli_demo, cli_documents, cli_streams
from reader.errors import Bilingual, Cancelled, LibraryDamaged, ReaderError
from reader.export.formats import render
from reader.export.selection import choose
from reader.export.templates import default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.jobs import maintenance
from reader.jobs.fetch import fetch
from reader.jobs.imports import import_paths
from reader.jobs.progress import Phase, Progress
from reader.jobs.proving import prove
from reader.jobs.quoting import quotable
from reader.jobs.report import Failure, Report
from reader.jobs.sittings_file import write_sittings
from reader.jobs.thread import thread_some, threads_of
from reader.language import language
from reader.library.library import Library
from reader.library.places import current_folder
from reader.minutes.model import MeetingKind
from reader.search.catalogue_file import beside_index
from reader.search.engine import SearchEngine
from reader.search.results import Count, Scope, Sort
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker
from reader.settings import library_folder, shared_settings
from reader.sources.network import put_in_force
from reader.sources.systems import open_system

_PHASES = {
    Phase.CONNECT: ("接続中", "connecting"),
    Phase.LIST: ("会議の一覧を確認中", "listing the sittings"),
    Phase.DOWNLOAD: ("会議録をダウンロード中", "downloading minutes"),
    Phase.IMPORT: ("取り込み中", "importing"),
    Phase.INDEX: ("索引を作成中", "indexing"),
    Phase.THREAD: ("質問と答弁を対応付け中", "matching questions and answers"),
    Phase.PROVE: ("記事の引用を照合中", "checking quotes in posts"),
    Phase.CHECK: ("点検中", "checking"),
    Phase.SEARCH: ("検索中", "searching"),
    Phase.EXPORT: ("書き出し中", "exporting"),
    Phase.MOVE: ("移動中", "moving"),
    Phase.BACKUP: ("バックアップ中", "backing up"),
}

_NOTHING = ("当てはまる会議がありません。", "There is no such sitting.")

_THREADED_AT_ONCE = 50
"""Sittings up to which an import computes all threads before it returns."""


def run(options: argparse.Namespace) -> int:
    """Run one command.

    Returns:
        0: done; 1: failed, with a sentence on stderr.
    """
    cli_streams.prepare()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    try:
        with _library_folder(options) as folder:
            if options.command == "demo":
                return cli_demo.run()
            command = Commands(folder, options)
            try:
                return command.run()
            finally:
                command.close()
    except ReaderError as error:
        return _fail(error.message(language()))
    except KeyboardInterrupt:
        return _fail(Cancelled().message(language()))
    except cli_streams.ReaderLeft:
        return 0


class Commands:
    """The commands on one library.

    Attributes:
        library, worker, index, engine: built once, used by the command that was asked for.
    """

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._options = options
        self.library = _opened(folder, options)
        self.worker = IndexWorker(self.library)
        self.index = WhooshIndex(folder, self.library.identity)
        self.engine = SearchEngine(self.library, self.index, beside_index(self.library))

    def run(self) -> int:
        """Run the command that the options name."""
        commands: dict[str, Callable[[], int]] = {
            "fetch": self._fetch,
            "import": self._import,
            "export": self._export,
            "sittings": self._sittings,
            "show": self._show,
            "posts": self._posts,
            "post": self._post,
            "threads": self._threads,
            "search": self._search,
            "quote": self._quote,
            "reindex": self._reindex,
            "check": self._check,
            "backup": self._backup,
            "restore": self._restore,
        }
        return commands[self._options.command]()

    def close(self) -> None:
        """Close the library."""
        self.index.close()
        self.library.close()

    def _fetch(self) -> int:
        options = self._options
        report = Report()

        def work() -> None:
            with open_system(options.url, delay=options.delay) as source:
                fetch(
                    self.library,
                    source,
                    self.worker,
                    report,
                    since=options.since,
                    until=options.until,
                    kind=None if options.kind == "all" else MeetingKind(options.kind),
                    limit=options.limit,
                    progress=_show_progress,
                )

        return self._reported(work, report, options.url)

    def _import(self) -> int:
        paths: list[Path] = self._options.paths
        report = Report()

        def work() -> None:
            import_paths(self.library, paths, self.worker, report, progress=_show_progress)

        return self._reported(work, report, str(paths[0]))

    def _reported(self, work: Callable[[], None], report: Report, what: str) -> int:
        """Do the work and say what it did, also where an error or a person ended it."""
        interrupted = False
        try:
            work()
            if len(report.ids) <= _THREADED_AT_ONCE:
                thread_some(self.library, report.ids, progress=_show_progress)
            prove(self.library, progress=_show_progress)
        except ReaderError as error:
            report.failed.append(Failure(what, error))
        except KeyboardInterrupt:
            interrupted = True
            report.failed.append(Failure(what, Cancelled()))
        document = cli_documents.report(report, language())
        self._answer(document, cli_documents.report_lines(document))
        for failure in document["failed"]:
            named = failure["what"] in failure["why"]
            print(
                failure["why"] if named else f"{failure['what']}: {failure['why']}", file=sys.stderr
            )
        if not report.there and not report.failed:
            print(_NOTHING[language() == "en"], file=sys.stderr)
        return 0 if report.there and not interrupted else 1

    def _export(self) -> int:
        target: Path = self._options.file
        count = write_sittings(self.library, target, progress=_show_progress)
        self._answer({"sittings": count}, [f"{count}会議を書き出しました：{target}"])
        return 0

    def _sittings(self) -> int:
        document = [cli_documents.sitting_info(info) for info in self.library.sittings.infos()]
        self._answer(
            document,
            (
                "\t".join(
                    [
                        one["id"],
                        one["date"] or "",
                        one["assembly"] or "",
                        one["meeting"] or "",
                        str(one["speeches"]),
                    ]
                )
                for one in document
            ),
        )
        return 0

    def _show(self) -> int:
        sitting = self.library.sittings.get(self._options.sitting)
        self._answer(
            cli_documents.sitting(sitting),
            (f"○{speech.label}　　{speech.text}\n" for speech in sitting.speeches),
        )
        return 0

    def _posts(self) -> int:
        document = [cli_documents.post_info(info) for info in self.library.posts.infos()]
        self._answer(
            document, ("\t".join([one["id"], one["date"] or "", one["title"]]) for one in document)
        )
        return 0

    def _post(self) -> int:
        post = self.library.posts.get(self._options.post)
        if not self.library.quotes.looked_at(post.id):
            prove(self.library, progress=_show_progress)
        quotes = self.library.quotes.of_post(post.id)
        self._answer(
            cli_documents.post(post, quotes),
            [post.title, "", post.text, *cli_documents.quote_lines(post, quotes)],
        )
        return 0

    def _threads(self) -> int:
        sitting = self.library.sittings.get(self._options.sitting)
        threads = threads_of(self.library, sitting)
        self._answer(
            cli_documents.threads(sitting, threads), cli_documents.thread_lines(sitting, threads)
        )
        return 0

    def _search(self) -> int:
        options = self._options
        if options.query == "-":
            return self._search_each_line()
        document = self._found(options.query, Count.EXACT)
        self._answer(document, cli_documents.hit_lines(document))
        return 0

    def _search_each_line(self) -> int:
        for line in sys.stdin:
            query = line.rstrip("\r\n")
            try:
                document = self._found(query, Count.ESTIMATE)
            except ReaderError as error:
                document = cli_documents.no_hits(query)
                print(error.message(language()), file=sys.stderr)
            cli_streams.say([json.dumps(document, ensure_ascii=False)])
        return 0

    def _found(self, query: str, count: Count) -> dict[str, Any]:
        options = self._options
        result = self.engine.search(
            query,
            sort=Sort(options.sort),
            scope=Scope(options.scope),
            limit=options.limit,
            count=count,
        )
        unknown = cli_documents.endings_unknown(result)
        if unknown is not None:
            print(unknown.en if language() == "en" else unknown.ja, file=sys.stderr)
        return cli_documents.search_result(query, result)

    def _quote(self) -> int:
        options = self._options
        found = quotable(self.library, options.id)
        selection = found.selection
        if options.paragraphs is not None:
            selection = choose(selection, options.paragraphs)
        quote = render(
            selection,
            QuoteFormat(options.format),
            QuoteOptions(surnames=found.surnames, written=datetime.now()),
            default_templates(),
        )
        for warning in quote.warnings:
            sentence = warning.sentence
            print(sentence.en if language() == "en" else sentence.ja, file=sys.stderr)
        self._answer({"format": quote.format, "text": quote.text}, [quote.text])
        return 0

    def _reindex(self) -> int:
        return self._health(maintenance.reindex(self.library, self.worker, progress=_show_progress))

    def _check(self) -> int:
        return self._health(
            maintenance.check(
                self.library, self.worker, repair=self._options.repair, progress=_show_progress
            )
        )

    def _backup(self) -> int:
        maintenance.backup(self.library, self._options.file, progress=_show_progress)
        return self._health([])

    def _restore(self) -> int:
        maintenance.restore(self.library, self._options.file, self.worker, progress=_show_progress)
        return self._health([])

    def _health(self, problems: list[Bilingual]) -> int:
        lines = [problem.en if language() == "en" else problem.ja for problem in problems]
        self._answer({"ok": not lines, "problems": lines}, [] if lines else ["OK"])
        for line in lines:
            print(line, file=sys.stderr)
        return 1 if lines else 0

    def _answer(self, document: Any, lines: Iterable[str]) -> None:
        """Print the document for programs, or the lines for people."""
        if self._options.json:
            lines = [json.dumps(document, ensure_ascii=False)]
        cli_streams.say(lines)


def _opened(folder: Path, options: argparse.Namespace) -> Library:
    """The library; a damaged one is replaced where a backup is to be restored."""
    try:
        return Library(folder)
    except LibraryDamaged:
        if options.command != "restore":
            raise
        return Library.recovered(folder, options.file)


@contextmanager
def _library_folder(options: argparse.Namespace) -> Generator[Path]:
    if options.temp_profile:
        with tempfile.TemporaryDirectory(prefix="gijiroku-reader-") as folder:
            yield Path(folder)
    else:
        shared = shared_settings()
        put_in_force(shared.network())
        yield current_folder(library_folder(options.library, shared))


def _show_progress(progress: Progress) -> None:
    """A line on a terminal's stderr that overwrites itself; silent in pipes."""
    if not sys.stderr.isatty():
        return
    words = _PHASES[progress.phase][language() == "en"]
    if progress.total:
        count = f" {progress.done}/{progress.total}"
    elif progress.share is not None:
        count = f" {progress.share:.0%} {progress.done or ''}"
    else:
        count = f" {progress.done or ''}"
    print(f"\r\x1b[K{words}{count} {progress.item[:40]}", end="", file=sys.stderr, flush=True)
    if progress.phase is Phase.INDEX:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
