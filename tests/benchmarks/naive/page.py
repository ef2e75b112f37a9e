"""The playground as most people would first write it: Keras in the page, Plotly charts, default settings.

The same content and the same number of widgets as the playground on the same network, without its prose on mistakes.
"""

import keras
import numpy as np
import plotly.express as px
import streamlit as st
from keras import layers

LOSSES = ["categorical_crossentropy", "sparse_categorical_crossentropy", "mse"]
ACTIVATIONS = ["tanh", "sigmoid", "relu", "linear", "softmax"]

with st.sidebar:
    st.selectbox("Preset", ["String to string", *(f"Another network, {number}" for number in range(2, 23))])
    st.radio("Layers", ["3 · Activation('softmax')", "2 · Dense(15)", "1 · GRU(16)", "Input(64, 15)"], index=2)
    st.button("Add")
    st.button("This layer")
    with st.container(border=True):
        st.markdown("**GRU(16)**")
        units = st.number_input("units", 1, 512, 16)
        activation = st.selectbox("activation", ACTIVATIONS)
        use_bias = st.toggle("use_bias", True)
        return_state = st.toggle("return_state")
        go_backwards = st.toggle("go_backwards")
        recurrent_activation = st.selectbox("recurrent_activation", ACTIVATIONS, index=1)
        reset_after = st.toggle("reset_after", True)
        trainable = st.toggle("trainable", True)

st.title("Playground")
st.button("Undo")
st.button("Redo")
return_sequences = st.toggle("return_sequences", True)
time_distributed = st.toggle("TimeDistributed") and return_sequences

gru = layers.GRU(
    int(units), activation=activation, recurrent_activation=recurrent_activation, use_bias=use_bias,
    go_backwards=go_backwards, reset_after=reset_after, return_sequences=return_sequences, trainable=trainable,
)  # fmt: skip
head = layers.TimeDistributed(layers.Dense(15)) if time_distributed else layers.Dense(15)
inputs = keras.Input((64, 15))
states = gru(inputs)
scores = head(states)
model = keras.Model(inputs, [states, scores, layers.Softmax()(scores)])
sample = np.random.default_rng(0).normal(size=(1, 64, 15)).astype("float32")
hidden, logits, shares = (np.atleast_2d(np.squeeze(array, axis=0)) for array in model(sample))

st.markdown(f"**{model.count_params():,}** parameters")
st.success(f"Keras {keras.__version__}")
st.info(f"Switch return_sequences: the output is {model.outputs[-1].shape}.")
st.plotly_chart(px.imshow(np.concatenate([hidden, logits, shares], axis=1).T, aspect="auto"), key="unrolled")

rows = [(layer.name, str(layer.output.shape), f"{layer.count_params():,}") for layer in model.layers]
st.table([dict(zip(("layer", "output shape", "parameters"), row, strict=True)) for row in rows])
st.subheader("The softmax of every timestep")
timestep = st.slider("timestep t", 0, 63, 0)
over = st.segmented_control("softmax runs over", ["class", "time"], default="class")
step = min(timestep, len(shares) - 1)
wide, narrow = st.columns([3, 2])
wide.plotly_chart(px.imshow(shares, aspect="auto"), key="softmax_map")
narrow.markdown(f"t = {timestep}: likeliest is class {int(shares[step].argmax())}")
narrow.plotly_chart(px.bar(x=list(range(15)), y=shares[step]), key="timestep_bars")
st.markdown("argmax of each row: " + " · ".join(str(best) for best in shares.argmax(axis=1)))

st.subheader("Loss and target")
left, right = st.columns(2)
left.selectbox("loss", LOSSES)
right.text_input("Shape of your target", "(None, 64, 15)")
st.subheader("The same network in Keras")
st.segmented_control("form", ["Sequential", "functional", "JSON"], default="JSON")
st.code(model.to_json(), language="json", height=320)
st.download_button("Download JSON", model.to_json(), "model.json")
st.text_input("The model as text", "Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Softmax()")
