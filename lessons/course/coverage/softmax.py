"""What lesson 3 teaches."""

from lessons.course.coverage import taught

ROWS = taught("softmax", {"three_heads": "S0-06", "votes_and_shares": "S0-08", "score_sliders": "S2-29"})
