"""Quotes in posts: which passages of the minutes they come from, and what differs. No I/O."""
