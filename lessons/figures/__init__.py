"""Arrays and facts become figures and scenes; nothing here draws on a page."""
