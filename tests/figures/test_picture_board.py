"""The small pictures of the checks: what a learner on a phone can see of them."""

from lessons.figures.picture_board import picture_board
from lessons.figures.pictures import Grid


def test_a_long_row_is_cut_into_tables_that_stand_below_each_other_on_a_phone() -> None:
    drawn = picture_board(Grid((tuple(float(place) for place in range(12)),), ((0, 8),), "head", "place"))
    tables = drawn.split("<table")[1:]
    assert [table.count("<td class") - 1 for table in tables] == [7, 5]  # one more is the corner
    assert '<td class="framed">8</td>' in tables[1]
    assert "framed" not in tables[0]
    assert '<th scope="col" class="axis-place">11</th>' in tables[1]
