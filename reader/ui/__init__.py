"""The window. Qt lives here and in `reader.app` only; no SQL, no HTTP, no parsing."""
