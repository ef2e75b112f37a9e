"""The weights of a recurrent layer drawn to scale: a column for each gate, a square for each number."""

from collections.abc import Sequence
from html import escape

_WIDEST, _TALLEST, _SIDE = 300, 330, 16  # pixels for all gates together, which fit a phone, and for a square at most
_GAP = 6


def xray_board(gates: Sequence[str], blocks: Sequence[tuple[str, int, int]]) -> str:
    """Kernel, recurrent kernel and bias of each gate, one below the other.

    Args:
        gates: the name of each gate.
        blocks: for each weight its name, its rows, and its columns for one gate.

    >>> xray_board(("update gate", "candidate"), (("kernel", 8, 6), ("bias", 2, 6))).count("kernel: 8 × 6")
    1
    """
    units = blocks[0][2]
    wide, tall = units * len(gates), sum(rows for _, rows, _ in blocks)
    side = max(2.0, min(_SIDE, (_WIDEST - _GAP * len(gates)) / wide, _TALLEST / tall))
    columns = "".join(
        f'<div style="display:flex;flex-direction:column;gap:4px;width:{max(units * side, 62):.0f}px">'
        f"<small><b>{escape(gate)}</b></small>{_blocks(blocks, side)}</div>"
        for gate in gates
    )
    times = f" · {len(gates)}" if len(gates) > 1 else ""
    lines = "".join(
        f'<div><span class="block block-{escape(name.split()[0])}" style="width:12px;height:12px;--side:12px"></span> '
        f"<small>{escape(name)}: {rows} × {wide}{times} = {rows * wide * len(gates):,}</small></div>"
        for name, rows, wide in blocks
    )
    return (
        f'<div class="blocks" style="display:flex;flex-wrap:wrap;gap:{_GAP}px;align-items:flex-end">{columns}</div>'
        f'<div class="blocks" style="display:flex;flex-wrap:wrap;gap:2px 18px">{lines}</div>'
    )


def _blocks(blocks: Sequence[tuple[str, int, int]], side: float) -> str:
    return "".join(
        f'<span class="block block-{escape(name.split()[0])}" style="width:{wide * side:.0f}px;'
        f'height:{rows * side:.0f}px;--side:{side:.1f}px"></span>'
        for name, rows, wide in blocks
    )
