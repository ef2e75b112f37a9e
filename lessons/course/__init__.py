"""The course: which pages there are, in which order, and what each is for."""
