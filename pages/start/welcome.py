"""What Unrolled is, and the first exhibits."""

import streamlit as st

st.title("What happens to the time axis?")
if st.button("Open the playground", type="primary"):
    st.switch_page("build/playground.py")
