"""The code of the four pages this app grew from, as it stands there, and what is true of it.

Each has the table of each model (class, shapes, count), the findings it must have, and what it lacks to run.
"""

from dataclasses import dataclass
from typing import Any

Table = list[list[Any]]


@dataclass(frozen=True)
class Document:
    """One snippet.

    Args:
        code: as it stands.
        tables: of each model, in order.
        findings: code and line of each that must be found.
        lacks: what only the learner can add; put before the mended text to run it.
        more: the models of which the snippet shows a part are not compared.
    """

    code: str
    tables: tuple[Table, ...] = ()
    findings: tuple[tuple[str, int], ...] = ()
    lacks: str = ""


def dense(units: int, inputs: int, *leading: int | None) -> list[Any]:
    return ["Dense", [[None, *leading, units]], inputs * units + units]


_NEXT_WORD = """\
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import SimpleRNN, Dense

# Let's say we have some sentences, and we've converted the words to integers
sentences = np.array([
    [0, 1, 2, 3],
    [1, 2, 3, 4],
    [2, 3, 4, 5],
    # ... more sentences ...
])

# The labels are the same sentences but shifted by one word
labels = np.array([
    [1, 2, 3, 4],
    [2, 3, 4, 5],
    [3, 4, 5, 6],
    # ... more labels ...
])

# Create a simple RNN model
model = Sequential([
    SimpleRNN(10, return_sequences=True, input_shape=(None, 1)),
    Dense(100, activation='softmax'),  # Let's say we have 100 possible words
])

# Compile the model
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')

# Train the model with teacher forcing
model.fit(sentences[:, :, np.newaxis], labels[:, :, np.newaxis], epochs=10)
"""
_QUESTION = """\
InputSize = 15

MaxLen = 64

HiddenSize = 16

inputs = keras.layers.Input(shape=(MaxLen, InputSize))

x = keras.layers.recurrent.GRU(HiddenSize, return_sequences=True)(inputs)

x = keras.layers.TimeDistributed(keras.layers.Dense(InputSize))(x)

predictions = keras.layers.Activation('softmax')(x)
"""
_ANSWER = """\
from keras.models import Sequential

from keras.layers import Dense, Activation, TimeDistributed

from keras.layers.recurrent import GRU

import numpy as np

InputSize = 15

MaxLen = 64

HiddenSize = 16

OutputSize = 8

n_samples = 1000

model1 = Sequential()

model1.add(GRU(HiddenSize, return_sequences=True, input_shape=(MaxLen, InputSize)))

model1.add(TimeDistributed(Dense(OutputSize)))

model1.add(Activation('softmax'))

model1.compile(loss='categorical_crossentropy', optimizer='rmsprop')

model2 = Sequential()

model2.add(GRU(HiddenSize, return_sequences=True, input_shape=(MaxLen, InputSize)))

model2.add(Dense(OutputSize))

model2.add(Activation('softmax'))

model2.compile(loss='categorical_crossentropy', optimizer='rmsprop')

model3 = Sequential()

model3.add(GRU(HiddenSize, return_sequences=False, input_shape=(MaxLen, InputSize)))

model3.add(Dense(OutputSize))

model3.add(Activation('softmax'))

model3.compile(loss='categorical_crossentropy', optimizer='rmsprop')

X = np.random.random([n_samples,MaxLen,InputSize])

Y1 = np.random.random([n_samples,MaxLen,OutputSize])

Y2 = np.random.random([n_samples, OutputSize])

model1.fit(X, Y1, batch_size=128, nb_epoch=1)

model2.fit(X, Y1, batch_size=128, nb_epoch=1)

model3.fit(X, Y2, batch_size=128, nb_epoch=1)

print(model1.summary())

print(model2.summary())

print(model3.summary())
"""
_MLP = """\
from keras.models import Sequential
from keras.layers import Dense

# Create a simple sequential model
model = Sequential()

# Add a dense layer with 64 units, input shape of 32 features
model.add(Dense(64, input_shape=(32,), activation='relu'))

# Add an output layer with 10 units (for example, for 10 classes)
model.add(Dense(10, activation='softmax'))
"""
_CNN = """\
from keras.models import Sequential
from keras.layers import Conv2D, Flatten, Dense

# Create a sequential model
model = Sequential()

# Add a convolutional layer
model.add(Conv2D(32, kernel_size=(3, 3), activation='relu', input_shape=(64, 64, 3)))

# Flatten the output from the convolutional layer to feed into the Dense layer
model.add(Flatten())

# Add a dense layer
model.add(Dense(128, activation='relu'))

# Add an output layer
model.add(Dense(10, activation='softmax'))
"""
_CONFIGURED = """\
from keras.models import Sequential
from keras.layers import Dense, Dropout

# Create a sequential model
model = Sequential()

# Add a dense layer with 128 units, ReLU activation, and custom weight initializer
model.add(Dense(units=128, activation='relu', kernel_initializer='he_normal', input_shape=(64,)))

# Add a dropout layer to prevent overfitting
model.add(Dropout(0.5))

# Add another dense layer with softmax activation for multi-class classification
model.add(Dense(units=10, activation='softmax'))
"""
_ACTIVATIONS = """\
from keras.models import Sequential
from keras.layers import Dense

# Create a sequential model
model = Sequential()

# Add a dense layer with ReLU activation
model.add(Dense(units=64, activation='relu', input_shape=(32,)))

# Add an output layer with Softmax activation
model.add(Dense(units=10, activation='softmax'))
"""
_SLICES = """\
y = [[[0.1, 0.5, 0.4], [0.8, 0.1, 0.1], [0.6, 0.2, 0.2]], 
     [[0.2, 0.5, 0.3], [0.2, 0.5, 0.3], [0.2, 0.8, 0.0]]] # a 2x3x3 array
classes = np.argmax(y, axis=-1) # a 2 x 3 array

for t in range(3):
  # Get the t-th time-dimension slice of y and classes
  for prob, c in zip(y[:,t,:], classes[:,t]):
     print("Prob: ", prob, ", Class: ", c)
"""  # noqa: W291
_TIME = """\
dense_time = TimeDistributed(Dense(3, activation='softmax'))
inp = Input(shape=(2, 3))
pred = dense_time(inp)
model = Model(inputs=inp, outputs=pred)
"""
_TIME_DATA = """\
x = [[[1, 6], [8, 2], [1, 2]], 
    [[8, 9], [10, 8], [1, 0]]] # a 2x3x2 array
"""  # noqa: W291

