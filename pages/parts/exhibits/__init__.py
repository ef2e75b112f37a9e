"""The pictures of the lessons: for each lesson the functions that draw its exhibits, and their knobs."""
