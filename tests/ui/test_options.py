"""Settings: typed, remembered over a restart, and never a reason not to start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from reader.export.templates import default_templates
from reader.export.wishes import HeadingPatterns, QuoteFormat
from reader.search.results import Sort
from reader.ui.options import Language, Options
from reader.ui.theme import ThemeChoice


def reopened(settings: QSettings) -> Options:
    """The settings as the next start of the program finds them."""
    settings.sync()
    return Options(QSettings(settings.fileName(), settings.format()))


def test_a_new_reader_gets_the_defaults(settings: QSettings) -> None:
    options = Options(settings)
    assert options.theme is ThemeChoice.SYSTEM
    assert options.quote_format is QuoteFormat.HTML
    assert options.source_line is True
    assert options.halfwidth is False
    assert options.sort is Sort.NEWEST
    assert options.heading_patterns == HeadingPatterns()
    assert options.templates() == default_templates()
    assert options.geometry.isEmpty()


def test_every_choice_comes_back_after_a_restart(settings: QSettings) -> None:
    options = Options(settings)
    options.theme = ThemeChoice.DARK
    options.reading_size = 15.5
    options.language = Language.ENGLISH
    options.hide_remarks = False
    options.halfwidth = True
    options.quote_format = QuoteFormat.SOURCE
    options.heading_patterns = HeadingPatterns(question="■{姓}議員「{質問}」", other="")
    options.own_templates = {"text": "「{{ 姓 }}」"}
    options.host_delays = {"www.kakuu.example.jp": 6.0}
    options.proxy_address = "http://proxy.kakuu.example.jp:8080/"
    options.geometry = QByteArray(b"\x00\x01\xff geometry")
    options.download_delay = 3.0
    again = reopened(settings)
    for option in Options.declared():
        assert again.read(option) == options.read(option), option.name
    assert again.own_templates == {"text": "「{{ 姓 }}」"}
    assert again.host_delays == {"www.kakuu.example.jp": 6.0}
    assert again.proxy_address == "proxy.kakuu.example.jp:8080"
    assert again.geometry == QByteArray(b"\x00\x01\xff geometry")


@pytest.mark.parametrize(
    "stored", ["", "not json", "[1, 2]", '"purple"', "{}", "null", "true", "nan"]
)
def test_a_settings_file_that_was_meddled_with_gives_defaults(
    settings: QSettings, stored: str
) -> None:
    for option in Options.declared():
        settings.setValue(option.key, stored)
    options = Options(settings)
    for option in Options.declared():
        value = options.read(option)
        assert type(value) in (type(option.default), dict, tuple), option.name
    assert options.theme is ThemeChoice.SYSTEM
    options.templates()
    options.quote_options()


def test_no_setting_makes_the_program_impolite_or_unreadable(settings: QSettings) -> None:
    options = Options(settings)
    options.download_delay = 0.0
    options.reading_size = 400
    assert options.download_delay == 1.0
    assert options.reading_size == 32
    assert reopened(settings).download_delay == 1.0


def test_a_change_is_told_once(qtbot: QtBot, settings: QSettings) -> None:
    options = Options(settings)
    told: list[str] = []
    options.changed.connect(told.append)
    options.halfwidth = True
    options.halfwidth = True
    options.source_line = True
    assert told == ["halfwidth"]


def test_reset_brings_the_default_back(settings: QSettings) -> None:
    options = Options(settings)
    options.heading_patterns = HeadingPatterns(question="{氏名}")
    options.reset("heading_patterns")
    assert options.heading_patterns == HeadingPatterns()
    assert reopened(settings).heading_patterns == HeadingPatterns()


def test_a_quote_is_remembered_but_not_its_own_headings(settings: QSettings) -> None:
    options = Options(settings)
    quote = options.quote_options({"見本太郎": "見本"})
    assert quote.surnames == {"見本太郎": "見本"}
    options.halfwidth = True
    options.remember_quote(QuoteFormat.MARKDOWN, options.quote_options())
    again = reopened(settings)
    assert again.quote_format is QuoteFormat.MARKDOWN
    assert again.quote_options().halfwidth is True
    assert again.quote_options().headings == {}


def test_own_templates_stay_and_the_others_follow_the_program(settings: QSettings) -> None:
    options = Options(settings)
    shipped = default_templates()
    options.set_templates(
        type(shipped)(
            html="<p>{{ cite }}</p>",
            markdown=shipped.markdown,
            text=shipped.text,
            movabletype=shipped.movabletype,
        )
    )
    again = reopened(settings)
    assert dict(again.own_templates) == {"html": "<p>{{ cite }}</p>"}
    assert again.templates().html == "<p>{{ cite }}</p>"
    assert again.templates().text == shipped.text
    again.set_templates(shipped)
    assert not reopened(settings).own_templates


def test_the_chosen_language_is_in_force(settings: QSettings) -> None:
    options = Options(settings)
    assert options.language_in_force() in ("ja", "en")
    options.language = Language.ENGLISH
    assert options.language_in_force() == "en"
    options.language = Language.JAPANESE
    assert options.language_in_force() == "ja"


def test_every_setting_has_a_title_and_a_place_of_its_own(tmp_path: Path) -> None:
    declared = Options.declared()
    assert len({option.key for option in declared}) == len(declared)
    assert all(option.title for option in declared)
