"""The frame around every page: one menu, built from the course's catalogue."""

import streamlit as st

from lessons.course import catalog

PAGES = {
    page.file: st.Page(
        page.file, title=page.title, icon=page.icon, default=page is catalog.PAGES[0], help=page.goal
    )
    for page in catalog.PAGES
}
menu: dict[str, list[st.Page]] = {"": []}
for section, entries in catalog.menu().items():
    # A section with a single page would be a drop-down with a single entry: show the page itself.
    heading = section.capitalize() if len(entries) > 1 else ""
    menu.setdefault(heading, []).extend(PAGES[entry.file] for entry in entries)

page = st.navigation(menu, position="top")
st.set_page_config(page_title=f"{page.title} · Unrolled", page_icon="pages/parts/logo.svg", layout="wide")
st.logo("pages/parts/logo.svg", size="large")
page.run()
