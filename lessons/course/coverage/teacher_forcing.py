"""What lesson 9b teaches."""

from lessons.course.coverage import taught

ROWS = taught("teacher_forcing", {"two_lanes": "S0-28"})
