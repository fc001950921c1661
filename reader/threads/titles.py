"""What a topic is called: a short noun phrase, made from headings or taken from an ask.

A heading is a verbatim slice and may hold a particle, a counter or a whole clause; a
title is what is left of it when those are gone. Where no heading names the matter, the
title is the noun phrase of the ask that the question and its answers use most, at last
the first words of the ask.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

LONGEST = 24
"""Characters that a title has at most."""

_SHORTEST_NOUN = 2
_LONGEST_NOUN = 16
_TWO = 2
_TAIL = 6
"""Characters that the head of a long noun phrase needs to stand alone."""

_QUOTES = "「」『』〈〉《》()（）〔〕【】 　、，。・/／"
_NUMERAL = r"[\d０-９一二三四五六七八九十]"
_LEAD = re.compile(
    r"(?:そして|また(?!は)|なお|一方で?|さらに|特に|例えば|あわせて|併せて|それから|それとも|それと|それで?は|では|あと"
    r"|まず(?:は|初めに)?|初めに|はじめに|最初に|次に|次は|続いて|最後に|もう[一１1](?:つ|点)|ところで|さて)[、，\s]*"
    rf"|第?{_NUMERAL}{{1,3}}(?:点|項目|番|つ|問|件)[目め](?:[、，はがのもに]|(?=[^\d]))[、，]?"
    rf"|第{_NUMERAL}{{1,3}}(?:項目?|問|の(?:ご|御)?質問)?(?:は|の|に)?(?:[、，]|$)"
    rf"|第?{_NUMERAL}{{1,3}}(?:点|項目|つ)(?:だけ|ほど|のみ|の)[、，]?"
    r"|(?:この|その|あの|これらの|それらの|こうした|そうした|こういった|そういった|こういう|そういう|こちらの|今回の?|ただいまの?|先ほどの?)(?![、，])"
    r"|[\d０-９]{1,2}[．.、，][ 　]*(?![\d０-９])|(?:ような|ための)(?=[一-龠ァ-ヺ])"
    r"|[めはがもにをのと]{1,2}[、，]+|[めはがをの](?=[一-龠ァ-ヺ])|だけ(?=[一-龠ァ-ヺ])"
)
_TRAIL = re.compile(
    r"(?:について|につきまして|に関して|に関する|ですとか|とか|といった|という|とのこと|ということ)(?:は|の)?$"
    r"|(?:の)?(?:なん|なの)?(?:です|であります|でございます)(?:が|けれども|けども)?$|(?:なの|なん)$"
    r"|の(?:ほう|方|件|関係|こと|部分|ところ|お話|話|お尋ね|(?:ご|御)質問|再質問)$"
    r"|[、，][\d０-９，．,.]+[十百千万億兆]*円$|のうち$|[はがをにへ]$|(?<!子ど)も$"
)
_CLAUSE = re.compile(
    r"[はが][、，]|けれども|ですが|ますが|ので|(?:まし|でし|たし)た(?:$|[、，])|(?:ます|です|ません)(?:$|[、，。])|[。？?]"
    r"|^[ぁ-ゟ]{1,2}$|には|多い上$|を.*[一-龠]し$|^(?:先日|昨日|去る|本日)[\d０-９]|(?:ごろ|頃|現在)$|^(?:これ|それ(?!ぞれ)|あれ|そこ|ここ|どこ|今|先ほど)(?:は|が|も|$|[ぁ-ゟ])"
)
_NO_NOUN_END = re.compile(
    r"(?:[てでばはがをにへとかねよ]|(?<!子ど)も|から|まで|より|ため|とき|たい|した|った|する|ない|いる|ある|れる|られる|なる|ながら|ほしい|という|ように|ください|けれど|[うくすつぬむるたい]の|[うくすつぬむるたいなだ]ん|であり|おり)$"
)
_CONTENT = re.compile(r"[一-龠々ァ-ヺＡ-Ｚａ-ｚA-Za-z]|[ぁ-ゟ]{3}")
_WEAK = re.compile(
    r"(?:今後の|現在の|現段階での|具体的な|実際の|前回の|全体の|個々の|私の|区の|市の|町の|県の|都の|本区の|本市の|議員の|委員の|自分の)*"
    r"(?:点|辺|件|部分|事|ところ|関係|質問|再質問|課題|状況|現状|結果|可能性|答弁|話|問題|内容|中身|考え|考え方|見解|所見|認識|方針"
    r"|実績|責任|方法|手法|対応|取組|取り組み|意味|理由|根拠|事業|施設|団体|資料|数字|区|市|町|都|県|国|区民|市民|町民|県民|都民|区長|市長|町長|知事|行政"
    r"|今後|現在|今|周り|実際|一つ|最後|具体|確認|要望|提案|視点|分析|評価|導入|実施|開始|利用|活用|整備|充実|強化|推進|拡大|改善|仕組み|制度|目標|成果|効果|現場|地域|事業者|利用者|職員|住民|専門家|[一-龠]{1,4}[都府県区市町村]|[一-龠]{1,4}的|経緯|背景|影響|議員|委員|皆様|皆さん|皆さま|説明|報告|予定|必要|検討|ページ"
    r"|本日|昨日|今回|前回|昨年|今年|来年|本年|昨年度|今年度|来年度|本年度|平成|令和|以上|以下|一定|一点|何点|私|私ども|我々|自分|方|人|意見|声|お話|点目)?"
    r"(?:等|など)?$"
)
_COUNTED = re.compile(r"[\d０-９一二三四五六七八九十百千万億．，.,]+[^\d０-９]{0,3}$")
_RELATION = re.compile(
    r"(?:における|に関する|に対する|に係る|に関わる|に伴う|に向けた|による|によって生じる|のための|という|としての|を含めた|を含む|を踏まえた|を受けた|を契機とした|を活用した|を通じた|のうち[、，]?)"
)

_WORD = r"(?:[一-龠々〆ヶァ-ヺーＡ-Ｚａ-ｚA-Za-z]|[\d０-９](?=[\d０-９]*[一-龠ァ-ヺＡ-Ｚ])|(?<=[一-龠])[りきみけえげいち](?=[一-龠])|[おご](?=[一-龠])(?<![一-龠ぁ-ゟ][おご]))"
_NOUN = re.compile(
    rf"{_WORD}+(?:[の・]{_WORD}+){{0,2}}(?=[はがをにでもとの、，。]|について|につき|です|や|へ|って|なん|$)"
)
_FILLERS = re.compile(
    r"^(?:そこで|それでは|では|ですから|次に|まず|また|そして|それから|それと|それとも|あと|最後に|さらに|なお|一方で?|ところで|さて|今|やはり|実は|ちょっと|やっぱり)[、，\s]*"
)


@lru_cache(maxsize=4096)
def title(heading: str) -> str:
    """The noun phrase in a heading, of at most `LONGEST` characters; "" where it holds none."""
    words = _cleaned(heading)
    if _CONTENT.search(words) is None or _CLAUSE.search(words) or _NO_NOUN_END.search(words):
        return ""
    if _COUNTED.match(words):
        return ""
    return _shortened(words)


def is_weak(words: str) -> bool:
    """Whether a title (この点, 今後の課題) could stand for any matter."""
    return _WEAK.match(words) is not None


def topic_title(headings: Sequence[str], ask: str, question: str, answers: Sequence[str]) -> str:
    """What to call a topic.

    Parameters:
        headings: of its passages, the likeliest to name it first.
        ask: the sentence that asks, or the first of an answer without a question.
        question: all words of that passage.
        answers: all words of what was answered.
    """
    titles = [words for words in map(title, headings) if words]
    strong = [words for words in titles if not is_weak(words)]
    strong.sort(key=lambda words: words.endswith("…"))
    if strong:
        return strong[0]
    return _noun(ask, question, answers) or next(iter(titles), "") or _first_words(ask or question)


def _cleaned(heading: str) -> str:
    words = " ".join(heading.split()).strip(_QUOTES)
    while True:
        before = words
        lead = _LEAD.match(words)
        if lead is not None and lead.end() < len(words):
            words = words[lead.end() :].strip(_QUOTES)
        trail = _TRAIL.search(words)
        if trail is not None and trail.start() > 0:
            words = words[: trail.start()].strip(_QUOTES)
        if words == before:
            return _balanced(words)


def _balanced(words: str) -> str:
    """Brackets whose partner was cut off are taken out."""
    for opened, closed in ("「」", "『』", "（）", "()"):
        if words.count(opened) != words.count(closed):
            words = words.replace(opened, "").replace(closed, "")
    return words


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    # the head of a Japanese noun phrase stands at its end, that of a slogan at its start
    for cuts in (_RELATION.finditer(words), re.finditer(r"[、，]", words)):
        for cut in cuts:
            tail = words[cut.end() :]
            if _TAIL <= len(tail) <= LONGEST and _CONTENT.search(tail):
                return tail
    first = re.split(r"[\s／/]", words)[0]
    if _TAIL <= len(first) <= LONGEST:
        return first
    return words[: LONGEST - 1] + "…"


def _noun(ask: str, question: str, answers: Sequence[str]) -> str:
    """The noun phrase of the ask, else of the question, that the answers take up most."""
    answered = "\n".join(answers)
    best, found = 0.0, ""
    for place, text in enumerate((ask, question)):
        for match in _NOUN.finditer(text):
            words = match.group()
            if not _names(words):
                continue
            parts = re.split(r"[の・]", words)
            weight = min(len(words), 10) + 4.0 * min(2, question.count(words) - 1)
            weight += 8.0 * (words in answered) + 6.0 * (parts[-1] in answered)
            weight += 2.0 * (parts[0] in answered)
            if place:
                weight *= 0.6
            if weight > best:
                best, found = weight, words
    return found


def _names(words: str) -> bool:
    if not _SHORTEST_NOUN <= len(words) <= _LONGEST_NOUN or is_weak(words):
        return False
    if _COUNTED.match(words) or len(_CONTENT.findall(words)) < _TWO:
        return False
    return not is_weak(re.split(r"[の・]", words)[-1]) or "の" in words[:-_TWO]


def _first_words(text: str) -> str:
    spoken = " ".join(text.split())
    words = spoken.strip(_QUOTES) or spoken
    words = _FILLERS.sub("", words, count=1) or words
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 1] + "…"
