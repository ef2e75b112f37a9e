"""Ready networks: every model of the four source documents, and the shapes a course needs beside them."""

from dataclasses import dataclass

from lessons.network.link import DEFAULT, read_link
from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class Preset:
    """A network with a name and one or two sentences about it."""

    key: str
    title: str
    link: str
    note: str
    group: str

    @property
    def spec(self) -> ModelSpec:
        """The network as a value."""
        return read_link(self.link).spec


_STRING = "Input(64,15)|GRU(16,return_sequences=True)"
_ANSWER = f"{_STRING}|TimeDistributed(Dense(8))|Activation(softmax)"
_CCE = "compile(loss=categorical_crossentropy,target=(None,64,{classes}))"

_ALL = (
    Preset(
        "first_words",
        "First words (GRU, 5 words)",
        DEFAULT,
        "Five words in, at each word a distribution over twenty words. No two sizes are alike, "
        "so you can always see which number is which.",
        "Start here",
    ),
    Preset(
        "next_word",
        "Next word (SimpleRNN, 100 words)",
        "Input(None,1)|SimpleRNN(10,return_sequences=True)|Dense(100,activation=softmax)"
        "|compile(loss=sparse_categorical_crossentropy,target=(None,None,1))",
        "The time axis is open (None): any number of words. Here the word ids come in as plain numbers, as if "
        "word 8 were twice word 4; an Embedding would cure that.",
        "Next word",
    ),
    Preset(
        "dense_3",
        "Dense 3",
        "Input(3)|Dense(3,activation=softmax)",
        "The smallest classifier: 3 · 3 + 3 = 12 parameters. Without softmax the output would be scores, "
        "not probabilities.",
        "Dense",
    ),
    Preset(
        "dense_4",
        "Dense 3 to 4 classes",
        "Input(3)|Dense(4,activation=softmax)",
        "Three numbers become four probabilities that sum to 1: one row for each sample of a batch.",
        "Dense",
    ),
    Preset(
        "custom_initialisation",
        "Custom initialization (RandomNormal)",
        "Input(3)|Dense(3,activation=softmax,kernel_initializer=RandomNormal(mean=0.0,stddev=0.05,seed=6000),"
        "bias_initializer=RandomNormal(mean=0.0,stddev=0.05,seed=6000))",
        "One seeded initializer for kernel and bias: it gives the same numbers each time it is called, so the "
        "bias equals the first row of the kernel.",
        "Dense",
    ),
    Preset(
        "timedistributed_2x3",
        "TimeDistributed 2 x 3",
        "Input(2,3)|TimeDistributed(Dense(3,activation=softmax))",
        "Two steps of three features. Dense alone would give the same numbers: take the wrapper off and see.",
        "TimeDistributed",
    ),
    Preset(
        "timedistributed_3x2",
        "TimeDistributed 3 x 2",
        "Input(3,2)|TimeDistributed(Dense(3,activation=softmax))",
        "Three steps of two features: the shape of the printed example, which its own Input((2, 3)) would refuse.",
        "TimeDistributed",
    ),
    Preset(
        "classifier_64_10",
        "64-10 classifier",
        "Input(32)|Dense(64,activation=relu)|Dense(10,activation=softmax)"
        "|compile(loss=sparse_categorical_crossentropy,target=(None,))",
        "32 · 64 + 64 = 2,112 and 64 · 10 + 10 = 650: 2,762 parameters. There is no time axis at all.",
        "Dense",
    ),
    Preset(
        "conv2d_classifier",
        "Conv2D classifier",
        "Input(64,64,3)|Conv2D(32,(3,3),activation=relu)|Flatten()|Dense(128,activation=relu)"
        "|Dense(10,activation=softmax)",
        "15,745,152 of 15,747,338 parameters sit in the one Dense after Flatten. That is too many to draw in "
        "numbers; shapes and counts are exact.",
        "Pictures",
    ),
    Preset(
        "configured_dropout",
        "Configured Dense with dropout",
        "Input(64)|Dense(128,activation=relu,kernel_initializer=he_normal)|Dropout(0.5)|Dense(10,activation=softmax)",
        "Dropout has no parameters and acts in training only. 8,320 + 0 + 1,290 = 9,610.",
        "Dense",
    ),
    Preset(
        "dense_batchnorm",
        "Dense with BatchNormalization",
        "Input(32)|Dense(128,activation=relu)|BatchNormalization()",
        "Four numbers for each feature; two of them are averages that training does not learn: "
        "256 of 4,736 parameters are not trainable.",
        "Dense",
    ),
    Preset(
        "dense_dropout",
        "Dense with Dropout",
        "Input(32)|Dense(128,activation=relu)|Dropout(0.5)",
        "Dense and Dropout on an input of 32 numbers. Dropout changes no shape and has no parameters.",
        "Dense",
    ),
    Preset(
        "string_to_string",
        "String to string (GRU, 64 x 15)",
        f"{_STRING}|TimeDistributed(Dense(15))|Activation(softmax)|{_CCE.format(classes=15)}",
        "The document this model comes from prints 1,536 parameters for the GRU; Keras today has 1,584. Since "
        "reset_after=True became the default, the bias has two rows: 3 · 16 = 48 more. Flip reset_after to see 1,536.",
        "String to string",
    ),
    Preset(
        "string_to_string_dense",
        "String to string with Dense",
        f"{_STRING}|Dense(15)|Activation(softmax)|{_CCE.format(classes=15)}",
        "Dense without the wrapper: the same 255 parameters and, with the same weights, the same numbers.",
        "String to string",
    ),
    Preset(
        "string_to_label",
        "String to string with return_sequences=False",
        "Input(64,15)|GRU(16)|Dense(15)|Activation(softmax)|" + _CCE.format(classes=15),
        "It builds and predicts, one distribution for each string. Only training on a target with 64 steps "
        "fails, and with some losses not even that.",
        "String to string",
    ),
    Preset(
        "answer_model_1",
        "Answer, model 1 (TimeDistributed)",
        f"{_ANSWER}|{_CCE.format(classes=8)}",
        "1,584 + 136 = 1,720 parameters, 64 distributions over 8 classes.",
        "String to string",
    ),
    Preset(
        "answer_model_2",
        "Answer, model 2 (Dense)",
        f"{_STRING}|Dense(8)|Activation(softmax)|{_CCE.format(classes=8)}",
        "Model 1 without the wrapper: the same network.",
        "String to string",
    ),
    Preset(
        "answer_model_3",
        "Answer, model 3 (return_sequences=False)",
        "Input(64,15)|GRU(16)|Dense(8)|Activation(softmax)|compile(loss=categorical_crossentropy,target=(None,8))",
        "The same 1,720 parameters, but one distribution for the whole string.",
        "String to string",
    ),
    Preset(
        "stacked_lstm",
        "Stacked LSTM",
        "Input(12,3)|LSTM(8,return_sequences=True)|LSTM(4,return_sequences=True)|Dense(2,activation=softmax)",
        "The lower LSTM must hand on every step: turn its return_sequences off and the upper one has nothing to read.",
        "More shapes",
    ),
    Preset(
        "bidirectional_tagger",
        "Bidirectional tagger",
        "Input(7,3)|Bidirectional(GRU(5,return_sequences=True))|Dense(4,activation=softmax)",
        "One reader goes forward, one backward, each with weights of its own; side by side 5 units become 10.",
        "More shapes",
    ),
    Preset(
        "encoder_decoder",
        "Encoder-decoder with RepeatVector",
        "Input(10,6)|GRU(16)|RepeatVector(5)|GRU(16,return_sequences=True)"
        "|TimeDistributed(Dense(9,activation=softmax))",
        "Ten steps are read into one vector, the vector is copied to five steps, and a second GRU writes.",
        "More shapes",
    ),
    Preset(
        "masked_tagger",
        "Masked tagger",
        "Input(6,dtype=int32)|Embedding(20,8,mask_zero=True)|Bidirectional(LSTM(6,return_sequences=True))"
        "|TimeDistributed(Dense(10,activation=softmax))",
        "Id 0 is padding. The mask travels up the network: see which layers pass it on.",
        "More shapes",
    ),
)
PRESETS: dict[str, Preset] = {each.key: each for each in _ALL}
