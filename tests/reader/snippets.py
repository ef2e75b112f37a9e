"""Snippets in the styles people write: Keras 1, 2 and 3; Sequential, add, functional; right and wrong.

`RUNS` end well as they stand. `OLD` stop under Keras 3, or warn, and run once they are mended. `WRONG` stop, also
when mended: what is wrong is the learner's to decide.
"""

RUNS = {
    "list of layers": """
import keras
from keras import layers

model = keras.Sequential([keras.Input((7, 3)), layers.LSTM(4), layers.Dense(2, activation="softmax")])
""",
    "added one by one": """
from tensorflow.keras import layers, models
model = models.Sequential()
model.add(layers.Input(shape=(9, 4)))
model.add(layers.SimpleRNN(5, return_sequences=True))
model.add(layers.SimpleRNN(6))
model.add(layers.Dense(1))
""",
    "functional chain": """
from keras.layers import Input, GRU, Dense
from keras.models import Model
steps = Input(shape=(None, 3))
hidden = GRU(5, return_sequences=True)(steps)
hidden = GRU(4)(hidden)
answer = Dense(2)(hidden)
tagger = Model(steps, answer)
""",
    "module aliases": """
import tensorflow as tf
import numpy as np
net = tf.keras.models.Sequential()
net.add(tf.keras.Input((8,)))
net.add(tf.keras.layers.Dense(6, activation=tf.nn.relu))
net.add(tf.keras.layers.Dense(3, activation=tf.keras.activations.softmax))
""",
    "star imports": """
from keras.models import *
from keras.layers import *
m = Sequential([Input((5, 2)), Bidirectional(LSTM(3, return_sequences=True)), TimeDistributed(Dense(4))])
""",
    "renamed module": """
import keras as k
import keras.layers as L
m = k.Sequential(name="reader")
m.add(k.Input(shape=[6, 2]))
m.add(L.GRU(3, name="memory"))
m.add(L.Dense(2, name="head"))
""",
    "constants and sums": """
import keras
units = 4
steps, features = 6, 2 * 2 + 1
wide = units * 2 ** 2 // 2
model = keras.Sequential([
    keras.layers.Input(shape=(steps, features)),
    keras.layers.LSTM(wide, return_sequences=True),
    keras.layers.LSTM(wide - 3),
    keras.layers.Dense(units if steps > 3 else 1),
])
""",
    "a loop adds layers": """
from keras import Sequential, Input
from keras.layers import Dense, LSTM
model = Sequential()
model.add(Input((4, 3)))
for depth in range(3):
    model.add(LSTM(5 - depth, return_sequences=depth < 2))
for size in [8, 4]:
    model.add(Dense(size, activation='relu'))
model.add(Dense(1))
""",
    "a loop over tensors": """
from keras import Input, Model, layers
x = inputs = Input((10,))
for i, width in enumerate((9, 7, 5)):
    x = layers.Dense(width, activation="tanh", name=f"block_{i}")(x)
    x = layers.Dropout(0.1)(x)
model = Model(inputs=inputs, outputs=x)
""",
    "a function builds it": """
import keras
from keras.layers import Dense, Input

def build(width, classes=3):
    net = keras.Sequential()
    net.add(Input((4,)))
    net.add(Dense(width, "relu"))
    net.add(Dense(classes, "softmax"))
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return net

model = build(6)
bigger = build(width=8, classes=5)
""",
    "a list built first": """
from keras.layers import *
from keras import Sequential
stack = [Input((3, 4))]
stack.append(GRU(5))
stack += [Dense(2), Activation("softmax")]
model = Sequential(stack)
""",
    "several outputs taken": """
from keras import layers, Input, Model
inputs = Input((5, 3))
sequence, state = layers.GRU(4, return_sequences=True, return_state=True)(inputs)
model = Model(inputs, layers.Dense(2)(state))
""",
    "one of several by place": """
import keras
inputs = keras.Input((5, 3))
lstm = keras.layers.LSTM(4, return_state=True)
everything = lstm(inputs)
output = keras.layers.Dense(2)(everything[2])
model = keras.Model(inputs, output)
""",
    "images": """
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Conv2D, MaxPooling2D, Flatten, Dense, Dropout, Input
model = Sequential([
    Input(shape=(12, 12, 1)),
    Conv2D(4, (3, 3), activation='relu'),
    MaxPooling2D((2, 2)),
    Conv2D(6, 3, padding='same', strides=2),
    Flatten(),
    Dropout(.5),
    Dense(10, activation='softmax'),
])
""",
    "a convolution over time": """
from keras import Sequential, layers
model = Sequential()
model.add(layers.Input((20, 3)))
model.add(layers.Conv1D(filters=8, kernel_size=5, strides=2, padding="causal", activation="relu"))
model.add(layers.MaxPool1D(2))
model.add(layers.GlobalAveragePooling1D())
model.add(layers.Dense(1, activation="sigmoid"))
""",
    "positional to the end": """
from keras.layers import Conv1D, Input, LSTM
from keras import Sequential
model = Sequential([Input((15, 2)), Conv1D(4, 3, 1, "same", "channels_last", 2), LSTM(3, "relu", "sigmoid", False)])
""",
    "word ids": """
from tensorflow.keras.layers import Embedding, Bidirectional, LSTM, Dense, Input
from tensorflow.keras import Sequential
vocabulary, dimensions, longest = 30, 6, 11
model = Sequential([
    Input((longest,), dtype="int32"),
    Embedding(vocabulary, dimensions, mask_zero=True),
    Bidirectional(LSTM(5), merge_mode="sum"),
    Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
""",
    "encoder and decoder": """
from keras.models import Sequential
from keras.layers import Input, LSTM, RepeatVector, TimeDistributed, Dense
n_in, n_out, n_features = 6, 4, 2
model = Sequential()
model.add(Input((n_in, n_features)))
model.add(LSTM(7, activation='relu'))
model.add(RepeatVector(n_out))
model.add(LSTM(7, activation='relu', return_sequences=True))
model.add(TimeDistributed(Dense(n_features)))
model.compile(optimizer='adam', loss='mse')
""",
    "shapes from data": """
import numpy as np
from keras import Sequential, layers, Input
X = np.zeros((12, 5, 3))
y = np.zeros((12, 2))
model = Sequential([Input((X.shape[1], X.shape[2])), layers.LSTM(4), layers.Dense(y.shape[-1])])
model.compile(loss="mean_absolute_error", optimizer="sgd")
model.fit(X, y, epochs=1, verbose=0)
""",
    "series with a new axis": """
import numpy as np
from keras.models import Sequential
from keras.layers import LSTM, Dense, Input
series = np.array([10, 20, 30, 40, 50, 60, 70, 80, 90])
X = series.reshape((3, 3))[:, :, np.newaxis]
y = np.arange(3)
model = Sequential([Input(X.shape[1:]), LSTM(4), Dense(1)])
model.compile("adam", "mse")
model.fit(X, y, epochs=2, verbose=0)
""",
    "one-hot targets": """
import numpy as np
from keras.utils import to_categorical
from keras import Sequential, Input
from keras.layers import GRU, Dense
X = np.random.rand(10, 4, 2)
Y = to_categorical(np.random.randint(0, 3, size=(10,)), num_classes=3)
model = Sequential([Input((4, 2)), GRU(3), Dense(3, activation='softmax')])
model.compile(loss='categorical_crossentropy', optimizer='rmsprop')
model.fit(X, Y, batch_size=5, epochs=1, verbose=0)
""",
    "ids as targets of every step": """
import numpy as np, keras
x = np.random.default_rng(0).normal(size=(6, 5, 2))
labels = np.random.randint(7, size=(6, 5))
model = keras.Sequential([
    keras.layers.Input((None, 2)),
    keras.layers.SimpleRNN(4, return_sequences=True),
    keras.layers.Dense(7, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01),
              loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
model.fit(x, labels, epochs=1, verbose=0)
""",
    "scores and from_logits": """
import numpy as np
import keras
from keras import layers
model = keras.Sequential([layers.Input((4,)), layers.Dense(5, "relu"), layers.Dense(3)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.ones((8, 4)), np.zeros(8, dtype=int), verbose=0)
""",
    "only a chain, no Model": """
import keras
inputs = keras.layers.Input(shape=(6, 5))
x = keras.layers.GRU(4, return_sequences=True)(inputs)
x = keras.layers.TimeDistributed(keras.layers.Dense(3))(x)
predictions = keras.layers.Activation('softmax')(x)
""",
    "initializers and regularizers": """
from keras import Sequential, Input, initializers, regularizers
from keras.layers import Dense, GRU
model = Sequential([
    Input((5, 3)),
    GRU(4, kernel_initializer=initializers.HeNormal(), recurrent_initializer="orthogonal", reset_after=False),
    Dense(3, kernel_initializer=initializers.RandomNormal(stddev=0.01, seed=3),
          kernel_regularizer=regularizers.l2(0.01), bias_regularizer=regularizers.L1(1e-4)),
])
""",
    "a prompt from a session": """
>>> import keras
>>> model = keras.Sequential([
...     keras.Input((3,)),
...     keras.layers.Dense(2),
... ])
>>> model.count_params()
8
""",
    "a batch that is fixed": """
from keras import Sequential, Input
from keras.layers import LSTM, Dense
model = Sequential()
model.add(Input(batch_shape=(2, 4, 3)))
model.add(LSTM(5, stateful=True))
model.add(Dense(1))
""",
    "normalization": """
from keras import Sequential
from keras.layers import Input, Dense, BatchNormalization, LayerNormalization, Activation
model = Sequential([Input((6,)), Dense(8, use_bias=False), BatchNormalization(), Activation('relu'),
                    LayerNormalization(epsilon=1e-6), Dense(2)])
""",
    "two models": """
from keras import Sequential, Input
from keras.layers import *
first = Sequential([Input((6, 2)), LSTM(3, return_sequences=True), Dense(4)])
second = Sequential([Input((6, 2)), LSTM(3, return_sequences=False), Dense(4)])
""",
    "reshaping": """
from keras import Input, Model
from keras.layers import Reshape, Permute, Flatten, Dense
a = Input((12,))
b = Reshape((3, -1))(a)
c = Permute((2, 1))(b)
model = Model(a, Dense(2)(Flatten()(c)))
""",
    "a name and a main": """
import keras
def main():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])
    model.summary()
    return model

if __name__ == "__main__":
    model = main()
else:
    model = main()
""",
    "settings in a dictionary": """
import keras
config = {"units": 7, "features": 3, "head": dict()}
options = {"activation": "relu", "use_bias": False}
model = keras.Sequential([keras.Input((config["features"],)), keras.layers.Dense(config["units"], **options)])
""",
    "layers kept in names": """
from keras import Sequential, Input
from keras.layers import Dense, Dropout
hidden = Dense(5, activation="relu")
drop = Dropout(rate=0.25)
out = Dense(2)
model = Sequential(layers=[Input((4,)), hidden, drop, out], name="kept")
model.pop()
model.add(Dense(3))
""",
    "frozen": """
from keras import Sequential, Input
from keras.layers import Dense
model = Sequential([Input((4,)), Dense(5, trainable=False), Dense(2)])
""",
}

