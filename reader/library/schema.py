"""The tables of a library, version by version.

`MIGRATIONS[n]` takes a database from ``user_version`` n to n + 1; a new library runs
them all. A version that was released is never edited: a change is a new entry.

What is truth and what is derived: everything from `sitting` to `recent_search`, and
`synonym` and `person_decision`, is the reader's and cannot be made again. `layout`, `exchange`, `round`, `topic`, `passage`,
`link`, `candidate` and `ending` are computed from the speeches (`thread_state` and `ending` say by
which version), `proof` and `quote` from posts and speeches, and the search index is computed from
the chunks, and `person`, `sitting_people` and `council_people` from labels and lists; all of them may be dropped and made again at any time.
"""

import sqlite3
from collections.abc import Callable, Mapping

from reader.library import layout

APPLICATION_ID = 0x47494A52
"""``GIJR``: tells a library from any other SQLite file."""

_VERSION_1 = """
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE assembly (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    entry_url TEXT,              -- where its minutes are published; never holds a session token
    family    TEXT               -- which source downloads it; null where it was only imported
) STRICT;

CREATE TABLE sitting (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT NOT NULL UNIQUE,   -- the public id
    reference    TEXT NOT NULL,          -- the source's own id
    assembly_id  INTEGER REFERENCES assembly (id),
    meeting      TEXT,
    date         TEXT,                   -- YYYY-MM-DD
    meeting_kind TEXT NOT NULL,
    url          TEXT,
    family       TEXT NOT NULL,
    speeches     INTEGER NOT NULL,
    characters   INTEGER NOT NULL,
    fingerprint  BLOB NOT NULL,          -- SHA-256 of everything that came from the source
    stored_at    TEXT NOT NULL
) STRICT;
CREATE INDEX sitting_by_date ON sitting (date);

-- Whoever speaks, once per way of being called.
CREATE TABLE speaker (
    id    INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    name  TEXT,
    role  TEXT,
    seat  INTEGER
) STRICT;
CREATE UNIQUE INDEX speaker_identity
    ON speaker (label, ifnull(name, ''), ifnull(role, ''), ifnull(seat, -1));
CREATE INDEX speaker_by_name ON speaker (name);
CREATE INDEX speaker_by_role ON speaker (role);

-- The original text, once: whole speeches of one sitting (or a post) of about 4,000
-- characters together, compressed as `reader.library.text_store` says. A chunk is also a document of the index;
-- ids are never used twice, so that a stale index can only point at nothing.
CREATE TABLE chunk (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    sitting_id INTEGER REFERENCES sitting (id) ON DELETE CASCADE,
    post_id    INTEGER REFERENCES post (id) ON DELETE CASCADE,
    text       BLOB NOT NULL,
    CHECK ((sitting_id IS NULL) <> (post_id IS NULL))
) STRICT;
CREATE INDEX chunk_by_sitting ON chunk (sitting_id) WHERE sitting_id IS NOT NULL;
CREATE INDEX chunk_by_post ON chunk (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE speech (
    sitting_id INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,         -- from 1
    chunk_id   INTEGER NOT NULL REFERENCES chunk (id) ON DELETE CASCADE,
    start      INTEGER NOT NULL,         -- code points into the chunk's text
    length     INTEGER NOT NULL,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id),
    kind       TEXT NOT NULL,
    anchor     TEXT,
    exchange   INTEGER,                  -- number of the exchange's first speech; null outside
    PRIMARY KEY (sitting_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX speech_by_chunk ON speech (chunk_id, start);
CREATE INDEX speech_by_speaker ON speech (speaker_id);

-- Derived: exchanges at import, the rest when a sitting is first opened.
CREATE TABLE exchange (
    sitting_id    INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    first         INTEGER NOT NULL,
    last          INTEGER NOT NULL,
    questioner_id INTEGER NOT NULL REFERENCES speaker (id),
    style         TEXT NOT NULL,
    PRIMARY KEY (sitting_id, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_by_questioner ON exchange (questioner_id);

CREATE TABLE thread_state (
    sitting_id INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL
) STRICT;

CREATE TABLE round (
    sitting_id INTEGER NOT NULL REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    exchange   INTEGER NOT NULL,
    number     INTEGER NOT NULL,         -- from 1
    speeches   TEXT NOT NULL,            -- JSON list of speech numbers
    PRIMARY KEY (sitting_id, exchange, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
    sitting_id INTEGER NOT NULL REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    exchange   INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    speech     INTEGER NOT NULL,         -- with start: its first passage, from which its id is made
    start      INTEGER NOT NULL,
    title      TEXT NOT NULL,
    PRIMARY KEY (sitting_id, exchange, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage (
    sitting_id INTEGER NOT NULL REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    speech     INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    exchange   INTEGER NOT NULL,
    round      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    topic      INTEGER,                  -- the topic's position; null for a remark
    heading    TEXT NOT NULL,
    ask_start  INTEGER NOT NULL,
    ask_end    INTEGER NOT NULL,
    continues  REAL NOT NULL,
    unanswered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (sitting_id, speech, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    sitting_id      INTEGER NOT NULL REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    question_speech INTEGER NOT NULL,
    question_start  INTEGER NOT NULL,
    answer_speech   INTEGER NOT NULL,
    answer_start    INTEGER NOT NULL,
    confidence      REAL NOT NULL,
    made_by         TEXT NOT NULL,
    confirmed       INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, question_speech, question_start, answer_speech, answer_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
    sitting_id      INTEGER NOT NULL REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    question_speech INTEGER NOT NULL,
    question_start  INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    answer_speech   INTEGER NOT NULL,
    answer_start    INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, question_speech, question_start, position)
) STRICT, WITHOUT ROWID;

-- What the reader said about links, anchored by words: it outlives passages and re-downloads,
-- and so it names the sitting by its key, not by a row that may go.
CREATE TABLE correction (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    sitting_key     TEXT NOT NULL,
    kind            TEXT NOT NULL,
    question_speech INTEGER NOT NULL,
    question_start  INTEGER NOT NULL,
    question_end    INTEGER NOT NULL,
    question_text   TEXT NOT NULL,
    answer_speech   INTEGER,
    answer_start    INTEGER,
    answer_end      INTEGER,
    answer_text     TEXT,
    made_at         TEXT NOT NULL
) STRICT;
CREATE INDEX correction_by_sitting ON correction (sitting_key);

CREATE TABLE post (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    date        TEXT,
    author      TEXT,
    url         TEXT,
    html        TEXT NOT NULL,           -- as imported; sanitised when shown. The text is in chunk
    source      TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    stored_at   TEXT NOT NULL
) STRICT;
CREATE INDEX post_by_date ON post (date);

CREATE TABLE post_category (
    post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    PRIMARY KEY (post_id, name)
) STRICT, WITHOUT ROWID;

-- A passage remembered by its words with their surroundings, so that it is found again in
-- a newer text; names its sitting or post by key for the same reason as a correction.
CREATE TABLE bookmark (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('sitting', 'post')),
    owner_key  TEXT NOT NULL,
    speech     INTEGER,                  -- null in a post
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    exact      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    suffix     TEXT NOT NULL,
    title      TEXT NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    lost       INTEGER NOT NULL DEFAULT 0, -- its words are not in the newest text
    made_at    TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_by_owner ON bookmark (owner_kind, owner_key);

CREATE TABLE bookmark_tag (
    bookmark_id INTEGER NOT NULL REFERENCES bookmark (id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    PRIMARY KEY (bookmark_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE draft_item (
    draft_id    INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('quote', 'note')),
    text        TEXT NOT NULL,           -- a note's words, or a quote's exact words
    sitting_key TEXT,
    speech      INTEGER,
    start       INTEGER,
    end         INTEGER,
    heading     TEXT,
    PRIMARY KEY (draft_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    query     TEXT NOT NULL,
    sort      TEXT NOT NULL,
    made_at   TEXT NOT NULL,
    looked_at TEXT                       -- when its hits were last looked at
) STRICT;

CREATE TABLE recent_search (
    id    INTEGER PRIMARY KEY AUTOINCREMENT, -- the newest has the largest
    query TEXT NOT NULL UNIQUE
) STRICT;

-- What the source is known to have, so that what is missing can be told.
CREATE TABLE known_sitting (
    assembly_id  INTEGER NOT NULL REFERENCES assembly (id) ON DELETE CASCADE,
    reference    TEXT NOT NULL,
    title        TEXT NOT NULL,
    date         TEXT,
    meeting_kind TEXT NOT NULL,
    PRIMARY KEY (assembly_id, reference)
) STRICT, WITHOUT ROWID;

-- Changes that the index has not acknowledged yet.
CREATE TABLE outbox (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    unit TEXT NOT NULL CHECK (unit IN ('sitting', 'post')),
    ref  INTEGER NOT NULL                -- row id; a row that is gone means: delete
) STRICT;
"""

