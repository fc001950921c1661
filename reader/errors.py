"""The one tree of errors.

Every error that a person may meet is a `ReaderError`: a sentence in Japanese and
one in English that say what happened and what to do, with the cause chained
(``raise … from cause``). Anything else that escapes is a bug.
"""

from typing import ClassVar

from msgspec import Struct


class Bilingual(Struct, frozen=True):
    """A phrase in both languages, for the values of an error's sentence."""

    ja: str
    en: str

    def __str__(self) -> str:
        return self.ja


class ReaderError(Exception):
    """Something that a person should be told in one sentence.

    A subclass states its sentence in both languages as format strings over the
    keyword arguments it is raised with.

    Attributes:
        values: what the sentence names (a path, an address, a number).
    """

    ja: ClassVar[str] = "処理できませんでした。"
    en: ClassVar[str] = "That could not be done."

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message("ja"))

    def message(self, language: str) -> str:
        """The sentence in `language` ("ja" or "en"; any other gives English)."""
        japanese = language == "ja"
        words = {
            name: (value.ja if japanese else value.en) if isinstance(value, Bilingual) else value
            for name, value in self.values.items()
        }
        return (self.ja if japanese else self.en).format(**words)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.values))


def _rebuild(kind: type[ReaderError], values: dict[str, object]) -> ReaderError:
    """Rebuild an error that crossed a process boundary; pickle knows no keywords."""
    return kind(**values)


class Cancelled(ReaderError):
    """The person cancelled a long work; what was stored before stays."""

    ja = "中止しました。ここまでに取り込んだものは残っています。"
    en = "Stopped. What was stored so far is kept."


# --- what came from outside -------------------------------------------------


class SourceError(ReaderError):
    """A page, file or host did not give what was asked for."""


class NotMinutes(SourceError):
    """The content is readable, but it is not minutes (nor a post)."""

    ja = "{what} は会議録として読み取れませんでした（{why}）。"
    en = "{what} could not be read as minutes ({why})."


class DamagedMinutes(SourceError):
    """Minutes that break off or hold undecodable bytes; nothing of them is stored."""

    ja = "{what} は途中で切れているか壊れているため、取り込みませんでした（{why}）。"
    en = "{what} is cut off or damaged, so it was not stored ({why})."


class HostUnreachable(SourceError):
    """No connection, or no answer in time."""

    ja = "{host} に接続できませんでした（{why}）。ネットワークを確かめて、もう一度お試しください。"
    en = "Could not reach {host} ({why}). Check the network and try again."


class HostRefused(SourceError):
    """The host answered with an error, again and again."""

    ja = "{host} がエラーを返しました（{why}）。時間をおいてもう一度お試しください。"
    en = "{host} answered with an error ({why}). Try again later."


class ForbiddenByRobots(SourceError):
    """The host's robots.txt does not allow programs to fetch this."""

    ja = "{host} は robots.txt でプログラムによる取得を認めていないため、取得しません。ブラウザーで開いて保存したページを取り込むことはできます。"
    en = "{host} does not allow programs to fetch this page (robots.txt). You can open it in your browser, save it, and import the saved page."


class RedirectedElsewhere(SourceError):
    """An answer came from another host than the one asked: a login page, a captive portal."""

    ja = "{host} への接続が別のページ（{target}）に転送されました。Wi-Fi のログイン画面などが出ていないか確かめてください。"
    en = "The request to {host} was redirected to another page ({target}). Check whether a Wi-Fi login page is in the way."


class UnknownSystem(SourceError):
    """An address whose search system is not known."""

    ja = "{url} の会議録検索システムは見分けられませんでした。会議の一覧か本文のページの URL を試すか、ブラウザーで保存したページを取り込んでください。"
    en = "The search system at {url} was not recognised. Try the URL of a list of meetings or of the minutes, or import pages that you save in your browser."


class NotABlog(SourceError):
    """An address at which there is neither a feed nor a post."""

    ja = "{url} には、ブログのフィードも記事も見つかりませんでした（{why}）。ブログのトップページの URL を確かめてください。"
    en = "Neither a blog’s feed nor a post was found at {url} ({why}). Check the URL of the blog’s front page."


