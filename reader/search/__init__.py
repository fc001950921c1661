"""The query language, the derived index, and the answers, verified against the text."""
