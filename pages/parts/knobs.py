"""The knobs of an exhibit; `hide=` and `lock=` in the address take some away, or hold them still.

A teacher's link `/dense?units=4&hide=activation&lock=units,use_bias` opens lesson 1 with 4 units that nobody can
change, and without activations; `lock=all` holds all of them still. An exhibit draws its knobs with the functions here
and need not think of it.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.cards import notice_card

LONGEST = 400  # characters of one list
MOST = 20  # keys in one list
ALL = "all"  # in place of the keys of all knobs
_LOCKED = "The link you came by holds this still."


def choice(label: str, options: Sequence[str], key: str, default: str, help: str | None = None) -> str:
    """Draws a choice of one out of a few; returns the one in force."""
    if _is_hidden(key):
        given = _from_address(key)
        return given if given in options else default
    chosen = st.segmented_control(
        label, options, key=key, default=default, required=True, bind="query-params", wrap=True,
        disabled=_is_locked(key), help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip
    return chosen or default


def slider(label: str, least: int, most: int, key: str, default: int, help: str | None = None) -> int:
    """Draws a slider over whole numbers; returns the one in force. Another range needs another key."""
    if _is_hidden(key):
        return _given_number(key, least, most, default)
    return st.slider(
        label, least, most, default, key=key, bind="query-params", disabled=_is_locked(key),
        help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip


def fine_slider(
    label: str, least: float, most: float, key: str, default: float, step: float = 0.1, help: str | None = None
) -> float:
    """Draws a slider over numbers with a point; returns the one in force."""
    if _is_hidden(key):
        try:
            number = float(_from_address(key)[:20])
        except ValueError:
            number = default
        return number if least <= number <= most else default
    return st.slider(
        label, least, most, default, step, key=key, bind="query-params", disabled=_is_locked(key),
        help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip


def keep_within(key: str, most: int) -> None:
    """Brings a slider's value back into its range, where what it slides along has become shorter."""
    if int(st.session_state.get(key) or 0) > most:
        st.session_state[key] = most


def switch(label: str, key: str, default: bool = False, help: str | None = None) -> bool:
    """Draws a switch; returns how it stands."""
    if _is_hidden(key):
        given = _from_address(key).lower()
        return given == "true" if given in ("true", "false") else default
    return st.toggle(
        label, value=default, key=key, bind="query-params", disabled=_is_locked(key),
        help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip


def field(label: str, key: str, max_chars: int, default: str, anew: bool = False, help: str | None = None) -> str:
    """Draws a line to type in; returns what stands in it.

    Args:
        label: above it.
        key: its name in the address.
        max_chars: how much fits.
        default: what it begins with. It does not come through the session: should the page run again before the
            browser has drawn it, as it does when a first training ends early, Streamlit 1.67 loses such a value on
            the way, and the line stays empty.
        anew: whether it begins with that once more, whatever was typed. Only a line that the page has drawn before
            needs to be told so through the session.
        help: what to know about it.
    """
    if _is_hidden(key):
        return _from_address(key)[:max_chars] or default
    again = anew and key in st.session_state
    if again:
        st.session_state[key] = default
    typed = st.text_input(
        label, "" if again else default, key=key, bind="query-params", max_chars=max_chars, disabled=_is_locked(key),
        help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip
    return typed or ""


def lines(label: str, key: str, max_chars: int, default: str, height: int, help: str | None = None) -> str:
    """Draws a box for several lines, `height` pixels high; returns what stands in it."""
    if _is_hidden(key):
        return _from_address(key)[:max_chars] or default
    typed = st.text_area(
        label, default, key=key, bind="query-params", max_chars=max_chars, height=height, disabled=_is_locked(key),
        help=_LOCKED if _is_locked(key) else help,
    )  # fmt: skip
    return typed or ""


def whole_number(label: str, least: int, most: int, key: str, default: int, is_idle: bool = False) -> int:
    """Draws a box for a whole number; returns the one in force.

    Args:
        label: above it.
        least, most: its range.
        key: its name in the address.
        default: what it begins with.
        is_idle: whether nothing listens to it just now.
    """
    if _is_hidden(key):
        return _given_number(key, least, most, default)
    return int(st.number_input(
        label, least, most, default, key=key, bind="query-params", disabled=is_idle or _is_locked(key),
        help=_LOCKED if _is_locked(key) else None,
    ))  # fmt: skip


def stepper(label: str, least: int, most: int, key: str, default: int) -> int:
    """Draws a slider with a button on each side, for going on one by one; returns the number in force."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        number = slider(label, least, most, key, default)
        if not _is_hidden(key) and not _is_locked(key):
            st.button("Back", key=f"{key} back", icon=":material/arrow_back:", disabled=number <= least,
                      on_click=_move, args=(key, number - 1))  # fmt: skip
            st.button("Next", key=f"{key} next", icon=":material/arrow_forward:", disabled=number >= most,
                      on_click=_move, args=(key, number + 1))  # fmt: skip
    return number


def knob_notices(known: Iterable[str]) -> None:
    """Says which of the keys in `hide=` and `lock=` this page does not have; they change nothing.

    Args:
        known: the keys of all knobs of the page.
    """
    names, notices = set(known), []
    for word in ("hide", "lock"):
        strange = [key for key in _listed(word) if key not in names and (word, key) != ("lock", ALL)]
        if strange:
            shown = ", ".join(f"“{key[:30]}”" for key in strange[:5])
            notices.append(f"{word}: there is no knob {shown} here. The knobs are {', '.join(sorted(names))}.")
    notice_card(tuple(notices))


def _move(key: str, number: int) -> None:
    st.session_state[key] = number


def _is_hidden(key: str) -> bool:
    return key in _listed("hide")


def _is_locked(key: str) -> bool:
    return bool({key, ALL} & set(_listed("lock")))


def _listed(word: str) -> tuple[str, ...]:
    text = st.query_params.get(word, "")[:LONGEST]
    return tuple(part.strip() for part in text.split(",") if part.strip())[:MOST]


def _given_number(key: str, least: int, most: int, default: int) -> int:
    given = _from_address(key).removesuffix(".0")
    found = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else default
    return found if least <= found <= most else default


def _from_address(key: str) -> str:
    # kept: a value in the address that no widget is bound to may not outlive the first run
    remembered: str = st.session_state.setdefault(f"hidden {key}", st.query_params.get(key, ""))
    return remembered
