"""Everything that draws: one script a page, one folder a section of the menu."""
