"""The exhibits of lesson 13a: a kernel that slides, a cube in a row, shapes, one large layer, a place for Dense."""

import streamlit as st

from lessons.course.shown import picture_networks, sliding_kernel, unrolled_cube
from lessons.course.snippets import find_snippet
from lessons.figures.board import in_a_row, sign
from lessons.figures.influence_map import influence_map, unit_of
from lessons.figures.pixel_board import channel_boards, pixel_board, place_row
from lessons.figures.scale_squares import scale_squares, squares_alt
from lessons.figures.shape_chain import shape_chain
from lessons.network.influence import influence_of, reached_by
from lessons.network.influence.pattern import steps_in_words
from lessons.network.keras_code import keras_code
from lessons.network.readable import percent
from lessons.network.shape import product, show_shape
from pages.parts.chart_camera import camera
from pages.parts.exhibits import picture_trials
from pages.parts.knobs import choice, slider, stepper
from pages.parts.layer_table import escaped, layer_table
from pages.parts.model_link import model_link
from pages.parts.table import table
from pages.parts.theme import page_theme

KNOBS = (
    "picture", "kernel", "place", "cell", "template", "between", "side", *picture_trials.KNOBS, "dense_at", "printed",
)  # fmt: skip


def slide() -> None:
    """A kernel of nine numbers over a picture of 64, step by step."""
    picture = choice("picture", sliding_kernel.PICTURES, "picture", "letter F")
    kernel = choice("kernel", sliding_kernel.KERNELS, "kernel", "upright line")
    shown = sliding_kernel.slid(picture, kernel)
    place = stepper("place of the kernel", 0, sliding_kernel.PLACES - 1, "place", 24)
    row, column = shown.at(place)
    reach = range(sliding_kernel.REACH)
    window = {(row + down, column + right) for down in reach for right in reach}
    st.html(in_a_row(
        pixel_board(shown.picture, "picture", str(shown.picture.shape), window, ink=True), sign("·"),
        pixel_board(shown.kernel, "kernel", str(shown.kernel.shape)), sign("→"),
        pixel_board(shown.output, "feature map", str(shown.output.shape), {(row, column)}),
    ))  # fmt: skip
    total, after = shown.sums[row, column], shown.output[row, column]
    st.markdown(
        f"The nine framed pixels times the nine numbers of the kernel sum to **{total:g}**"
        + (", which relu keeps. " if after == total else f"; relu makes that **{after:g}**. ")
        + f"The same {shown.kernel.size} numbers serve at all {shown.sums.size} places."
    )


def cube() -> None:
    """A small cube of feature maps, and the row Flatten makes of it."""
    _, width, channels = unrolled_cube.SMALL
    places = unrolled_cube.places()
    place = slider("place in the row", 0, places.size - 1, "cell", 13)
    row, column, channel = unrolled_cube.cell_of(place)
    st.html(in_a_row(channel_boards(places, place)))
    st.markdown(f"**Flatten** lays {show_shape(unrolled_cube.SMALL)} in one row of {places.size}:")
    st.html(place_row([unrolled_cube.cell_of(each)[2] for each in range(places.size)], place))
    st.markdown(
        f"Row {row}, column {column}, channel {channel}: ({row} · {width} + {column}) · {channels} + {channel} = "
        f"**{place}**."
    )
    large = unrolled_cube.LARGE
    st.markdown(
        f"The tutorial behind this lesson lays {show_shape(large)} in a row: {' · '.join(map(str, large))} = "
        f"**{product(large):,}** numbers for each picture. There, row {row}, column {column}, channel "
        f"{channel} is at place {int(unrolled_cube.places(large)[row, column, channel]):,}."
    )


def trace_of_shapes() -> None:
    """The way from a picture, or from a sequence, to one row of classes."""
    name = choice("what comes in", picture_networks.TEMPLATES, "template", "a picture")
    prediction = picture_networks.template(name)
    st.html(shape_chain(prediction))
    first = prediction.layers[0]
    body = " and ".join(f"`{each.class_name}`" for each in prediction.layers[:-2])
    make = "make" if len(prediction.layers) > 3 else "makes"
    st.markdown(
        f"{body} {make} one vector of **{prediction.layers[-3].output_shape[-1]}** numbers of each sample; the two "
        f"Dense layers turn it into **{prediction.output_shapes[0][-1]}** probabilities. " + escaped(first.why)
    )
    model_link(prediction.spec, "shape_trace")


