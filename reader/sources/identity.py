"""What a saved sitting is called where its source has no name of its own for it."""

from datetime import date

from reader.errors import Bilingual, NotMinutes
from reader.minutes.assembly_name import find_assembly
from reader.minutes.edition import without_marks
from reader.minutes.labels import NOBODY
from reader.minutes.model import Sitting
from reader.minutes.normalize import fold
from reader.minutes.transcript import Transcript, build_sitting
from reader.minutes.wareki import date_in_year, find_date, find_year

_OPENING = 6

_NOBODY_SPEAKS = Bilingual(
    "名簿や日程だけで、発言がありません", "it holds a roster or an agenda but no speech"
)


def meeting_key(meeting: str | None) -> str:
    """A meeting's name without what differs between spellings and editions: spaces, widths, 速報版."""
    return without_marks("".join(fold(meeting or "").split()))


def described(day: date | None, meeting: str | None) -> str:
    """A reference from what a sitting says of itself."""
    return f"{day or 'undated'}-{meeting_key(meeting) or 'sitting'}"


def find_day(meeting: str | None, opening: str, listed: str = "") -> date | None:
    """The day of a sitting, from what three places say of it.

    A list (「02月18日－02号」) has month and day for certain, the meeting's name the year. The
    opening may name days of earlier meetings, too: there one of the meeting's year is believed
    first, and of a fiscal year's (令和６年度) last months the next year's.

    Args:
        meeting: the meeting's name.
        opening: the roster, or whatever stands before the first speech.
        listed: what a list calls the sitting, "" where there is none.
    """
    written = [day for line in opening.split("\n") if (day := find_date(line)) is not None]
    year = find_year(meeting or "")
    years = [] if year is None else [year, year + 1] if "年度" in (meeting or "") else [year]
    if listed:
        days = [
            day
            for candidate in (*years, *(one.year for one in written[:1]))
            if (day := date_in_year(listed, candidate)) is not None
        ]
        if days:
            return next((day for day in days if day in written), days[0])
    of_year = [day for day in written if day.year in years]
    if of_year or written:
        return (of_year or written)[0]
    day = find_date(meeting or "")
    return day or (None if year is None else date_in_year(meeting or "", year))


def saved_sitting(
    transcript: Transcript,
    *,
    what: str,
    family: str,
    reference: str | None = None,
    assembly: str | None = None,
    url: str | None = None,
) -> Sitting:
    """The sitting that a saved page records.

    Args:
        what: the page's name, for the error's sentence.
        reference: the source's own id; where it is unknown, one is made of date and meeting.
            So it is where the assembly is unknown, for councils' systems count alike.
        assembly: whose minutes they are; where it is unknown, the opening is asked.

    Raises:
        NotMinutes: nobody speaks in it.
    """
    opening = "\n".join(entry.text for entry in transcript.entries[:_OPENING])
    assembly = assembly or find_assembly(opening)
    own = reference if assembly is not None else None
    sitting = build_sitting(
        transcript,
        reference=own or described(transcript.date, transcript.meeting),
        assembly=assembly,
        url=url,
        family=family,
    )
    if all(speech.speaker == NOBODY for speech in sitting.speeches):
        raise NotMinutes(what=what, why=_NOBODY_SPEAKS)
    return sitting
