"""What the window says of blogs and of what kind a post is."""

from html import escape

from PySide6.QtCore import QCoreApplication

from reader.library.records import Blog, Interval, PostKind
from reader.ui.wording import beside, day, phrase


def kind_words(kind: PostKind) -> str:
    """What a post is, where it is not simply a post."""
    return {
        PostKind.DRAFT: QCoreApplication.translate("Blogs", "下書き"),
        PostKind.PAGE: QCoreApplication.translate("Blogs", "固定ページ"),
    }.get(kind, "")


def interval_words(interval: Interval) -> str:
    """How often a followed blog is asked."""
    return {
        Interval.DAILY: QCoreApplication.translate("Blogs", "毎日確認する"),
        Interval.WEEKLY: QCoreApplication.translate("Blogs", "毎週確認する"),
        Interval.NEVER: QCoreApplication.translate("Blogs", "手動で確認する"),
    }[interval]


def blog_words(blog: Blog) -> str:
    """Whether a blog is followed, when it was last asked, and what came of it; rich text."""
    if blog.feed is None:
        return QCoreApplication.translate("Blogs", "新しい記事は確認していません")
    told = [interval_words(blog.interval)]
    if blog.checked_at is not None:
        last = QCoreApplication.translate("Blogs", "最後の確認 {0}")
        told.append(last.format(day(blog.checked_at.astimezone().date())))
    if blog.trouble is not None:
        told.append(phrase(blog.trouble))
    return beside(escape(one) for one in told)
