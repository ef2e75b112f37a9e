"""The first page: what Unrolled is, the way into the course, and four exhibits to begin with."""

from pathlib import Path

import streamlit as st

from lessons.course.exhibits import EXHIBITS
from lessons.network.axes import layer_axes
from lessons.network.link import read_link
from lessons.network.predict import Prediction, predict
from pages.parts.course_map import course_button, course_map
from pages.parts.hold_anchor import hold_anchor

PLAYGROUND = "build/playground.py"
COLOURS = {"batch": "gray", "time": "orange", "feature": "blue", "class": "violet"}
PICTURE = Path(__file__).with_name("welcome.svg")


def output_shape(prediction: Prediction) -> str:
    """The last output shape with each axis in its colour."""
    sizes, axes = prediction.layers[-1].output_shape, layer_axes(prediction)[-1]
    return "(" + ", ".join(f":{COLOURS[axis]}[**{size}**]" for axis, size in zip(axes, sizes, strict=True)) + ")"


hold_anchor()
with st.container(horizontal_alignment="center"), st.container(width=1080, gap="large", key="welcome"):
    words, picture = st.columns([11, 9], gap="large", vertical_alignment="center")
    with words:
        st.title("What happens to the\N{NO-BREAK SPACE}time\N{NO-BREAK SPACE}axis?")
        st.markdown(
            "Build a small recurrent network in Keras's own words. Flip `return_sequences` or "
            "`TimeDistributed` and see at once what changes: the shapes, the parameters, the code, "
            "and the softmax of every timestep."
        )
        with st.container(horizontal=True, gap="small"):
            course_button()
            if st.button("Open the playground", icon=":material/play_arrow:"):
                st.switch_page(PLAYGROUND)
    picture.image(
        PICTURE,
        width="stretch",
        alt="A network unrolled over four timesteps: inputs below, a state handed from step to step, "
        "the same kernel on every step, and a softmax of its own on top of each.",
    )

    with st.container():
        course_map()

    with st.container():
        st.header("Or begin with an exhibit", anchor="exhibits")
        with st.grid(2, min_column_width=300, gap="medium"):
            for exhibit in EXHIBITS:
                prediction = predict(read_link(exhibit.model).spec)
                with st.container(border=True, height="stretch"):
                    st.page_link(
                        PLAYGROUND,
                        label=f"**{exhibit.title}**",
                        help=exhibit.model,
                        icon=":material/arrow_forward:",
                        icon_position="right",
                        query_params={"model": exhibit.model},
                    )
                    st.markdown(exhibit.story)
                    if prediction.mistake:
                        st.markdown(":red[:material/build: does not fit yet]")
                    else:
                        st.markdown(f"output {output_shape(prediction)} · {prediction.total_params:,} parameters")

    with st.container(gap="xsmall"):
        st.markdown(
            "The same colors everywhere: :gray-badge[batch] :orange-badge[time] :blue-badge[feature] "
            ":violet-badge[class] :green-badge[recurrent state]"
        )
        st.caption(
            "Every network is a link: copy the playground's address, and whoever opens it sees the same "
            "exhibit. All numbers are worked out by Unrolled's own rules and checked by the real Keras."
        )
