"""What lesson 9a teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "next_word",
    {
        "every_word": "S0-10 S0-11 S0-12",
        "prefix": "S0-09 S0-15",
        "shifted_text": "S0-17",
        "ids_or_embedding": "S0-33",
        "sentences_array": "S0-16",
        "first_program": "S0-13",
        "ten_epochs": "S0-31",
        "E0-01": "S0-14",
    },
)
