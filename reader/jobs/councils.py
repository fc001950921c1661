"""A council is put on the list by any address of its search system."""

from reader.jobs.fetch import WORK
from reader.jobs.progress import CancelCallback, never
from reader.library.library import Library
from reader.sources.address import host_of
from reader.sources.assessment import Assessment, Verdict, assess


def add_council(
    library: Library,
    url: str,
    *,
    delay: float,
    cancelled: CancelCallback = never,
) -> Assessment:
    """Judge an address; where download is allowed, put its council on the list.

    Args:
        url: any address of the council's search system.
        delay: seconds between two requests.

    Raises:
        SourceError: its host could not be asked now.
        LibraryBusy: another process downloads.
    """
    with library.downloading.held(WORK):
        judged = assess(url, delay=delay, cancelled=cancelled)
    if judged.verdict is Verdict.ALLOWED and judged.council is not None:
        assert judged.family is not None
        library.coverage.register(
            judged.council.name, entry_url=judged.council.entry_url, family=judged.family
        )
    return judged


def hosts(library: Library) -> dict[str, float]:
    """Whom the library's councils and blogs make the program ask: host → the least seconds
    between two requests that its terms allow."""
    # What knows the families is not needed before somebody looks.
    from reader.sources.systems import least_delay

    addresses = [one.entry_url for one in library.coverage.assemblies() if one.family]
    addresses += [blog.feed for blog in library.blogs.all()]
    found: dict[str, float] = {}
    for address in addresses:
        host = host_of(address or "")
        if host is not None:
            found[host] = max(found.get(host, 0.0), least_delay(address or ""))
    return found
