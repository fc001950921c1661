"""A fictional plenary and committee of 架空区, and the cues that ship with the program."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.profile import Profile

GENERAL = Path(__file__).resolve().parents[2] / "resources" / "threads" / "general.json"

Q, A, C, O = SpeechKind.QUESTION, SpeechKind.ANSWER, SpeechKind.CHAIR, SpeechKind.OTHER  # noqa: E741

CHAIR = Speaker("議事花子", "議長")
MEMBER = Speaker("見本太郎", None, 5)
OTHER_MEMBER = Speaker("試作次郎", None, 7)
MAYOR = Speaker("架空一郎", "区長")
SUPERINTENDENT = Speaker("学舎教子", "教育長")


def sitting(*speeches: tuple[Speaker, SpeechKind, str]) -> Sitting:
    """A sitting of these speeches."""
    return Sitting(
        id="架空区議会:k1",
        assembly="架空区議会",
        meeting="令和6年第1回定例会（第2日 2月20日）",
        date=None,
        url=None,
        speeches=tuple(
            Speech(speaker.name or "", speaker, kind, text) for speaker, kind, text in speeches
        ),
    )


FIRST_QUESTION = """　未来会派を代表し、通告に従い、大きく４点質問いたします。
　第１点目、図書館の開館時間の延長について。
　架空図書館は午後７時に閉まります。勤め帰りの区民が本を借りられないとの声が多く届いています。隣の空想市では開館を午後９時まで延ばし、利用者が２割増えました。図書館の開館時間を延長すべきと考えますが、いかがでしょうか。
　第２点目、ため池の水害対策について。
　昨年９月の大雨で、みどりため池の堤があふれ、周辺の５０世帯が浸水しました。堤の補強と排水ポンプの増設が急がれます。水害対策をどのように進めるのか伺います。
　第３点目、商店街のプレミアム商品券について。
　物価高で商店街の売上げが落ちています。プレミアム商品券を再び発行する考えはあるのか伺います。
　第４点目、小学校の給食費の無償化について。
　子育て世帯の負担を減らすため、給食費を無償にする自治体が増えています。本区でも給食費の無償化に踏み切るべきと考えますが、見解を伺います。
　以上で私の質問を終わります。ご清聴ありがとうございました。（拍手）
　〔架空一郎区長登壇〕"""

MAYOR_ANSWER = """　見本太郎議員の４点にわたる御質問に順次お答えを申し上げます。
　なお、第４点目につきましては教育委員会所管事項でございますので、教育長からお答え申し上げます。
　まず第１点目、図書館の開館時間の延長についてでございますが、架空図書館では来年度、金曜日に限り午後９時まで開館する試行を行います。図書館の利用者の推移を見ながら、他の曜日への拡大を検討してまいります。
　次に、第２点目、ため池の水害対策についてでございますが、みどりため池では堤の補強工事の設計に着手しております。
　また、排水ポンプにつきましては、来年度に２台を増設し、水害への備えを固めてまいります。
　以上、お答えとさせていただきます。
　〔学舎教子教育長登壇〕"""

SUPERINTENDENT_ANSWER = """　見本議員の第４点目、小学校の給食費の無償化についてにつきましては、教育委員会所管事項でございますので、私からお答え申し上げます。
　給食費を無償とするには年３億円の財源が必要でございます。国の動向を注視しつつ、給食費の負担の軽減を研究してまいります。
　以上、お答えとさせていただきます。"""

SECOND_QUESTION = """　自席から再質問をさせていただきます。
　まず、図書館の件です。金曜日だけの試行では足りません。図書館の土曜日の開館時間も延ばしてはいかがでしょうか。
　それから、ため池ですけれども、排水ポンプは大雨の季節に間に合うのか伺います。
　以上です。"""

SECOND_ANSWER = """　再質問にお答えいたします。
　まず、図書館の土曜日の開館時間についてですが、職員の勤務体制の課題があり、金曜日の試行の結果を見て判断いたします。
　それから、ため池の排水ポンプですけれども、６月までに据え付け、大雨の季節に間に合わせます。
　以上です。"""


@pytest.fixture(scope="session")
def make_sitting() -> Callable[..., Sitting]:
    """Builds a sitting from (speaker, kind, text) triples."""
    return sitting


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The general cues."""
    return Profile.from_mapping(json.loads(GENERAL.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def plenary() -> Sitting:
    """One member's 一括質問 with a re-question, then a bill, a motion and a debate."""
    return sitting(
        (CHAIR, C, "　これより本日の会議を開きます。\n　日程第１、一般質問を行います。５番見本太郎議員。\n　〔見本太郎議員登壇〕"),
        (MEMBER, Q, FIRST_QUESTION),
        (MAYOR, A, MAYOR_ANSWER),
        (SUPERINTENDENT, A, SUPERINTENDENT_ANSWER),
        (CHAIR, C, "　見本太郎議員。"),
        (MEMBER, Q, SECOND_QUESTION),
        (MAYOR, A, SECOND_ANSWER),
        (CHAIR, C, "　見本太郎議員の一般質問を終わります。\n　次に、日程第２、議案第１号を議題といたします。\n　提案理由の説明を求めます。副区長。"),
        (Speaker("空想四郎", "副区長"), A, "　議案第１号について、提案理由を御説明申し上げます。手数料を改めるものでございます。"),
        (CHAIR, C, "　本案について質疑を許します。７番試作次郎議員。"),
        (OTHER_MEMBER, Q, "　本案は、所管の委員会に付託されることを望みます。右、動議を提出いたします。"),
        (CHAIR, C, "　動議のとおり決することに御異議ありませんか。\n　〔「異議なし」と呼ぶ者あり〕\n　これより討論に入ります。試作次郎議員。"),
        (OTHER_MEMBER, Q, "　私は、議案第１号に反対の立場から討論いたします。手数料を上げて区民の暮らしが守れるのでしょうか。撤回を求めます。"),
        (CHAIR, C, "　採決に入ります。本日はこれをもって散会いたします。"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def committee() -> Sitting:
    """一問一答: two members alternate with officials; the first one comes back."""
    chair = Speaker("座長松子", "委員長")
    parks = Speaker("緑野五郎", "公園課長")
    return sitting(
        (chair, C, "　次に、公園の遊具の更新についてを議題に供します。本件について理事者より説明願います。"),
        (parks, A, "　公園の遊具の更新について御報告いたします。今年度は８か所で工事を行いました。"),
        (chair, C, "　説明が終わりました。御質疑等がございましたら、御発言願います。"),
        (MEMBER, Q, "　遊具は何年で更新しているのでしょうか。"),
        (parks, A, "　おおむね１５年を目安に遊具を更新しております。"),
        (MEMBER, Q, "　分かりました。では、地元の子どもの意見は聞いているのですか。"),
        (parks, A, "　近くの小学校で子どもにアンケートを行っております。"),
        (OTHER_MEMBER, Q, "　私からは、公園のトイレについて伺います。洋式化はどこまで進みましたか。"),
        (parks, A, "　公園のトイレの洋式化は９割で完了しております。"),
        (chair, C, "　ほかに。"),
        (MEMBER, Q, "　もう一度、遊具について、撤去だけして更新しない公園はありますか。"),
        (parks, A, "　撤去のみの公園は２か所ございます。"),
        (chair, C, "　ほかにございませんか。ほかに御発言がないようですので、以上で本件を終了いたします。"),
        (MEMBER, Q, "　前例どおりでお願いいたします。"),
        (chair, C, "　本日はこれをもって閉会いたします。"),
    )  # fmt: skip
