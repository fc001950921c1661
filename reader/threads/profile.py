"""The cues of an assembly's speeches, as data.

A profile is a set of regular expressions that a caller reads from
``resources/threads/*.json`` and hands in: adding an assembly means adding a profile,
never code. The cues are matched against one sentence that was folded
(`reader.minutes.normalize.fold`) and stripped of all white space, so that width,
punctuation and stray spaces do not matter; those called ``heading_*`` are matched
against the original sentence, because a heading is a verbatim slice.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct


class Profile(Struct, frozen=True):
    """Lists of regular expressions; a cue is found where any of its list matches.

    Attributes:
        name: the profile's name.
        question_number, answer_number: a numbered start (第１点目、); group ``n`` is the number.
        question_opener, answer_opener: a start without a number (次に、).
        question_header: a sentence that only names what follows (〜について伺います。).
        question_announce: says that questions follow (３点伺います。), without asking one.
        question_overview: announces all questions of the speech (通告に従い、５項目質問します。).
        question_leads: asks by saying that questions follow; none where a list begins after it.
        question_ask: a sentence that asks, matched near its end.
        question_marker: says that the question itself comes (質問です。 質問、…).
        question_bare: asks, but names nothing (その点について教えてください。).
        question_soft: a wish that asks where answers show that it was meant so.
        question_demand: wishes and thanks that want no answer.
        question_greeting, question_closing: what stands before and after the questions.
        question_end: a closing that ends the questions even if it asks for answers.
        question_courtesy: short words (ありがとうございます。) that precede a matter.
        answer_topic: names the matter, where an opener or a number precedes.
        answer_topic_marked: likewise, weaker (〜につきましては、).
        answer_topic_alone: opens a passage even without an opener before it.
        answer_group: a sentence that only announces what is answered next.
        answer_greeting, answer_routing, answer_closing: 順次お答え, 教育長からお答え, 以上です.
        heading_lead: what precedes the words that name a passage, taken off in this order.
        heading_end: what ends those words, tried in this order.
    """

    name: str
    question_number: tuple[str, ...]
    question_opener: tuple[str, ...]
    question_header: tuple[str, ...]
    question_announce: tuple[str, ...]
    question_overview: tuple[str, ...]
    question_leads: tuple[str, ...]
    question_ask: tuple[str, ...]
    question_marker: tuple[str, ...]
    question_bare: tuple[str, ...]
    question_soft: tuple[str, ...]
    question_demand: tuple[str, ...]
    question_greeting: tuple[str, ...]
    question_closing: tuple[str, ...]
    question_end: tuple[str, ...]
    question_courtesy: tuple[str, ...]
    answer_number: tuple[str, ...]
    answer_opener: tuple[str, ...]
    answer_topic: tuple[str, ...]
    answer_topic_marked: tuple[str, ...]
    answer_topic_alone: tuple[str, ...]
    answer_group: tuple[str, ...]
    answer_greeting: tuple[str, ...]
    answer_routing: tuple[str, ...]
    answer_closing: tuple[str, ...]
    heading_lead: tuple[str, ...]
    heading_end: tuple[str, ...]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> "Profile":
        """The profile that a JSON object describes; keys it does not know are ignored.

        Raises:
            ValueError: a list is missing, is no list of strings, or holds an expression
                that does not compile. Profiles are part of the program: that is a bug.
        """
        lists: dict[str, tuple[str, ...]] = {}
        for name in cls.__struct_fields__:
            if name != "name":
                lists[name] = expressions(name, mapping.get(name))
        return cls(name=str(mapping.get("name", "")), **lists)


def expressions(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError(f"profile: {name} is not a list")
    found: list[str] = []
    for expression in value:  # pyright: ignore[reportUnknownVariableType]
        if not isinstance(expression, str):
            raise ValueError(f"profile: {name} holds something else than strings")
        try:
            re.compile(expression)
        except re.error as error:
            raise ValueError(f"profile: {name}: {expression}: {error}") from error
        found.append(expression)
    return tuple(found)


@lru_cache(maxsize=1024)
def compiled(expressions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The expressions, compiled; kept apart so that each may have its own group ``n``."""
    return tuple(re.compile(expression) for expression in expressions)


@lru_cache(maxsize=1024)
def joined(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that matches where any of them does; an empty list never matches."""
    if not expressions:
        return re.compile(r"(?!)")
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))
