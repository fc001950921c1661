"""A fictional blog, as its feeds, exports and pages tell of it."""

from html import escape

TITLE = "架空まち歩き"
WORDS = "架空区議会で「窓口のオンライン化」が話題になった。\n区長は検討すると答えている。"


def atom(posts: list[tuple[str, str, str]], page: str = "https://blog.example.jp/") -> str:
    """An Atom feed of (path, title, html), written on 2025-02-09 at one in the morning."""
    entries = "".join(
        f"<entry><id>tag:blog.example.jp,2025:{path}</id><title>{escape(title)}</title>"
        f'<link rel="alternate" href="{page}{path}"/>'
        f"<published>2025-02-08T16:00:00Z</published><updated>2025-02-20T00:00:00Z</updated>"
        f'<category term="架空区政"/><content type="html">{escape(html)}</content></entry>'
        for path, title, html in posts
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{TITLE}</title><link rel="alternate" href="{page}"/>'
        f"<author><name>雛形まち</name></author>{entries}</feed>"
    )


def rss2(items: str, page: str = "https://blog.example.jp/") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{TITLE}</title><link>{page}</link>{items}</channel></rss>"
    )


def rss1(page: str = "https://blog.example.jp/") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f'<channel rdf:about="{page}index.rdf"><title>{TITLE}</title><link>{page}</link></channel>'
        f'<item rdf:about="{page}a.html"><title>窓口の話</title><link>{page}a.html</link>'
        "<description>要約</description><dc:creator>雛形まち</dc:creator>"
        "<dc:date>2025-02-09T01:00:00+09:00</dc:date><dc:subject>架空区政</dc:subject>"
        "<content:encoded><![CDATA[<p>一段落。</p><p>二段落。</p>]]></content:encoded>"
        "</item></rdf:RDF>"
    )


def page(head: str = "", body: str = "", title: str = "窓口の話") -> str:
    """A post's page as templates make it, with a menu and comments around the text."""
    return (
        f"<!DOCTYPE html><html lang='ja'><head><meta charset='utf-8'><title>{title}: {TITLE}</title>"
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f"{head}</head><body><nav><a href='/'>トップページ</a></nav>"
        f"<div class='entry-body-text'>{body}</div>"
        "<div class='comments'><p>通りすがりのコメントです。</p></div></body></html>"
    )
