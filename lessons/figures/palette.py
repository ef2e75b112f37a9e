"""The colours of the axes, the same everywhere; Okabe and Ito's palette, safe for colour-blind eyes."""

BATCH = "#6b7280"
TIME = "#E69F00"
FEATURE = "#0072B2"
CLASS = "#A8457F"
RECURRENT = "#009E73"
MUTED = "#8a94a3"

# the words Streamlit's Markdown knows the same colours by (`.streamlit/config.toml`)
MARKDOWN = {
    "batch": "gray",
    "time": "orange",
    "feature": "blue",
    "class": "violet",
    "height": "green",
    "width": "green",
}
