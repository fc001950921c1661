"""Where minutes and posts come from: one module a family, the manners in one place."""