_GRU = ["GRU", [[None, 64, 16]], 1584]
_SOFTMAX = ["Activation", [[None, 64, 8]], 0]
_TD = ["TimeDistributed", [[None, 64, 8]], 136]

DOCUMENTS = {
    "next word": Document(
        _NEXT_WORD,
        ([["SimpleRNN", [[None, None, 10]], 120], dense(100, 10, None)],),
        (("missing_import", 5), ("input_in_layer", 22), ("ids_as_numbers", 30), ("target_axis", 30)),
    ),
    "a Dense layer": Document(
        "dense = Dense(3, activation='softmax')\ninp = Input(shape=(3,))\npred = dense(inp)\n"
        "model = Model(inputs=inp, outputs=pred)\n",
        ([dense(3, 3)],),
        (("missing_import", 1), ("missing_import", 2), ("missing_import", 4)),
    ),
    "an initializer": Document(
        "from tensorflow.keras.initializers import RandomNormal\n"
        "init = RandomNormal(mean=0.0, stddev=0.05, seed=6000)\n"
        "dense = Dense(3, activation='softmax', \n             kernel_initializer=init, bias_initializer=init)\n",
        (),
        (("missing_import", 3), ("shared_initializer", 3)),
    ),
    "TimeDistributed": Document(
        _TIME,
        ([["TimeDistributed", [[None, 2, 3]], 12]],),
        (("missing_import", 1), ("missing_import", 2), ("missing_import", 4)),
    ),
    "TimeDistributed and its data": Document(
        _TIME + _TIME_DATA, ([["TimeDistributed", [[None, 2, 3]], 12]],), (("data_elsewhere", 2),)
    ),
    "slices": Document(_SLICES, (), (("missing_import", 3), ("list_as_array", 7))),
    "a formula with NumPy": Document(
        "# Given inputs vector `x` and weights matrix `W`, and bias vector `b`\n"
        "output = activation_function(np.dot(x, W) + b)\n",
        (),
        (("undefined_name", 2), ("missing_import", 2)),
        "import numpy\nx, W, b, activation_function = numpy.ones(3), numpy.ones((3, 2)), numpy.zeros(2), numpy.tanh\n",
    ),
    "two Dense layers": Document(_MLP, ([dense(64, 32), dense(10, 64)],), (("input_in_layer", 8),)),
    "images": Document(
        _CNN,
        (
            [
                ["Conv2D", [[None, 62, 62, 32]], 896],
                ["Flatten", [[None, 123008]], 0],
                dense(128, 123008),
                dense(10, 128),
            ],
        ),
        (("input_in_layer", 8),),
    ),
    "configured": Document(
        _CONFIGURED,
        ([dense(128, 64), ["Dropout", [[None, 128]], 0], dense(10, 128)],),
        (("input_in_layer", 8),),
    ),
    "a regularizer": Document(
        "import keras\nkeras.regularizers.l2(l=0.01)\n", (), (("old_argument", 2),)
    ),
    "a formula of relu": Document("f(x) = max(0, x)\nx = 1\n", (), (("syntax", 1),)),
    "a formula of softmax": Document(
        "f(x_i) = exp(x_i) / sum(exp(x_j)) for j in range(classes)\nx = 1\n", (), (("syntax", 1),)
    ),
    "activations": Document(_ACTIVATIONS, ([dense(64, 32), dense(10, 64)],), (("input_in_layer", 8),)),
    "dropout, a fragment": Document(
        "    from keras.layers import Dropout\n    \n    model.add(Dense(128, activation='relu'))\n"
        "    model.add(Dropout(0.5))\n",
        ([["Dense", [[None, 128]], 8 * 128 + 128], ["Dropout", [[None, 128]], 0]],),
        (("missing_model", 3), ("missing_import", 3), ("no_input", 3)),
    ),
    "normalization, a fragment": Document(
        "    from keras.layers import BatchNormalization\n    \n    model.add(Dense(128, activation='relu'))\n"
        "    model.add(BatchNormalization())\n",
        ([["Dense", [[None, 128]], 8 * 128 + 128], ["BatchNormalization", [[None, 128]], 512]],),
        (("missing_model", 3), ("missing_import", 3), ("no_input", 3)),
    ),
    "the question": Document(
        _QUESTION,
        (
            [
                _GRU,
                ["TimeDistributed", [[None, 64, 15]], 255],
                ["Activation", [[None, 64, 15]], 0],
            ],
        ),
        (("missing_import", 7), ("moved", 9), ("gru_bias", 9), ("no_model", 13)),
    ),
    "the question, with Dense": Document(
        _QUESTION.replace("keras.layers.TimeDistributed(keras.layers.Dense(InputSize))", "keras.layers.Dense(InputSize)"),
        ([_GRU, dense(15, 16, 64), ["Activation", [[None, 64, 15]], 0]],),
        (("missing_import", 7), ("moved", 9)),
    ),
    "the answer": Document(
        _ANSWER,
        (
            [_GRU, _TD, _SOFTMAX],
            [_GRU, dense(8, 16, 64), _SOFTMAX],
            [["GRU", [[None, 16]], 1584], dense(8, 16), ["Activation", [[None, 8]], 0]],
        ),
        (
            ("moved", 5), ("input_in_layer", 21), ("input_in_layer", 31), ("input_in_layer", 41),
            ("old_argument", 55), ("old_argument", 57), ("old_argument", 59), ("print_summary", 61),
            ("print_summary", 63), ("print_summary", 65), ("summary_after_fit", 61), ("random_target", 55),
            ("random_target", 59), ("gru_bias", 21),
        ),
    ),
}  # fmt: skip
