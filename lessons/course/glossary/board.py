"""glossary_board: every term as a card, in groups, with a box to search them; HTML, everything escaped."""

from html import escape

from lessons.course.catalog import PAGES
from lessons.course.glossary import GROUPS, TERMS
from lessons.course.glossary.term import Group, Term


def glossary_board() -> str:
    """The whole glossary; `pages/parts/glossary_board.js` makes the box work.

    >>> glossary_board().count("<article") == len(TERMS)
    True
    """
    links = "".join(f'<a href="#{_group_anchor(group)}">{escape(group.title)}</a>' for group in GROUPS)
    return (
        '<div class="glossary">'
        '<div class="find"><label for="find-word">Find a word, or what others call it</label>'
        '<input id="find-word" type="search" autocomplete="off" spellcheck="false" maxlength="60" '
        'placeholder="hidden size, logits, mask …">'
        f'<p role="status" class="found">{len(TERMS)} words</p></div>'
        f'<nav aria-label="Groups of words">{links}</nav>'
        f"{''.join(map(_group, GROUPS))}"
        "</div>\n"
    )


def _group(group: Group) -> str:
    cards = "".join(map(_card, group.terms))
    return (
        f'<section id="{_group_anchor(group)}"><h2>{escape(group.title)}</h2><div class="cards">{cards}</div></section>'
    )


def _group_anchor(group: Group) -> str:
    return "group-" + "-".join(word for word in group.title.lower().replace(",", "").replace(":", "").split())


def _card(term: Term) -> str:
    name = escape(term.name)
    parts = [
        f'<h3 tabindex="-1"><a href="#{term.anchor}">{name}</a></h3>',
        f"<p>{escape(term.sentence)}</p>",
        f'<div class="picture">{term.picture()}</div>' if term.picture else "",
        f"<p><code>{escape(term.formula)}</code></p>" if term.formula else "",
        f'<p class="more">in Keras <code>{escape(term.keras)}</code></p>' if term.keras else "",
        f'<p class="more">also called <span class="also">{escape(", ".join(term.also))}</span></p>'
        if term.also
        else "",
        _lesson(term),
    ]
    sought = escape(" ".join((term.name, term.keras, *term.words, *term.also, term.sentence)).replace("*", ""))
    return f'<article id="{term.anchor}" data-sought="{sought}">{"".join(parts)}</article>'


def _lesson(term: Term) -> str:
    page = next((page for page in PAGES if page.address == term.lesson), None)
    if page is None:
        return ""
    return f'<p class="lesson"><a href="/{page.address}" data-page="{page.address}">{escape(page.title)}</a></p>'
