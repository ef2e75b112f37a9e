"""What the lessons know and compute; never imports Streamlit."""
