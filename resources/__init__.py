"""Data that ships with the program: sample library, templates, icons, translations."""
