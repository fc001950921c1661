"""The templates that ship with the program.

A template is jinja2 text, rendered in a sandbox with these names:

* ``blocks``: each with ``heading``, ``note`` (「（対応は推定）」 or ""), ``kind``, ``round``,
  ``speech`` and ``paragraphs``; a paragraph has ``text`` (verbatim), ``words``
  (without the indentation) and ``omission`` (it is 「（中略）」, nobody's words);
* ``source``: ``citation``, ``url``, ``lasting``, ``place``, or none where it is not wanted;
* ``cite``: the address for ``<blockquote cite>``, or none;
* ``title``, ``date``, ``author`` and ``body`` (the HTML), for Movable Type.

In the HTML template everything is escaped by the engine; in the Markdown template
everything arrives escaped.
"""

from importlib.resources import files

from msgspec import Struct


class Templates(Struct, frozen=True):
    """One template a format, as text; `html` also makes the body of a Movable Type entry."""

    html: str
    markdown: str
    text: str
    movabletype: str


def default_templates() -> Templates:
    """The templates of ``resources/templates``."""
    folder = files("reader.resources") / "templates"

    def read(name: str) -> str:
        return (folder / name).read_text(encoding="utf-8")

    return Templates(
        html=read("quote.html.jinja"),
        markdown=read("quote.md.jinja"),
        text=read("quote.txt.jinja"),
        movabletype=read("quote.mt.jinja"),
    )