_LAYOUT = """
-- Derived: where all speeches of a sitting lie, packed for the search (reader.library.layout).
CREATE TABLE layout (
    sitting_id INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    speeches   BLOB NOT NULL
) STRICT;

-- The layouts answer what this was for.
DROP INDEX speech_by_speaker;
"""

_SYNONYMS = """
-- Words that the reader wants to be searched for together.
CREATE TABLE synonym (
    family   INTEGER NOT NULL,           -- from 1, in the reader's order
    position INTEGER NOT NULL,
    word     TEXT NOT NULL,
    PRIMARY KEY (family, position)
) STRICT, WITHOUT ROWID;
"""

# What is new since a moment is told by numbers, not by times: a whole import can happen in one
# second. A change's number is that of its row in the outbox, which only ever grows.
_FRESHNESS = """
ALTER TABLE sitting ADD COLUMN change INTEGER NOT NULL DEFAULT 0;  -- by which it was last stored
CREATE INDEX sitting_by_change ON sitting (change);
ALTER TABLE post ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
CREATE INDEX post_by_change ON post (change);
-- The last change that its reader has seen. What an older program stored counts as seen.
ALTER TABLE saved_search ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
"""

_VERSION_2 = _LAYOUT + _SYNONYMS + _FRESHNESS