OLD = {
    "keras 1, sizes by name": """
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
model = Sequential()
model.add(Dense(output_dim=6, input_dim=4, init='uniform'))
model.add(Activation('tanh'))
model.add(Dropout(p=0.5))
model.add(Dense(2, init='he_normal', bias=False))  # two classes
""",
    "keras 1, a recurrent network": """
from keras.models import Sequential
from keras.layers.core import TimeDistributedDense, Activation
from keras.layers.recurrent import LSTM
model = Sequential()
model.add(LSTM(5, input_shape=(6, 3), inner_init='orthogonal', inner_activation='hard_sigmoid', return_sequences=True))
model.add(TimeDistributedDense(4))
model.add(Activation('softmax'))
""",
    "keras 1, length and dimension": """
from keras.models import Sequential
from keras.layers import GRU, Dense
model = Sequential()
model.add(GRU(output_dim=5, input_dim=3, input_length=7, return_sequences=True, consume_less='cpu'))
model.add(GRU(4, dropout_W=0.2, dropout_U=0.1))
model.add(Dense(1))
""",
    "keras 1, images": """
from keras.models import Sequential
from keras.layers import Convolution2D, MaxPooling2D, Flatten, Dense
model = Sequential()
model.add(Convolution2D(4, 3, 3, border_mode='same', input_shape=(8, 8, 1), activation='relu'))
model.add(Convolution2D(5, 3, 3, subsample=(2, 2)))
model.add(MaxPooling2D(pool_size=(2, 2), border_mode='same'))
model.add(Flatten())
model.add(Dense(3))
""",
    "keras 1, a convolution over time": """
from keras.models import Sequential
from keras.layers import Convolution1D, MaxPooling1D, Flatten, Dense
model = Sequential()
model.add(Convolution1D(nb_filter=4, filter_length=3, border_mode='valid', input_shape=(10, 2)))
model.add(MaxPooling1D(pool_length=2))
model.add(Flatten())
model.add(Dense(2, W_regularizer=None))
""",
    "keras 1, functional": """
from keras.engine import Input, Model
from keras.layers.recurrent import LSTM
from keras.layers.core import Dense
a = Input(shape=(4, 3))
b = LSTM(output_dim=5)(a)
c = Dense(output_dim=2, activation='softmax')(b)
model = Model(input=a, output=c)
""",
    "keras 1, a regularizer": """
from keras.models import Sequential
from keras.layers import Dense
from keras.regularizers import l2, activity_l2
model = Sequential()
model.add(Dense(4, input_dim=3, W_regularizer=l2(l=0.01), activity_regularizer=activity_l2(0.01)))
""",
    "the very first keras": """
from keras.models import Sequential
from keras.layers.core import Dense
from keras.layers.recurrent import LSTM
model = Sequential()
model.add(LSTM(3, 6, return_sequences=True))
model.add(LSTM(6, 5))
model.add(Dense(5, 2, init='uniform', activation='softmax'))
""",
    "keras 1, word ids": """
from keras.models import Sequential
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import GRU
from keras.layers.core import Dense
model = Sequential()
model.add(Embedding(20, 4, input_length=6, dropout=0.2))
model.add(GRU(3))
model.add(Dense(1, activation='sigmoid'))
""",
    "keras 1, training": """
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.utils import np_utils
X = np.random.random((8, 4))
y = np_utils.to_categorical([0, 1, 2, 0, 1, 2, 0, 1], 3)
model = Sequential()
model.add(Dense(5, input_dim=4, activation='relu'))
model.add(Dense(3, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X, y, nb_epoch=1, batch_size=4, verbose=0)
classes = model.predict_classes(X)
""",
    "keras 2, the input in the layer": """
from keras.models import Sequential
from keras.layers import LSTM, Dense

model = Sequential()
# the first layer also says what arrives
model.add(LSTM(
    4,  # units
    input_shape=(5, 2),  # steps, features
    return_sequences=True,
))
model.add(Dense(1))
""",
    "keras 2, in a list": """
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(input_dim=12, output_dim=3, input_length=5),
    tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(4)),
    tf.keras.layers.Dense(1, activation='sigmoid')
])
""",
    "keras 2, a wrapper first": """
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Bidirectional, LSTM, TimeDistributed, Dense
model = Sequential()
model.add(Bidirectional(LSTM(3, return_sequences=True), input_shape=(4, 2)))
model.add(TimeDistributed(Dense(2)))
""",
    "keras 2, the shape inside the wrapper": """
from keras.models import Sequential
from keras.layers import Bidirectional, LSTM, Dense
model = Sequential([Bidirectional(LSTM(3, input_shape=(4, 2))), Dense(2)])
""",
    "keras 2, a state kept": """
from keras.models import Sequential
from keras.layers import LSTM, Dense
batch, steps = 2, 3
model = Sequential()
model.add(LSTM(4, batch_input_shape=(batch, steps, 1), stateful=True))
model.add(Dense(1))
model.reset_states()
""",
    "keras 2, an optimizer": """
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import Adam
model = Sequential([Dense(3, input_shape=(2,)), Dense(1)])
model.compile(optimizer=Adam(lr=0.01, decay=1e-6), loss='mse')
""",
    "keras 2, layers on a gpu": """
from keras.models import Sequential
from keras.layers import CuDNNLSTM, CuDNNGRU, Dense
model = Sequential()
model.add(CuDNNLSTM(4, input_shape=(5, 2), return_sequences=True))
model.add(CuDNNGRU(3))
model.add(Dense(1))
""",
    "keras 2, a generator": """
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
def batches():
    while True:
        yield np.ones((2, 3)), np.ones((2, 1))
model = Sequential([Dense(1, input_dim=3)])
model.compile('sgd', 'mse')
model.fit_generator(batches(), steps_per_epoch=2, epochs=1, verbose=0, workers=1)
""",
    "keras 2, yes or no": """
import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
model = Sequential([Dense(4, input_shape=(3,), activation='relu'), Dense(1, activation='sigmoid')])
model.compile(loss='binary_crossentropy', optimizer='adam')
answers = model.predict_classes(np.ones((2, 3)), verbose=0)
chances = model.predict_proba(np.ones((2, 3)), verbose=0)
""",
    "keras 2, a checkpoint": """
from keras.callbacks import ModelCheckpoint
from keras.models import Sequential
from keras.layers import Dense
keep = ModelCheckpoint('best.hdf5', save_best_only=True)
only = ModelCheckpoint('best.h5', save_weights_only=True)
model = Sequential([Dense(1, input_shape=(3,))])
""",
    "an Input of a number": """
import keras
inputs = keras.Input(shape=(8))
model = keras.Model(inputs, keras.layers.Dense(2)(inputs))
""",
    "a shape without a comma": """
from keras.models import Sequential
from keras.layers import Dense
model = Sequential()
model.add(Dense(4, input_shape=(6)))
model.add(Dense(1))
""",
    "no imports at all": """
model = Sequential()
model.add(Input((4, 2)))
model.add(GRU(3))
model.add(Dense(1))
model.compile(optimizer='adam', loss='mse')
model.fit(np.ones((2, 4, 2)), np.ones((2, 1)), verbose=0)
""",
    "python 2": """
from keras.models import Sequential
from keras.layers import Dense
print "building"
model = Sequential()
for i in xrange(2):
    model.add(Dense(3 + i))
model.build((None, 5))
print model.count_params()
""",
    "a notebook": """
%matplotlib inline
!pip install keras
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.summary()
""",
    "the summary printed": """
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
print(model.summary())
""",
    "lists for arrays": """
import keras
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
x = [[1, 2], [3, 4]]
y = [[1], [2]]
model.fit(x, y, verbose=0)
""",
    "the names of NumPy": """
import numpy as np
import keras
data = np.zeros((4, 3), dtype=np.bool)
target = np.zeros((4, 1), dtype=np.float)
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
""",
    "a recurrent module": """
import keras
from keras.layers import recurrent, core
model = keras.models.Sequential()
model.add(recurrent.SimpleRNN(4, input_shape=(3, 2)))
model.add(core.Dense(2))
""",
    "wrappers by their module": """
from keras.models import Sequential
from keras.layers import LSTM, Dense
from keras.layers.wrappers import TimeDistributed, Bidirectional
model = Sequential()
model.add(Bidirectional(LSTM(2, return_sequences=True), input_shape=(3, 2), merge_mode='ave'))
model.add(TimeDistributed(Dense(2)))
""",
    "in the middle of a text": """
    from keras.layers import Dropout

    model.add(Dense(8, activation='relu'))
    model.add(Dropout(0.5))
""",
    "prose around it": """
Here is the model:

    import keras
    model = keras.Sequential()
    model.add(keras.layers.Dense(3, input_shape=(4,)))

It has 15 parameters (weights and biases). Note: nothing is trained yet.
""",
    "slices of a list": """
import numpy as np
y = [[[0.1, 0.9], [0.8, 0.2]], [[0.5, 0.5], [0.3, 0.7]]]
for t in range(2):
    print(y[:, t, :])
""",
    "two on one line": """
from keras.models import Sequential
from keras.layers import Dense
model = Sequential(); model.add(Dense(4, input_dim=3)); model.add(Dense(1))
""",
    "a zero and a one": """
from keras.models import Sequential
from keras.layers import Dense
model = Sequential()
model.add(Dense(2, input_dim=3, init='one', activation='relu'))
model.add(Dense(2, init='zero'))
""",
    "old words in other letters": """
import keras
größe = 4  # ä comment with umlauts
model = keras.Sequential(name="größer")
model.add(keras.layers.Dense(größe, input_shape=(3,), activation="relu"))  # ü
model.add(keras.layers.Dense(2))
""",
}

