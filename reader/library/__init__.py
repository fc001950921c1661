"""The truth: minutes, posts, bookmarks, drafts, corrections, in one SQLite file."""
