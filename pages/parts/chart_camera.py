"""The one button on a chart: save it as a picture."""

from typing import Any


def camera(name: str) -> dict[str, Any]:
    """Plotly's settings for a chart that can be saved as `name`.png, at twice its size on screen."""
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": name, "scale": 2},
    }
