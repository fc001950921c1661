"""From a selection to a quote: HTML, Markdown, text, Movable Type. Pure functions and templates."""
