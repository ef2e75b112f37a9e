"""What the four documents get wrong: a file for each lesson, a function for each statement."""