def one_layer() -> None:
    """Parameters to scale, and what each layer asks of a machine."""
    between = choice("between Conv2D and Dense", tuple(picture_networks.BETWEEN), "between", "Flatten")
    side = slider("pixels on each side", picture_networks.LEAST_SIDE, picture_networks.MOST_SIDE, "side", 64)
    load, printed = picture_networks.load_of(between, side), picture_networks.load_of("Flatten", 64)
    layers = tuple((facts.name, facts.params) for facts in load.prediction.layers if facts.params)
    scale = max(printed.heavy.params, load.heavy.params)
    st.image(scale_squares(layers, scale, page_theme()), alt=squares_alt(layers), width="content")
    st.markdown(
        f"**{load.heavy.params:,} of {load.prediction.total_params:,}** parameters, {load.share:.3%}, sit in "
        f"`{load.heavy.name}`. In memory: **{load.megabytes:,.2f} MB**. Out "
        f"{'comes' if load.distributions == 1 else 'come'} **{load.distributions:,}** "
        f"distribution{'s' * (load.distributions != 1)} for each picture."
    )
    work = load.prediction.macs or 1
    table(
        ("layer", "parameters", "multiplications", "of all"),
        [
            (escaped(each.title), f"{each.params:,}", f"{each.macs or 0:,}", percent((each.macs or 0) / work))
            for each in load.prediction.layers
        ],
        alt="Parameters and multiplications of each layer for one picture, and its share of all multiplications",
    )
    st.caption(
        f"All squares keep one scale. A dashed one is the Dense of the tutorial's network: {printed.heavy.params:,} "
        "parameters."
    )


def dense_place() -> None:
    """What a Dense can see, before and after a recurrent layer."""
    place = choice("the Dense stands", picture_networks.PLACES, "dense_at", "before the GRU")
    whole, upto = picture_networks.dense_placed(place)
    moves = influence_of(upto)
    step = len(moves) - 1
    st.plotly_chart(
        influence_map(moves, step, (), page_theme()), key="dense_place_map", config=camera("dense_place"),
        alt=f"Which input steps move the Dense: the last row is moved by {steps_in_words(reached_by(moves, step))}.",
    )  # fmt: skip
    unit = unit_of(moves)[1]
    st.caption(f"How far a small change of an input step moves the Dense{f', in {unit}' if unit else ''}.")
    seen, steps = len(reached_by(moves, step)), picture_networks.SEQUENCE[0]
    if seen < steps:
        st.warning(
            f"Each answer of this Dense is moved by {seen} of {steps} steps. To give each step other features before "
            "the GRU, it may stand here. To decide about the whole sequence it stands too early.",
            title="Dense before a recurrent layer", icon=":material/visibility_off:",
        )  # fmt: skip
    else:
        st.success(f"This Dense is moved by all {steps} steps: the GRU has read them before.",
                   title="Dense after a recurrent layer", icon=":material/check_circle:")  # fmt: skip
    model_link(whole, "dense_place")


def printed() -> None:
    """The three networks of the third document."""
    name = choice("network", tuple(picture_networks.PRINTED), "printed", "64 and 10")
    prediction = picture_networks.printed(name)
    layer_table(prediction)
    parts = " + ".join(f"{each.params:,}" for each in prediction.layers)
    st.markdown(f"{parts} = **{prediction.total_params:,}** parameters.")
    st.code(keras_code(prediction.spec), language="python", wrap_lines=True)
    snippet = picture_networks.PRINTED[name][1]
    known = find_snippet(snippet)
    st.page_link("build/code_lens.py", label=f"As it was printed: {known.title if known else snippet}",
                 icon=":material/frame_inspect:", query_params={"example": snippet})  # fmt: skip
    model_link(prediction.spec, "printed_networks")


EXHIBITS = {
    "sliding_kernel": slide,
    "unrolled_cube": cube,
    "shape_trace": trace_of_shapes,
    "one_layer": one_layer,
    **picture_trials.EXHIBITS,
    "dense_place": dense_place,
    "printed_networks": printed,
}
