"""Words for Keras's layers, in its own spelling."""

from lessons.course.glossary.pictures import row, shape_of
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Layers by name",
    (
        Term(
            "Dense", "A layer in which every input is joined to every unit, along the last axis only.", "dense",
            ("Dense", "fully connected"), "Dense",
            ("fully connected layer", "Linear", "affine layer", "feed-forward layer"), "y = activation(x · W + b)",
        ),
        Term(
            "TimeDistributed", "A wrapper that runs one layer, always the same, on every timestep.",
            "time_distributed", ("TimeDistributed",), "TimeDistributed", ("time-distributed dense",),
        ),
        Term(
            "wrapper", "A layer that holds another layer and decides how it is used.", "time_distributed",
            ("wrapper",), also=("layer wrapper",),
        ),
        Term(
            "head", "The last layers of a network, which turn what it has read into the answer.", "every_timestep",
            ("head",), also=("output layer", "classifier", "readout", "projection"),
        ),
        Term(
            "stack", "Layers of the same kind on top of each other; each reads what the one below hands on.",
            "return_sequences", ("stack", "stacks"), also=("deep network", "num_layers"),
        ),
        Term(
            "hidden layer", "A layer between the input and the last layer.", "activations",
            ("hidden layer", "hidden layers"), also=("intermediate layer",),
        ),
        Term(
            "SimpleRNN", "The plainest recurrent layer: its state is written anew at every timestep.", "recurrent",
            ("SimpleRNN",), "SimpleRNN", ("RNN", "vanilla RNN", "Elman network"),
            "state = tanh(x · W + state before · U + b)",
        ),
        Term(
            "GRU", "A recurrent layer with two gates, which decide how much of the state stays.", "recurrent",
            ("GRU",), "GRU", ("gated recurrent unit",),
            "state = z · state before + (1 − z) · candidate",
        ),
        Term(
            "LSTM", "A recurrent layer with three gates and a second memory, the carry.", "recurrent", ("LSTM",),
            "LSTM", ("long short-term memory",),
            "carry = f · carry before + i · candidate; state = o · tanh(carry)",
        ),
        Term(
            "Bidirectional", "A wrapper with two readers: one from the start, one from the end of the sequence.",
            "return_sequences", ("Bidirectional",), "Bidirectional", ("BiLSTM", "BiRNN"),
        ),
        Term(
            "Embedding", "A table with a row of learned numbers for each id; it looks rows up.", "next_word",
            ("Embedding",), "Embedding", ("lookup table", "word vectors"), picture=shape_of("table"),
        ),
        Term(
            "Flatten", "Lays all numbers of a sample side by side in one long row; the time axis is gone.",
            "time_distributed", ("Flatten",), "Flatten", ("unravel", "view", "reshape"),
        ),
        Term(
            "RepeatVector", "Copies one row of numbers, so that every timestep gets the same.", "encoder_decoder",
            ("RepeatVector",), "RepeatVector", ("tile",), picture=shape_of("repeated"),
        ),
        Term(
            "filter", "One small kernel that slides over a picture or a sequence and looks for one thing.", "pictures",
            ("filter", "filters"), "filters", ("convolution kernel", "feature detector"),
        ),
        Term(
            "feature map", "What one filter makes: large where its kernel fits, small elsewhere.", "pictures",
            ("feature map", "feature maps"), also=("activation map",),
        ),
        Term(
            "channel", "One of the numbers at each pixel: a color, or the answer of one filter.", "pictures",
            ("channel", "channels"), "data_format", ("depth", "band"),
        ),
        Term(
            "Dropout", "In training, sets a random share of the numbers to 0 and makes the others larger.",
            "overfitting", ("Dropout", "dropout"), "Dropout", ("drop rate",),
            picture=row("2.4", "0", "1.8", "0", "0.6", axis="feature"),
        ),
        Term(
            "BatchNormalization", "Brings each feature to mean 0 and spread 1 over the batch, then scales it anew.",
            "learning_rate", ("BatchNormalization", "batch normalization"), "BatchNormalization",
            ("batch norm", "BN"), "(x − mean) / spread · gamma + beta",
        ),
        Term(
            "LayerNormalization", "Brings the features of each single timestep to mean 0 and spread 1.",
            "masking", ("LayerNormalization", "layer normalization"), "LayerNormalization", ("layer norm", "LN"),
        ),
    ),
)  # fmt: skip
