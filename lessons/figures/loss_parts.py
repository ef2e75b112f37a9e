"""A loss as one bar of two parts: what the data say, and what the weights cost."""

from typing import Any

from lessons.figures.palette import CLASS, TIME
from lessons.figures.plain_figure import PlainFigure
from lessons.figures.theme import LIGHT, Theme


def loss_parts(data_part: float, penalty: float, widest: float, theme: Theme = LIGHT) -> PlainFigure:
    """The bar, with a number in each part where there is room and the sum behind it.

    Args:
        widest: the largest sum the bar may show, so that it can be compared while knobs move.
    """
    bars: list[dict[str, Any]] = []
    for name, value, colour, shape in (("data", data_part, CLASS, ""), ("penalty", penalty, TIME, "/")):
        pattern = {"shape": shape, "size": 7, "fillmode": "overlay", "fgcolor": "white", "fgopacity": 0.6}
        bars.append(
            {"type": "bar", "orientation": "h", "x": [value], "y": [""], "name": name,
             "marker": {"color": colour, "pattern": pattern},
             "hovertemplate": f"{name}: {value:.3f}<extra></extra>"}
        )  # fmt: skip
    layout = {
        "height": 120, "barmode": "stack", "dragmode": False, "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": True, "bargap": 0.2,
        "legend": {"orientation": "h", "x": 0, "y": 1.05, "xanchor": "left", "yanchor": "bottom", "font": {"size": 13},
                   "itemclick": False, "itemdoubleclick": False, "traceorder": "normal"},
        "xaxis": {"range": [0, widest * 1.18], "zeroline": False, "nticks": 6},
        "yaxis": {"showticklabels": False, "zeroline": False},
        "annotations": [{"x": data_part + penalty, "y": 0, "xanchor": "left", "showarrow": False,
                         "text": f" loss {data_part + penalty:.3f}", "font": {"size": 14, "color": theme.ink}}],
    }  # fmt: skip
    return PlainFigure(bars, layout)


def parts_alt(data_part: float, penalty: float) -> str:
    """The bar in words.

    >>> parts_alt(0.25, 0.5)
    'The loss 0.750 as a bar: 0.250 from the data and 0.500 from the penalty.'
    """
    total = data_part + penalty
    return f"The loss {total:.3f} as a bar: {data_part:.3f} from the data and {penalty:.3f} from the penalty."