_VERSION_3 = """
-- Derived: how the answer passages of a sitting end (reader.library.endings). It is filled in with
-- the threads, in the background: where it is missing, nothing is known yet.
CREATE TABLE ending (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- the newest has the largest
    sitting_id INTEGER NOT NULL UNIQUE REFERENCES thread_state (sitting_id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    searched   BLOB NOT NULL,
    shown      BLOB NOT NULL
) STRICT;
CREATE INDEX ending_by_version ON ending (version, sitting_id);
"""

_QUOTES = """
-- Derived: which passages of the minutes stand in posts (reader.library.quotes), filled in in the
-- background. A post whose row is missing, or of another version, was not looked at yet.
CREATE TABLE proof (
    post_id INTEGER PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    through INTEGER NOT NULL,            -- the last change of a sitting that it was compared with
    counts  BLOB NOT NULL,               -- in how many sittings each run of its letters stood
    settled INTEGER NOT NULL             -- 0: `places` is to be told anew
) STRICT;

CREATE TABLE quote (
    id           INTEGER PRIMARY KEY,
    post_id      INTEGER NOT NULL REFERENCES proof (post_id) ON DELETE CASCADE,
    start        INTEGER NOT NULL,       -- in the post's text
    end          INTEGER NOT NULL,
    sitting_id   INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    speech       INTEGER NOT NULL,
    speech_start INTEGER NOT NULL,
    speech_end   INTEGER NOT NULL,
    verdict      TEXT NOT NULL,
    letters      INTEGER NOT NULL,
    edits        TEXT NOT NULL,          -- JSON: [kind, start, end, speech_start, speech_end] each
    places       INTEGER NOT NULL        -- sittings it may come from; 0: it comes from elsewhere
) STRICT;
CREATE INDEX quote_by_post ON quote (post_id);
CREATE INDEX quote_by_sitting ON quote (sitting_id);
CREATE TRIGGER quote_gone AFTER DELETE ON quote BEGIN
    UPDATE proof SET settled = 0 WHERE post_id = OLD.post_id;
END;
"""

