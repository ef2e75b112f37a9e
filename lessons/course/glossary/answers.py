"""Words about the answer: activations, scores, distributions and what is read from them."""

from lessons.course.glossary.pictures import row, shape_of
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Activations and answers",
    (
        Term(
            "activation", "A function that is applied to each sum of a layer at the end.", "activations",
            ("activation", "activations"), "activation", ("nonlinearity", "transfer function", "squashing function"),
        ),
        Term(
            "linear", "Without an activation: the sums stay as they are.", "activations", ("linear",),
            "activation=None", ("identity", "affine"), "f(x) = x",
        ),
        Term(
            "relu", "Keeps what is above 0, and makes everything below it 0.", "activations", ("relu", "ReLU"), "relu",
            ("rectified linear unit", "rectifier"), "f(x) = max(0, x)",
        ),
        Term(
            "sigmoid", "Squeezes any number into the range from 0 to 1, each by itself.", "activations", ("sigmoid",),
            "sigmoid", ("logistic function", "expit"), "f(x) = 1 / (1 + e^−x)",
        ),
        Term(
            "tanh", "Squeezes any number into the range from -1 to 1.", "activations", ("tanh",), "tanh",
            ("hyperbolic tangent",), "f(x) = (e^x − e^−x) / (e^x + e^−x)",
        ),
        Term(
            "saturated", "At a flat end of the activation, where a change of the sum changes almost nothing.",
            "activations", ("saturated",), also=("plateau",),
        ),
        Term(
            "dead unit", "A unit whose sum is below 0 for every sample under relu, so that no gradient reaches it.",
            "activations", ("**dead**", "dead unit", "dead units"), also=("dying ReLU", "dead neuron"),
        ),
        Term(
            "score", "The number a class gets before softmax: any number, also below 0.", "softmax",
            ("score", "scores", "logit", "logits"), "from_logits=True",
            ("logit", "logits", "pre-activation", "z", "unnormalized log-probability"),
        ),
        Term(
            "softmax", "Turns a row of scores into numbers from 0 to 1 that sum to 1.", "softmax",
            ("softmax", "Softmax"), "softmax", ("normalized exponential", "soft argmax"),
            "softmax(z)ᵢ = e^zᵢ / (e^z₁ + e^z₂ + …)",
        ),
        Term(
            "distribution", "A row of numbers from 0 to 1 that sum to 1: a share for each class.", "softmax",
            ("distribution", "distributions"), also=("probability vector", "categorical distribution"),
            picture=shape_of("output"),
        ),
        Term(
            "probability", "A number from 0 to 1 that says how likely something is.", "softmax",
            ("probability", "probabilities"), also=("confidence", "share", "p"),
        ),
        Term(
            "argmax", "The place of the largest number in a row.", "softmax", ("argmax",), "argmax(axis=-1)",
            ("prediction", "predict_classes", "winner"), picture=row("0.1", "0.2", "0.6", "0.1", axis="class", lit=2),
        ),
        Term(
            "temperature", "A number the scores are divided by: above 1 the probabilities become more alike.",
            "softmax", ("temperature",), also=("1/β",), formula="softmax(scores / temperature)",
        ),
        Term(
            "greedy", "Always taking the likeliest class, instead of drawing by the probabilities.", "next_word",
            ("greedy", "Greedy"), also=("argmax decoding", "deterministic"),
        ),
        Term(
            "sampling", "Drawing a class by chance, each as often as its probability says.", "next_word",
            ("sampling",), "keras.random.categorical", ("random draw", "multinomial"),
        ),
        Term(
            "top-k", "Drawing from the k likeliest classes only.", "next_word", ("top-k",), "keras.ops.top_k",
            ("truncated sampling",),
        ),
        Term(
            "inf and nan", "What a computer writes for a number too large to hold, and for a result that is no number.",
            "activations", ("**inf**", "**nan**"), also=("overflow", "not a number", "Infinity"),
        ),
    ),
)  # fmt: skip