WRONG = {
    "two recurrent layers, the first without its steps": """
import keras
model = keras.Sequential([
    keras.Input((6, 3)),
    keras.layers.LSTM(4),
    keras.layers.LSTM(5),
])
""",
    "TimeDistributed without time": """
from keras import Sequential, Input
from keras.layers import GRU, TimeDistributed, Dense
model = Sequential()
model.add(Input((6, 3)))
model.add(GRU(4))
model.add(TimeDistributed(Dense(2)))
""",
    "copies of a sequence": """
from keras import Input, layers
inputs = Input((6, 3))
x = layers.LSTM(4, return_sequences=True)(inputs)
x = layers.RepeatVector(5)(x)
""",
    "a target of other rank": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((6, 3)), keras.layers.GRU(4), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(np.ones((4, 6, 3)), np.ones((4, 6, 2)), verbose=0)
""",
    "one-hot rows for ids": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(np.ones((5, 4)), np.eye(5)[:, :3], verbose=0)
""",
    "too few classes": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(np.ones((4, 4)), np.array([0, 1, 2, 3]), verbose=0)
""",
    "more targets than samples": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(np.ones((4, 4)), np.ones((5, 1)), verbose=0)
""",
    "other features": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(np.ones((3, 5)), np.ones((3, 1)), verbose=0)
""",
    "not compiled": """
import numpy as np
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.fit(np.ones((3, 4)), np.ones((3, 1)), verbose=0)
""",
    "a slip in an activation": """
from keras.layers import Dense, Input
from keras.models import Sequential
model = Sequential([Input((4,)), Dense(3, activation="Softmax")])
""",
    "a slip in an argument": """
from keras.layers import LSTM, Input
from keras.models import Sequential
model = Sequential([Input((4, 2)), LSTM(3, return_sequence=True)])
""",
    "no units": """
from keras.layers import Dense
layer = Dense(activation="relu")
""",
    "units of a half": """
from keras.layers import Dense, Input
from keras.models import Sequential
n = 5
model = Sequential([Input((4,)), Dense(n / 2)])
""",
    "a window too long": """
import keras
model = keras.Sequential([keras.Input((5, 2)), keras.layers.Conv1D(3, 9)])
""",
    "a class for a layer": """
from keras.layers import TimeDistributed, Dense
wrapped = TimeDistributed(Dense)
""",
    "a name nobody gave": """
import keras
model = keras.Sequential([keras.Input((5, 2)), keras.layers.LSTM(hidden_size)])
""",
    "a loss nobody knows": """
import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mean_square_error")
model.fit(np.ones((3, 2)), np.ones((3, 1)), verbose=0)
""",
    "flattened with an open length": """
import keras
model = keras.Sequential([keras.Input((None, 3)), keras.layers.Flatten(), keras.layers.Dense(2)])
""",
    "ids beyond the table": """
import keras
import numpy as np
ids = np.array([[1, 2, 9], [3, 4, 5]])
model = keras.Sequential([keras.Input((3,)), keras.layers.Embedding(6, 2), keras.layers.GRU(2)])
model.compile(optimizer="adam", loss="mse")
model.fit(ids, np.ones((2, 2)), verbose=0)
""",
}