_DOWNLOADS = """
-- 0: taken off the reader's list of councils. What the library holds of it stays.
ALTER TABLE assembly ADD COLUMN listed INTEGER NOT NULL DEFAULT 1;

-- The queue: what the reader ordered from a council, in the order of ordering.
CREATE TABLE download_order (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    assembly_id  INTEGER NOT NULL REFERENCES assembly (id) ON DELETE CASCADE,
    url          TEXT NOT NULL,            -- where its system is opened
    host         TEXT NOT NULL,            -- one is asked at a time
    since        TEXT,                     -- the period that was asked for; null is an open end
    until        TEXT,
    meeting_kind TEXT,                     -- null: all kinds
    requests     REAL NOT NULL,            -- what a sitting costs the host, on average
    delay        REAL NOT NULL,            -- seconds between two of them
    scheduled    INTEGER NOT NULL,         -- 1: a check for new minutes ordered it
    state        TEXT NOT NULL CHECK (state IN ('active', 'paused', 'stopped')),
    passing      INTEGER NOT NULL DEFAULT 0, -- of a stopped one: it may go on by itself
    why_ja       TEXT,                     -- of a stopped one
    why_en       TEXT,
    made_at      TEXT NOT NULL
) STRICT;

-- A sitting of an order. What is stored is done: both are written in one transaction.
CREATE TABLE wanted_sitting (
    order_id     INTEGER NOT NULL REFERENCES download_order (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,         -- from 1, in the order of downloading
    reference    TEXT NOT NULL,
    title        TEXT NOT NULL,
    date         TEXT,
    meeting_kind TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX wanted_by_reference ON wanted_sitting (reference);
CREATE INDEX wanted_by_state ON wanted_sitting (order_id, state, position);

-- What was done, for a person to read; the oldest lines go.
CREATE TABLE download_log (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- the newest has the largest
    at       TEXT NOT NULL,
    assembly TEXT NOT NULL,                -- its name: the line outlives the council
    what     TEXT NOT NULL,                -- a sitting's title; of a check, how many were new
    result   TEXT NOT NULL,
    why_ja   TEXT,
    why_en   TEXT
) STRICT;

-- The councils that are looked at again and again for new minutes.
CREATE TABLE council_check (
    assembly_id  INTEGER PRIMARY KEY REFERENCES assembly (id) ON DELETE CASCADE,
    every        TEXT NOT NULL CHECK (every IN ('daily', 'weekly')),
    fetches      INTEGER NOT NULL,         -- 1: what is new is ordered at once
    tried_at     TEXT,
    checked_at   TEXT                      -- when it last succeeded
) STRICT;
"""

_POST_KINDS = """
ALTER TABLE post ADD COLUMN kind TEXT NOT NULL DEFAULT 'post';
"""

_WATCHED = """
-- The files of watched folders that were looked at, so that none is imported twice.
CREATE TABLE watched_file (
    folder TEXT NOT NULL,
    name   TEXT NOT NULL,
    mark   TEXT NOT NULL,                -- size and time; another one means: look again
    PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;
"""

_BLOGS = """
-- The blogs that posts are of. One that has a feed is followed.
CREATE TABLE blog (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    page       TEXT,
    feed       TEXT UNIQUE,
    interval   TEXT NOT NULL CHECK (interval IN ('never', 'daily', 'weekly')),
    etag       TEXT,                     -- with modified: of the feed as it was last read
    modified   TEXT,
    checked_at TEXT,
    trouble_ja TEXT,                     -- why the last check failed
    trouble_en TEXT
) STRICT;

ALTER TABLE post ADD COLUMN blog_id INTEGER REFERENCES blog (id) ON DELETE SET NULL;
CREATE INDEX post_by_blog ON post (blog_id);

-- What a post is called by its sources: its address, its guid.
CREATE TABLE post_identity (
    identity TEXT PRIMARY KEY,
    post_id  INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX post_identity_by_post ON post_identity (post_id);
"""

