"""The same post come by several ways: an export, a feed, a saved page."""

from msgspec.structs import replace

from reader.library.library import Library
from reader.library.records import Post

_BEGINNING = 80
"""Characters in which two texts under one title, of one day, must agree to be one post."""


def settle(library: Library, post: Post) -> Post:
    """`post` as it is to be stored: under the id of the post that it is, with what that one has
    and it lacks.

    A summary does not take the place of the whole, nor an excerpt that of a longer text that
    begins alike and came by another way.
    """
    identity = library.posts.known(post.identities)
    if identity is None and library.posts.holds(post.id):
        identity = post.id
    twin = identity is None
    if identity is None:
        identity = _twin(library, post)
    if identity is None:
        return post
    stored = library.posts.get(identity)
    ours, theirs = _letters(post.text), _letters(stored.text)
    shorter = len(ours) < len(theirs) and (post.partial or twin)
    if shorter or (twin and ours == theirs):
        post = replace(post, html=stored.html, text=stored.text, source=stored.source)
    return replace(
        post,
        id=identity,
        title=post.title or stored.title,
        date=post.date or stored.date,
        author=post.author or stored.author,
        url=post.url or stored.url,
        categories=post.categories or stored.categories,
    )


def _twin(library: Library, post: Post) -> str | None:
    """The one post of the same title and day that begins alike."""
    if post.date is None or not post.title:
        return None
    begins = _letters(post.text)[:_BEGINNING]
    if not begins:
        return None
    found: list[str] = []
    for identity in library.posts.of_day(post.date, post.title):
        other = library.posts.get(identity)
        if other.url and post.url:
            # Both have an address, and not the same.
            continue
        theirs = _letters(other.text)[:_BEGINNING]
        shorter = min(len(begins), len(theirs))
        if shorter and begins[:shorter] == theirs[:shorter]:
            found.append(identity)
    return found[0] if len(found) == 1 else None


def _letters(text: str) -> str:
    return "".join(text.split())
