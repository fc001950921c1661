"""The program as other programs call it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader import arguments, cli


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """Where the library of a test lies."""
    return tmp_path / "library"


@pytest.fixture
def gijiroku(library_folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process; the entrance is the real one."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        argv = ["--library", str(library_folder), *map(str, words)]
        try:
            code = cli.run(arguments.parse(argv))
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def process(library_folder: Path) -> Run:
    """Runs a command as a process of its own."""

    def run(*words: object, stdin: str = "") -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--library", str(library_folder), *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


def _saved(folder: Path) -> Path:
    file = folder / "saved.txt"
    file.write_bytes(PLENARY.replace("\n", "\r\n").encode("cp932"))
    return file


@pytest.fixture
def plenary(tmp_path: Path) -> Path:
    """A saved GetPerson answer of a fictional ward."""
    return _saved(tmp_path)


@pytest.fixture(scope="session")
def imported_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the plenary in it, to be copied: a process indexes what is imported."""
    folder = tmp_path_factory.mktemp("imported")
    words = ["--library", str(folder / "library"), "import", str(_saved(folder))]
    assert cli.run(arguments.parse(words)) == 0
    return folder / "library"


@pytest.fixture
def imported(imported_folder: Path, library_folder: Path) -> None:
    """The plenary is in the library of the test."""
    shutil.copytree(imported_folder, library_folder)


PLENARY = """開催日：令和 7年 2月17日
会議名：令和 7年第1回定例会（第1日 2月17日）

○議事日程\u3000\u3000
　　　　架空区議会会議録　　第１号

出席議員（２名）
　　１番　例　示　花　子　　　２０番　見　本　太　郎

出席説明員
　　区　長　　　　架　空　一　郎　　　教育長　　　　仮　名　さくら

○例示花子議長　　ただいまから令和７年第１回架空区議会定例会を開会いたします。
　日程第１、一般質問を行います。
　２０番見本太郎議員。
　〔見本太郎議員登壇〕

○２０番（見本太郎議員）　　大きく２点質問します。
　第１点目、ＩＣＳ（インシデント・コマンド・システム）の導入について。
　災害のときの体制について、どのように進めるのか伺います。
　第２点目、学校図書館の開館時間について。
　放課後も開けていただきたいと思いますが、いかがでしょうか。
　以上、壇上からの質問を終わります。
　〔架空一郎区長登壇〕

○架空一郎区長　　見本太郎議員の２点にわたる御質問に順次お答えいたします。
　なお、第２点目につきましては教育長からお答えいたします。
　第１点目、ＩＣＳの導入についてでございますが、今年度から訓練を実施してまいります。
　以上、お答えといたします。
　〔仮名さくら教育長登壇〕

○仮名さくら教育長　　第２点目、学校図書館の開館時間についてでございますが、税の使い道も含めて検討してまいります。
　以上、お答えといたします。

○２０番（見本太郎議員）　　再質問します。
　ＩＣＳの訓練について、いつ行うのか伺います。
　以上です。

○架空一郎区長　　ＩＣＳの訓練についてですが、九月に行います。
　以上です。

○例示花子議長　　見本太郎議員の一般質問を終わります。
　本日はこれをもって散会いたします。

　　　〇午後２時１０分散会
"""
