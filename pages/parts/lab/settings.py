"""The knobs of a training: the few that always matter in view, the others in a box."""

from typing import get_args

import streamlit as st

from lessons.training.settings import MAX_BATCH, MAX_EPOCHS, MAX_SECONDS, Clipping, Optimizer, Schedule, Settings

RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 1.5)


def settings_knobs() -> Settings:
    """Draws the knobs."""
    with st.container(horizontal=True, gap="small"):
        epochs = st.number_input("epochs", 1, MAX_EPOCHS, 60, key="epochs", bind="query-params", width=110)
        batch = st.number_input("batch_size", 1, MAX_BATCH, 32, key="batch_size", bind="query-params", width=110)
    optimizer = st.segmented_control(
        "optimizer", get_args(Optimizer), key="optimizer", default="adam", required=True, bind="query-params"
    )
    rate = st.select_slider(
        "learning_rate", RATES, 0.01, key="learning_rate", bind="query-params",
        help="How far each step goes. Too small: nothing moves. Too large: the loss jumps about, or runs away.",
    )  # fmt: skip
    box = st.expander("More settings", icon=":material/tune:", key="more_settings", on_change="rerun")
    with box:
        return _more(int(epochs or 60), int(batch or 32), optimizer, float(rate))


def _more(epochs: int, batch: int, optimizer: Optimizer, rate: float) -> Settings:
    momentum = 0.0
    if optimizer == "sgd":
        momentum = st.slider("momentum", 0.0, 0.99, 0.0, key="momentum", persist_state="session")
    schedule = st.selectbox("learning rate schedule", get_args(Schedule), key="schedule", persist_state="session")
    decay, schedule_patience = 0.9, 5
    if schedule in ("exponential decay", "piecewise constant", "reduce on plateau"):
        decay = st.slider("multiplied by", 0.05, 1.0, 0.9, key="decay", persist_state="session")
    if schedule == "reduce on plateau":
        schedule_patience = st.slider(
            "after epochs without a gain", 1, 30, 5, key="schedule_patience", persist_state="session"
        )
    split = st.slider(
        "validation_split", 0.0, 0.5, 0.2, 0.05, key="validation_split", bind="query-params",
        help="This share of the samples, the last ones, is never trained on.",
    )  # fmt: skip
    stopping = st.toggle("EarlyStopping", key="early_stopping", bind="query-params",
                         help="End when the validation loss gets no better.")  # fmt: skip
    patience = 0
    if stopping:
        patience = st.slider("patience", 0, 50, 5, key="patience", persist_state="session")
    best = st.toggle("keep the best epoch's weights", key="restore_best", persist_state="session",
                     help="Keras: restore_best_weights, off as it comes.")  # fmt: skip
    balanced = st.toggle("balanced class weights", key="class_weight", persist_state="session",
                         help="A rare class counts as much as a frequent one.")  # fmt: skip
    clipping = st.selectbox(
        "gradient clipping", get_args(Clipping), key="clipping", persist_state="session",
        help="Large gradients are made smaller: each number, each weight's norm, or the norm of all.",
    )  # fmt: skip
    clip = 1.0
    if clipping != "none":
        clip = st.number_input("at most", 0.001, 1000.0, 1.0, key="clip", persist_state="session")
    shuffle = st.toggle(
        "shuffle", True, key="shuffle", persist_state="session", help="A new order of the samples each epoch."
    )
    seed = st.number_input("seed of the order", 0, 9999, 0, key="order_seed", persist_state="session")
    return Settings(
        epochs=epochs, batch_size=batch, optimizer=optimizer, learning_rate=rate, momentum=momentum,
        schedule=schedule, decay=decay, schedule_patience=schedule_patience, validation_split=split,
        shuffle=shuffle, seed=int(seed or 0), class_weight="balanced" if balanced else "none",
        early_stopping=stopping, patience=patience, restore_best=best, clipping=clipping, clip=float(clip or 1.0),
        seconds=MAX_SECONDS,
    )  # fmt: skip
