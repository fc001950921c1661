"""What a council offers, and what taking it costs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader.jobs.pace import minutes_needed
from reader.minutes.meeting import squeeze
from reader.ui.download_survey import Survey
from reader.ui.theme import SPACE
from reader.ui.wording import duration

_LISTED = 4


class OfferCard(QFrame):
    """Council, number of sittings, time at the polite pace, and what comes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._council = QLabel(self)
        self._council.setProperty("role", "display")
        self._counts = QLabel(self)
        self._counts.setProperty("role", "title")
        self._counts.setWordWrap(True)
        self._cost = QLabel(self)
        self._cost.setWordWrap(True)
        self._listed_head = QLabel(self.tr("最初に届くもの"), self)
        self._listed_head.setProperty("role", "caption")
        self._listed = QLabel(self)
        self._listed.setProperty("role", "muted")
        self._listed.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._council)
        layout.addWidget(self._counts)
        layout.addSpacing(SPACE.xs)
        layout.addWidget(self._cost)
        layout.addSpacing(SPACE.s)
        layout.addWidget(self._listed_head)
        layout.addWidget(self._listed)

    @property
    def text(self) -> str:
        """Everything that it says, a line each."""
        labels = (self._council, self._counts, self._cost, self._listed)
        return "\n".join(label.text() for label in labels)

    def describe(self, survey: Survey) -> None:
        """Say what there is and what it takes."""
        total = survey.plenaries + survey.committees
        missing = len(survey.missing)
        self._council.setText(survey.council.name)
        self._counts.setText(
            self.tr("{0}会議（本会議 {1}・委員会 {2}）、うち未取得 {3}").format(
                f"{total:,}", f"{survey.plenaries:,}", f"{survey.committees:,}", f"{missing:,}"
            )
        )
        if not total:
            self._cost.setText(
                self.tr("この期間の会議録は公開されていません。期間を広げてみてください。")
            )
        elif not missing:
            self._cost.setText(self.tr("この期間の会議録は、すべて取り込んであります。"))
        else:
            self._cost.setText(self._cost_words(missing, survey))
        titles = [entry.title or entry.reference for entry in survey.missing[:_LISTED]]
        more = missing - len(titles)
        lines = [f"・{squeeze(title)}" for title in titles]
        if more > 0:
            lines.append("　" + self.tr("ほか{0}会議").format(f"{more:,}"))
        self._listed.setText("\n".join(lines))
        self._listed_head.setVisible(bool(titles))
        self._listed.setVisible(bool(titles))

    def _cost_words(self, missing: int, survey: Survey) -> str:
        time = duration(60 * minutes_needed(missing, survey.requests, survey.delay))
        pace = self.tr("{0}。サーバーに負担をかけないよう、{1}秒に1回ずつ取得します。").format(
            time, f"{survey.delay:g}"
        )
        first = self.tr("最初の1会議から読めます。一時停止しても、閉じても、続きから取り込みます。")
        return f"{pace}\n{first}"
