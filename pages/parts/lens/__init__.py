"""The Code lens: the box, what it found, and how each line is shown."""
