"""What lesson 10 teaches."""

from lessons.course.coverage import taught

ROWS = taught("masking", {"softmax_head": "S3-07"})
