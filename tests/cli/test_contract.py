"""The command line's contract, command by command, as a calling program sees it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library.library import Library

Run = Callable[..., Any]


@pytest.fixture
def sitting(imported: None, gijiroku: Run) -> str:
    """The id of the imported plenary."""
    (one,) = gijiroku("sittings", "--json").json
    return one["id"]


def test_an_import_tells_what_came(gijiroku: Run, plenary: Path) -> None:
    answer = gijiroku("import", plenary, "--json")
    assert answer.code == 0
    assert answer.json == {"new": 1, "changed": 0, "unchanged": 0, "failed": []}
    assert len(gijiroku("sittings", "--json").json) == 1


def test_importing_again_changes_nothing(gijiroku: Run, plenary: Path, sitting: str) -> None:
    again = gijiroku("import", plenary, "--json")
    assert (again.code, again.json["unchanged"], again.json["new"]) == (0, 1, 0)


def test_the_list_of_sittings(gijiroku: Run, sitting: str) -> None:
    (one,) = gijiroku("sittings", "--json").json
    assert one == {
        "id": sitting,
        "assembly": "架空区議会",
        "meeting": "令和 7年第1回定例会（第1日 2月17日）",
        "date": "2025-02-17",
        "speeches": 8,
        "url": None,
    }
    assert not set(" ,") & set(sitting)


def test_a_sitting_shows_its_speeches_verbatim(gijiroku: Run, sitting: str) -> None:
    shown = gijiroku("show", sitting, "--json").json
    kinds = [speech["kind"] for speech in shown["speeches"]]
    assert kinds == [
        "other",
        "chair",
        "question",
        "answer",
        "answer",
        "question",
        "answer",
        "chair",
    ]
    question = shown["speeches"][2]
    assert question["speaker"] == {"name": "見本太郎", "role": None, "seat": 20}
    assert question["text"].startswith("大きく２点質問します。\n　第１点目、")
    assert question["text"].endswith("〔架空一郎区長登壇〕")
    assert shown["speeches"][3]["speaker"] == {"name": "架空一郎", "role": "区長", "seat": None}
    assert shown["speeches"][-1]["text"].endswith("〇午後２時１０分散会")


def test_threads_are_verbatim_and_links_stay_in_their_round(gijiroku: Run, sitting: str) -> None:
    speeches = {
        one["id"]: one["text"] for one in gijiroku("show", sitting, "--json").json["speeches"]
    }
    document = gijiroku("threads", sitting, "--json").json
    assert document["sitting"] == sitting
    (exchange,) = document["exchanges"]
    assert exchange["questioner"]["name"] == "見本太郎"
    assert len(exchange["rounds"]) == 2
    assert exchange["rounds"][0]["questions"]
    seen: dict[str, str] = {}
    for round_ in exchange["rounds"]:
        here = {one["id"]: one for one in (*round_["questions"], *round_["answers"])}
        for one in here.values():
            assert one["text"] == speeches[one["speech"]][one["start"] : one["end"]]
            seen[one["id"]] = one["topic"]
        for link in round_["links"]:
            assert {link["question"], link["answer"]} <= set(here)
            assert 0 <= link["confidence"] <= 1
            assert link["by"] == "program"
    for topic in exchange["topics"]:
        assert topic["passages"]
        assert all(seen[passage] == topic["id"] for passage in topic["passages"])
    titles = [topic["title"] for topic in exchange["topics"]]
    assert any("学校図書館" in title for title in titles)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("ics", 4),
        ("税", 1),
        ("インシデント・コマンド", 1),
        ("学校図書館 検討", 2),
        ("存在しない語", 0),
    ],
)
def test_search_counts_exactly_and_highlights_the_original(
    gijiroku: Run, sitting: str, query: str, total: int
) -> None:
    speeches = {
        one["id"]: one["text"] for one in gijiroku("show", sitting, "--json").json["speeches"]
    }
    document = gijiroku("search", query, "--json").json
    assert (document["query"], document["total"], document["exact"]) == (query, total, True)
    for hit in document["hits"]:
        text = speeches[hit["speech"]]
        assert text[hit["start"] :].startswith(hit["snippet"])
        assert hit["highlights"]
        for start, end in hit["highlights"]:
            assert 0 <= start < end <= len(hit["snippet"])
        assert hit["sitting"] == sitting
        assert hit["exchange"]
        assert hit["post"] is None


def test_how_answers_end_can_be_asked_for_and_what_is_unknown_is_said(
    gijiroku: Run, sitting: str, library_folder: Path
) -> None:
    answer = gijiroku("search", "結び:検討|実施|研究|困難|その他", "--json")
    assert (answer.err, list(answer.json)) == ("", ["query", "total", "exact", "hits"])
    assert answer.json["total"] > 0
    assert set(answer.json["hits"][0]) == set(gijiroku("search", "ics", "--json").json["hits"][0])
    library = Library(library_folder)
    library.threads.drop(sitting)
    library.close()
    answer = gijiroku("search", "ending:consider", "--json")
    assert (answer.code, answer.json["total"]) == (0, 0)
    assert "1会議のうち0会議" in answer.err or "0 of 1 sittings" in answer.err


def test_a_search_that_stays_open_answers_line_by_line(process: Run, plenary: Path) -> None:
    assert process("import", plenary).code == 0
    answer = process("search", "-", "--json", stdin='ics\n"\n税\n')
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["total"] for line in lines] == [4, 0, 1]
    assert [line["query"] for line in lines] == ["ics", '"', "税"]
    assert answer.code == 0


@pytest.mark.parametrize("form", ["html", "source", "markdown", "text", "movabletype"])
def test_a_topic_is_quoted_verbatim_in_every_format(gijiroku: Run, sitting: str, form: str) -> None:
    (exchange,) = gijiroku("threads", sitting, "--json").json["exchanges"]
    for identity in (exchange["id"], exchange["topics"][0]["id"]):
        document = gijiroku("quote", identity, "--format", form, "--json").json
        assert document["format"] == form
        assert "今年度から訓練を実施してまいります。" in document["text"]
        assert "見本区議質問" in document["text"] or "見本太郎区議質問" in document["text"]
        plain = gijiroku("quote", identity, "--format", form).out
        assert _timeless(plain) == _timeless(document["text"] + "\n")


def _timeless(text: str) -> str:
    """A quote without the second in which it was made, as an entry for a blog tells it."""
    return re.sub(r"(?m)^DATE: .*$", "DATE:", text)


def test_paragraphs_are_chosen_and_omissions_marked(gijiroku: Run, sitting: str) -> None:
    (exchange,) = gijiroku("threads", sitting, "--json").json["exchanges"]
    passage = exchange["rounds"][0]["questions"][0]["id"]
    one = gijiroku("quote", passage, "--paragraphs", "2", "--format", "text").out
    assert "災害のときの体制について" in one
    assert "第１点目" not in one
    beyond = gijiroku("quote", passage, "--paragraphs", "99", "--format", "text")
    assert (beyond.code, beyond.out) == (1, "")
    assert "99" in beyond.err


def test_export_then_import_gives_the_same_library(
    gijiroku: Run, sitting: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from reader import arguments, cli

    file = tmp_path / "all.jsonl"
    assert gijiroku("export", file, "--json").json == {"sittings": 1}
    before = gijiroku("show", sitting, "--json").json
    other = ["--library", str(tmp_path / "other")]
    assert cli.run(arguments.parse([*other, "import", str(file)])) == 0
    capsys.readouterr()
    assert cli.run(arguments.parse([*other, "show", sitting, "--json"])) == 0
    assert json.loads(capsys.readouterr().out) == before


@pytest.mark.parametrize("target", [".", "", "x" * 300])
def test_an_export_that_cannot_be_written_says_so(gijiroku: Run, target: str) -> None:
    answer = gijiroku("export", target, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("。\n")


def test_json_lines_keep_ids_and_texts_to_the_letter(gijiroku: Run, tmp_path: Path) -> None:
    text = "○午後２時２０分開会\r\n  ○ 見本です。\n\n◎まだ同じ発言。\n"
    lines = [
        {
            "id": "h13-1",
            "date": "2001-05-25",
            "meeting": "委員会",
            "speeches": [["見本委員", text]],
        },
        {
            "id": "h13-1",
            "date": None,
            "meeting": None,
            "assembly": "架空区議会",
            "url": "https://minutes.example/1",
            "speeches": [["区長（架空一郎君）", "はい。"]],
        },
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\nnot json\n")
    answer = gijiroku("import", file, "--json")
    assert (answer.code, answer.json["new"]) == (0, 2)
    assert [one["what"] for one in answer.json["failed"]] == ["lines.jsonl:3"]
    first, second = gijiroku("sittings", "--json").json
    assert (first["id"], second["id"]) == ("h13-1", "架空区議会:h13-1")
    (speech,) = gijiroku("show", "h13-1", "--json").json["speeches"]
    assert speech["text"] == text
    lines[0]["speeches"] = [["見本委員", "別の本文"]]
    file.write_text(json.dumps(lines[0]))
    assert gijiroku("import", file, "--json").json["changed"] == 1


def test_posts_are_listed_and_shown(gijiroku: Run, tmp_path: Path) -> None:
    file = tmp_path / "blog.txt"
    file.write_text(
        "AUTHOR: 雛形まち\nTITLE: 図書館の夜\nBASENAME: library\nSTATUS: Publish\n"
        "CATEGORY: 区政\nDATE: 02/20/2025 09:15:00 PM\n-----\nBODY:\n"
        "<p>夜も開いて<b>ほしい</b>。</p>\n<script>alert(1)</script>\n-----\n--------\n",
        encoding="utf-8",
    )
    assert gijiroku("import", file, "--json").json["new"] == 1
    (one,) = gijiroku("posts", "--json").json
    assert (one["title"], one["date"], one["url"]) == ("図書館の夜", "2025-02-20", None)
    post = gijiroku("post", one["id"], "--json").json
    assert post["text"] == "夜も開いてほしい。"
    assert (post["author"], post["categories"], post["quotes"]) == ("雛形まち", ["区政"], [])
    hit = gijiroku("search", "開いてほしい", "--json").json["hits"][0]
    assert (hit["post"], hit["speech"], hit["sitting"]) == (one["id"], None, None)


def test_a_post_tells_what_it_quotes(gijiroku: Run, sitting: str, tmp_path: Path) -> None:
    words = "第2点目、学校図書館の開館時間についてでございますが、税の使い道も含めて検討してまいります。"
    file = tmp_path / "post.txt"
    file.write_text(
        f"AUTHOR: 雛形まち\nTITLE: 図書館\nDATE: 02/20/2025 21:00:00\n-----\nBODY:\n区長答弁\n\n{words}\n-----\n--------\n",
        encoding="utf-8",
    )
    assert gijiroku("import", file, "--json").json["new"] == 1
    (one,) = gijiroku("posts", "--json").json
    post = gijiroku("post", one["id"], "--json").json
    (quote,) = post["quotes"]
    assert (quote["sitting"], quote["verdict"], quote["places"]) == (sitting, "width", 1)
    assert post["text"][quote["post_start"] : quote["post_end"]] == words
    speeches = gijiroku("show", sitting, "--json").json["speeches"]
    (speech,) = [each for each in speeches if each["id"] == quote["speech"]]
    assert speech["text"][quote["start"] : quote["end"]] == words.replace("2", "２")
    assert [edit["kind"] for edit in quote["edits"]] == ["width"]
    assert "全角・半角のみ相違" in gijiroku("post", one["id"]).out


def test_health_commands(gijiroku: Run, sitting: str, tmp_path: Path) -> None:
    healthy = {"ok": True, "problems": []}
    assert gijiroku("check", "--json").json == healthy
    assert gijiroku("reindex", "--json").json == healthy
    assert gijiroku("backup", tmp_path / "b.sqlite", "--json").json == healthy
    assert gijiroku("restore", tmp_path / "b.sqlite", "--json").json == healthy
    assert gijiroku("search", "税", "--json").json["total"] == 1


def test_people_get_sentences_and_programs_exit_codes(
    gijiroku: Run, process: Run, tmp_path: Path
) -> None:
    missing = gijiroku("show", "ない会議", "--json")
    assert (missing.code, missing.out) == (1, "")
    assert missing.err.count("\n") == 1
    assert gijiroku("nonsense").code == 2
    assert gijiroku("quote", "x").code == 2
    broken = gijiroku("search", '"閉じない', "--json")
    assert (broken.code, broken.out) == (1, "")
    nothing = process("import", tmp_path / "ない.txt", "--json")
    assert nothing.code == 1
    assert nothing.json["new"] == 0
    assert nothing.json["failed"][0]["why"]
    assert "Traceback" not in nothing.err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "<html><title>Wi-Fi ログイン</title><p>接続するには…".encode(),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "ERROR:ファイルの読込みに失敗しました。<BR>R070217A".encode("cp932"),
        "開催日：令和 7年 2月17日\r\n会議名：令和 7年第1回定例会\r\n".encode("cp932"),
        "開催日：令和 7年 2月17日\r\n\r\n○例示花子議長　　開会します。".encode("cp932") + b"\x81",
    ],
    ids=["empty", "portal", "picture", "error", "header only", "cut in a character"],
)
def test_what_is_not_minutes_is_refused_with_a_sentence(
    gijiroku: Run, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "strange.txt"
    file.write_bytes(content)
    answer = gijiroku("import", file, "--json")
    assert answer.code == 1
    assert answer.json["new"] == 0
    assert len(answer.json["failed"]) == 1
    assert answer.json["failed"][0]["why"].endswith("。")
    assert gijiroku("sittings", "--json").json == []


def test_a_file_that_is_no_minutes_is_kept_as_a_document(gijiroku: Run, tmp_path: Path) -> None:
    letter = tmp_path / "お知らせ.txt"
    letter.write_bytes("見本公園の改修工事のお知らせです。\r\n令和7年3月1日\r\n".encode("cp932"))
    answer = gijiroku("import", letter, "--json")
    assert (answer.code, answer.json["new"], answer.json["failed"]) == (0, 1, [])
    (kept,) = answer.json["documents"]
    assert kept["what"] == "お知らせ.txt"
    assert "会議録として読み取れませんでした" in kept["why"]
    (info,) = gijiroku("posts", "--json").json
    assert (info["id"], info["kind"], info["date"]) == (kept["id"], "document", "2025-03-01")
    (hit,) = gijiroku("search", "改修工事 出典:文書", "--json").json["hits"]
    assert (hit["post"], hit["sitting"], hit["speech"]) == (kept["id"], None, None)
    shown = gijiroku("post", kept["id"], "--json").json
    assert shown["text"] == "見本公園の改修工事のお知らせです。\n令和7年3月1日"
    assert gijiroku("check", "--json").json["ok"]
    assert gijiroku("reindex", "--json").json["ok"]
    assert gijiroku("import", letter, "--json").json["unchanged"] == 1