# --- the library ------------------------------------------------------------


class LibraryError(ReaderError):
    """The library could not be read or written."""


class LibraryTooNew(LibraryError):
    """The library was made by a newer version of the program."""

    ja = "ライブラリー {path} は新しい版のプログラムで作られています（形式 {found}、この版は {known} まで）。プログラムを更新してください。"
    en = "The library {path} was made by a newer version of the program (format {found}; this version reads up to {known}). Update the program."


class LibraryDamaged(LibraryError):
    """The database file is not a library, or is damaged."""

    ja = "ライブラリー {path} を開けませんでした（{why}）。バックアップから復元できます。"
    en = "The library {path} could not be opened ({why}). It can be restored from a backup."


class LibraryReadOnly(LibraryError):
    """The folder or file cannot be written."""

    ja = "ライブラリー {path} に書き込めません（{why}）。フォルダーの権限を確かめてください。"
    en = "The library {path} cannot be written to ({why}). Check the folder’s permissions."


class DiskFull(LibraryError):
    """No space is left; the transaction was rolled back."""

    ja = "ディスクの空きがないため、{path} に保存できませんでした。すでに保存したものは無事です。空きを増やして、もう一度お試しください。"
    en = "The disk is full, so nothing more could be stored in {path}. What was stored before is safe. Free some space and try again."


class LibraryBusy(LibraryError):
    """Another process holds the library for writing."""

    ja = "ライブラリーは使用中です（{holder}）。終わってからもう一度お試しください。"
    en = "The library is in use ({holder}). Try again when it has finished."


class LibraryMoved(LibraryError):
    """The library was moved to another folder while this process worked on it."""

    ja = "ライブラリーは {path} に移りました。もう一度お試しください。"
    en = "The library was moved to {path}. Try again."


class LibraryNotThere(LibraryError):
    """The library was moved to a folder, or chosen there, where there is none now."""

    ja = "ライブラリーは {path} にあるはずですが、見つかりません。外付けのディスクなどがつながっているか確かめてください。"
    en = "The library should be in {path}, but is not there. Check that its disk is connected."


class NoRoom(LibraryError):
    """A disk has too little space for a copy; nothing was begun."""

    ja = "{path} の空きが足りません（必要 {needed}、空き {free}）。空きを増やすか、別の場所を選んでください。"
    en = "There is too little space in {path} ({needed} needed, {free} free). Free some space or choose another place."


class BadPlace(LibraryError):
    """A folder cannot take a library; nothing was changed."""

    ja = "{path} には移せません（{why}）。別のフォルダーを選んでください。"
    en = "The library cannot be moved to {path} ({why}). Choose another folder."


class NotFound(LibraryError):
    """No sitting, speech, exchange, topic, passage or post of that id."""

    ja = "「{id}」は見つかりませんでした。ID を確かめてください。"
    en = "Nothing with the id “{id}” was found. Check the id."


class FileProblem(ReaderError):
    """A file named by the person could not be read or written."""

    ja = "{path} を読み書きできませんでした（{why}）。"
    en = "{path} could not be read or written ({why})."


# --- asking -----------------------------------------------------------------


class QueryError(ReaderError):
    """A query that cannot be understood; `values["why"]` is a `Bilingual` sentence.

    Attributes:
        start, end: half-open range of code points in the query to underline.
        why: the sentence alone.
    """

    ja = "検索語を読み取れませんでした：{why}"
    en = "The query could not be understood: {why}"

    def __init__(self, *, start: int, end: int, why: Bilingual) -> None:
        self.start = start
        self.end = end
        self.why = why
        super().__init__(start=start, end=end, why=why)


class TemplateProblem(ReaderError):
    """A quote template of the reader's own that cannot be rendered."""

    ja = "引用の型を読み取れませんでした（{why}）。型を直すか、既定の型に戻してください。"
    en = "The quote template could not be read ({why}). Correct it, or restore the default."


class BadSelection(ReaderError):
    """Paragraph numbers that the passage or exchange does not have."""

    ja = "段落の指定「{given}」は使えません（段落は1から{count}まで）。"
    en = "“{given}” is not a valid choice of paragraphs (they run from 1 to {count})."
