"""Word documents and PDFs, made here, of minutes that nobody took."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from fakes.saved import lines_of, read_sitting, refusal, write

from reader.errors import DamagedMinutes, NotMinutes
from reader.sources.pdf import Glyph, _columns, text_of_pages

SPOKEN = [
    ("例示花子議長", "chair", "ただいまから会議を開きます。"),
    ("２番（見本太郎議員）", "question", "伺います。\n　２点目です。"),
    ("架空一郎区長", "answer", "お答えします。"),
]
PARAGRAPHS = [
    "○例示花子議長　　ただいまから会議を開きます。",
    "○２番（見本太郎議員）　　伺います。",
    "　２点目です。",
    "○架空一郎区長　　お答えします。",
]


# --- Word --------------------------------------------------------------------


def word(paragraphs: list[str], table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    if table is not None:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_word_documents_paragraphs_are_lines(tmp_path: Path) -> None:
    data = word(PARAGRAPHS, [["令和７年", "２月１８日"], ["区長", "架空一郎"]])
    before, *speeches = lines_of(read_sitting(write(tmp_path, "minutes.docx", data)))
    assert before == ("", "other", "令和７年\t２月１８日\n区長\t架空一郎")
    assert speeches == SPOKEN


def test_a_word_document_without_speeches_is_named(tmp_path: Path) -> None:
    assert isinstance(refusal(write(tmp_path, "x.docx", word(["お知らせ"]))), NotMinutes)


def test_a_cut_word_document_is_said(tmp_path: Path) -> None:
    data = word(PARAGRAPHS)
    for size in (len(data) // 2, len(data) - 10):
        assert isinstance(refusal(write(tmp_path, "x.docx", data[:size])), DamagedMinutes)


@pytest.mark.parametrize("inside", [b"", b"<x", b"<x/>"])
def test_an_archive_that_only_looks_like_word(tmp_path: Path, inside: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", inside)
    assert isinstance(refusal(write(tmp_path, "x.docx", target.getvalue())), DamagedMinutes)


def test_a_word_document_that_unpacks_too_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.docx._LARGEST", 1000)
    assert isinstance(refusal(write(tmp_path, "x.docx", word(PARAGRAPHS))), NotMinutes)


# --- PDF ---------------------------------------------------------------------


def pdf(pages: list[list[tuple[float, float, str]]], size: float = 10.0) -> bytes:
    """A PDF whose pages hold strings at places; its codes are UTF-16, said by a ToUnicode map."""
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    bodies: dict[int, bytes] = {}
    kids: list[int] = []
    for index, strings in enumerate(pages):
        number = 10 + 2 * index
        kids.append(number)
        content = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, text in strings
        ).encode()
        bodies[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents "
            + f"{number + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies[number + 1] = _stream(content)
    bodies[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[2] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    bodies[3] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    )
    bodies[4] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>"
    )
    bodies[5] = _stream(to_unicode)
    bodies[6] = (
        b"<< /Type /FontDescriptor /FontName /X /Flags 4 /Ascent 880 /Descent -120"
        b" /FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
    )
    out = bytearray(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + bodies[number] + b"\nendobj\n"
    start = len(out)
    last = max(bodies)
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, last + 1):
        kind = "n" if number in places else "f"
        out += f"{places.get(number, 0):010} 00000 {kind} \n".encode()
    out += f"trailer << /Size {last + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(content: bytes) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def column(lines: list[str], x: float = 60.0, top: float = 700.0) -> list[tuple[float, float, str]]:
    return [(x, top - 16 * index, line) for index, line in enumerate(lines)]


def test_a_pdfs_lines_are_put_back_into_paragraphs(tmp_path: Path) -> None:
    lines = [
        "○例示花子議長　　ただいまから会議を開きま",
        "す。",
        "○２番（見本太郎議員）　　伺います。",
        "　２点目です。",
        "○架空一郎区長　　お答えします。",
    ]
    sitting = read_sitting(write(tmp_path, "minutes.pdf", pdf([column(lines)])))
    assert lines_of(sitting) == SPOKEN


def test_spaces_of_both_widths_stay_and_those_behind_a_line_go(tmp_path: Path) -> None:
    lines = [
        "○例示花子議長　　平成 31年の　件です。   ",
        "○架空一郎区長　　お答えします。",
    ]
    sitting = read_sitting(write(tmp_path, "minutes.pdf", pdf([column(lines)])))
    assert sitting.speeches[0].text == "平成 31年の　件です。"


def test_page_numbers_and_running_heads_are_no_words_of_anybody(tmp_path: Path) -> None:
    pages = [
        [
            (60, 760, f"令和７年第１回定例会会議録　第{number}号"),
            *column([f"○例示花子議長　　{number}件目をお諮りします。", "　御異議ありませんか。"]),
            (290, 30, f"－ {number} －"),
        ]
        for number in (1, 2, 3, 4)
    ]
    sitting = read_sitting(write(tmp_path, "minutes.pdf", pdf(pages)))
    assert [text for _, _, text in lines_of(sitting)] == [
        f"{number}件目をお諮りします。\n　御異議ありませんか。" for number in (1, 2, 3, 4)
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["○例示花子議長　　一列目の始まりです。", *["　左の段落がここにあります。"] * 9]
    right = ["○２番（見本太郎議員）　　二列目です。", *["　右の段落がここにあります。"] * 9]
    # As some programs write them: line by line over both columns.
    both = [one for pair in zip(column(left), column(right, 320.0), strict=True) for one in pair]
    sitting = read_sitting(write(tmp_path, "minutes.pdf", pdf([both])))
    assert [speech.label for speech in sitting.speeches] == ["例示花子議長", "２番（見本太郎議員）"]
    assert "右" not in sitting.speeches[0].text
    assert "左" not in sitting.speeches[1].text


def test_a_roster_in_columns_is_no_page_in_columns() -> None:
    rows = ["１番　　見　本　太　郎　　　　　　　２番　　例　示　花　子"] * 4
    text = "　本文は左の端から右の端までずっと続いている一つの段組みの文章でして"
    lines = [*rows, *[text] * 12]
    glyphs = [
        Glyph(character, 60 + 10.0 * place, 700 - 16.0 * index, 10.0, 10.0)
        for index, line in enumerate(lines)
        for place, character in enumerate(line)
        if character != "　"
    ]
    assert text_of_pages([_columns(glyphs)]).split("\n")[0] == rows[0]


@pytest.mark.parametrize(
    ("data", "words", "kind"),
    [
        (pdf([[]]), "スキャン", NotMinutes),
        (pdf([column(["お知らせ"] * 12)]), "発言の始まり", NotMinutes),
        (pdf([column(PARAGRAPHS)])[:300], "PDF", DamagedMinutes | NotMinutes),
        (b"%PDF-1.4\n" + b"\xff\x00" * 400, "PDF", DamagedMinutes | NotMinutes),
    ],
)
def test_other_pdfs_are_named(tmp_path: Path, data: bytes, words: str, kind: type) -> None:
    error = refusal(write(tmp_path, "minutes.pdf", data))
    assert isinstance(error, kind)
    assert words in error.message("ja")
