"""Plain JavaScript files as the code of one component: no build step, and no address to import them from."""

import json
from collections.abc import Sequence
from pathlib import Path


def plain_script(style: Path, scripts: Sequence[Path]) -> str:
    """All files in one scope, in this order, with the style sheet as the constant STYLE.

    Streamlit sends a component's code again with every change of its data; so this belongs into a component of its
    own, which never changes and travels once a visit.

    Args:
        style: a CSS file.
        scripts: JavaScript files.
    """
    return "\n".join(
        [f"const STYLE = {json.dumps(style.read_text('utf-8'))}", *(each.read_text("utf-8") for each in scripts)]
    )
