"""The frame around every page: one menu, built from the course's catalogue."""

import streamlit as st

from lessons.course import catalog
from pages.parts.chart_camera import camera_format

# No icon: Streamlit would fetch it for the browser's tab from a server of Google's.
PAGES = {
    entry.file: st.Page(entry.file, title=entry.title, default=entry is catalog.PAGES[0], help=entry.goal)
    for entry in catalog.PAGES
}
menu: dict[str, list[st.Page]] = {"": []}
for section, entries in catalog.menu().items():
    # A section with a single page would be a drop-down with a single entry: show the page itself.
    heading = section.capitalize() if len(entries) > 1 else ""
    menu.setdefault(heading, []).extend(PAGES[entry.file] for entry in entries)

# a frame in somebody else's page shows what it was made for, and no way to wander off
page = st.navigation(menu, position="hidden" if st.context.is_embedded else "top")
st.set_page_config(page_title=f"{page.title} · Unrolled", page_icon="pages/parts/logo.svg", layout="wide")
# Streamlit says which it is inside the page only: dialogs stand outside, and `light-dark()` would take them for light
st.html(f"<style>body {{ color-scheme: {'dark' if st.context.theme.type == 'dark' else 'light'} }}</style>")
if not st.context.is_embedded:
    st.logo("pages/parts/logo.svg", size="large")
# A page can tell a learner who has just come from one who clicked on it (pages/parts/model.py).
st.session_state["page_before"] = st.session_state.get("page_now")
st.session_state["page_now"] = page.url_path
page.run()
camera_format()
