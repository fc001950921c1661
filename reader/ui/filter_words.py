"""What the window calls the filters of a query, and their values."""

from PySide6.QtCore import QCoreApplication

from reader.minutes.model import MeetingKind, SpeechKind
from reader.search.conditions import ENDING_WORDS, KIND_WORDS, MEETING_WORDS
from reader.search.query import FieldName
from reader.ui.endings import ending_name
from reader.ui.people import called
from reader.ui.wording import language, listed


def filter_name(name: str) -> str:
    """What the window calls a filter.

    Args:
        name: the field's Japanese name in the query language.
    """
    return {
        FieldName.COUNCIL.value: QCoreApplication.translate("FilterStrip", "議会"),
        FieldName.MEETING.value: QCoreApplication.translate("FilterStrip", "会議"),
        FieldName.SPEAKER.value: QCoreApplication.translate("FilterStrip", "発言者"),
        FieldName.ROLE.value: QCoreApplication.translate("FilterStrip", "役職"),
        FieldName.GROUP.value: QCoreApplication.translate("FilterStrip", "会派"),
        FieldName.KIND.value: QCoreApplication.translate("FilterStrip", "種別"),
        FieldName.ENDING.value: QCoreApplication.translate("FilterStrip", "答弁の結び"),
        FieldName.SOURCE.value: QCoreApplication.translate("FilterStrip", "出典"),
        FieldName.CATEGORY.value: QCoreApplication.translate("FilterStrip", "分類"),
        FieldName.DATE.value: QCoreApplication.translate("FilterStrip", "期間"),
    }.get(name, name)


def filter_value(name: str, value: str) -> str:
    """What a person reads for a filter's value: 「実施・検討」, "Implement, Consider".

    Args:
        name: the field's Japanese name in the query language.
        value: as the query has it, with "|" between alternatives.
    """
    named = _VALUES[name]() if name in _VALUES else {}
    if not named:
        return called(value).replace("..", "〜" if language() == "ja" else "–")
    return listed(named.get(one, one) for one in value.split("|"))


def meeting_name(kind: MeetingKind) -> str:
    """What the window calls a kind of meeting."""
    return {
        MeetingKind.PLENARY: QCoreApplication.translate("Listing", "本会議"),
        MeetingKind.COMMITTEE: QCoreApplication.translate("Listing", "委員会"),
    }[kind]


def kind_name(kind: SpeechKind) -> str:
    """What the window calls a kind of speech."""
    return {
        SpeechKind.QUESTION: QCoreApplication.translate("Listing", "質問"),
        SpeechKind.ANSWER: QCoreApplication.translate("Listing", "答弁"),
        SpeechKind.CHAIR: QCoreApplication.translate("Listing", "議長"),
        SpeechKind.OTHER: QCoreApplication.translate("Listing", "その他"),
    }[kind]


def source_names() -> dict[str, str]:
    """The kinds of source by their words in a query."""
    return {
        "会議録": QCoreApplication.translate("Listing", "会議録"),
        "ブログ": QCoreApplication.translate("Listing", "ブログ"),
        "文書": QCoreApplication.translate("Listing", "文書"),
    }


# In a query the words are Japanese whatever the window speaks.
_VALUES = {
    FieldName.MEETING.value: lambda: {
        word: meeting_name(kind) for kind, word in MEETING_WORDS.items()
    },
    FieldName.KIND.value: lambda: {word: kind_name(kind) for kind, word in KIND_WORDS.items()},
    FieldName.ENDING.value: lambda: {
        word: ending_name(kind) for kind, word in ENDING_WORDS.items()
    },
    FieldName.SOURCE.value: source_names,
}