_EDITIONS = """
-- What the record says of itself (reader.minutes.edition): 1 for a 速報版, 1 for 要点記録.
ALTER TABLE sitting ADD COLUMN preliminary INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sitting ADD COLUMN summary INTEGER NOT NULL DEFAULT 0;

-- What a sitting's text was before: it cannot be had again once the council has replaced it.
CREATE TABLE earlier_text (
    sitting_id  INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    preliminary INTEGER NOT NULL,
    replaced_at TEXT NOT NULL,
    speeches    BLOB NOT NULL            -- zlib-compressed JSON: [label, text] each
) STRICT;
"""

_DRAFTS = """
-- Of a quote in a draft, as JSON: what of its words is shown, and what is known of its source
-- (reader.library.drafts). sitting_key may name a post as well.
ALTER TABLE draft_item ADD COLUMN source TEXT;
"""

_VERSION_4 = _QUOTES + _DOWNLOADS + _POST_KINDS + _WATCHED + _BLOGS + _EDITIONS + _DRAFTS

_GROUPS = """
-- 会派, as the source printed it beside a speaker.
CREATE TABLE speaker_group (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE affiliation (
    sitting_id INTEGER NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    speaker_id INTEGER NOT NULL REFERENCES speaker (id),
    group_id   INTEGER NOT NULL REFERENCES speaker_group (id),
    PRIMARY KEY (sitting_id, speaker_id)
) STRICT, WITHOUT ROWID;
"""

_PEOPLE = """
-- What the reader said about who is who. It outlives what is derived and every re-download, and so
-- it names council and people by what is printed (reader.minutes.people), not by rows.
CREATE TABLE person_decision (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- the newest has the largest, and the last word
    council    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('same', 'apart')),
    person     TEXT NOT NULL,            -- whose labels are meant: a person's key
    name       TEXT NOT NULL,            -- what he was called then
    label      TEXT,                     -- this one alone; null: all that are his
    other      TEXT,                     -- 'same': the key of the person that they belong to
    other_name TEXT,
    sittings   TEXT NOT NULL,            -- JSON: keys of those in which `person` stood for itself then
    made_at    TEXT NOT NULL
) STRICT;
CREATE INDEX person_decision_by_council ON person_decision (council);

-- Derived, all of it (reader.library.people): who is who across the sittings of a council.
CREATE TABLE person (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    council TEXT NOT NULL,
    key     TEXT NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT,                        -- of a way of being called that stands for itself
    names   TEXT NOT NULL,               -- JSON: every whole name
    UNIQUE (council, key)
) STRICT;

CREATE TABLE sitting_people (
    sitting_id INTEGER PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    listed     TEXT NOT NULL,            -- JSON: whole names in its lists: [name, role, seat, surname]
    voices     BLOB                      -- packed; null: not told yet
) STRICT;

CREATE TABLE council_people (
    council  TEXT PRIMARY KEY,
    sittings INTEGER NOT NULL,           -- how many there were, and the last change of one, when
    change   INTEGER NOT NULL,           -- its people were told
    version  INTEGER NOT NULL            -- of the program's way to tell
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('people', '0');
"""

_VERSION_5 = _GROUPS + _PEOPLE

# What is stored from here on is compressed otherwise, which programs before could not read.
_VERSION_6 = ""

MIGRATIONS: tuple[str, ...] = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    _VERSION_5,
    _VERSION_6,
)
"""SQL scripts; the script at index n migrates from version n."""


def _fill_editions(connection: sqlite3.Connection) -> None:
    # Its patterns cost every start some milliseconds, and are needed once in the life of a library.
    from reader.library import editions

    editions.fill(connection)


FILLS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: layout.fill,
    3: _fill_editions,
}
"""What no SQL can fill in, by the index of the script after which it runs."""

VERSION = len(MIGRATIONS)
"""The newest version this program knows."""
