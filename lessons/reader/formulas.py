"""formulas_of: a text that is only formulas, as books print them: what each says, and how it is written in code."""

import re
from dataclasses import dataclass

MOST_LINES = 6
LONGEST = 200  # characters of a line


@dataclass(frozen=True)
class Formula:
    """A formula of this subject.

    Args:
        name: what it is called.
        says: what it does, in plain words.
        numpy: the same as Python that runs, with NumPy.
        keras: where Keras has it.
        lesson: the key of the lesson that teaches it.
    """

    name: str
    says: str
    numpy: str
    keras: str
    lesson: str


def formulas_of(text: str) -> tuple[Formula, ...]:
    """The formulas of a text, each once; empty as soon as one line of it is anything else.

    >>> [each.name for each in formulas_of("y = W·x + b")], formulas_of("y = W·x + b and more words")
    (['a Dense layer'], ())
    """
    if len(text) > LONGEST * MOST_LINES:
        return ()
    lines = [line for line in (each.strip() for each in text.split("\n")) if line and not line.startswith("#")]
    if not lines or len(lines) > MOST_LINES or any(len(line) > LONGEST or _CODE.search(line) for line in lines):
        return ()
    found = [_formula(line) for line in lines]
    known = tuple(dict.fromkeys(each for each in found if each is not None))
    return known if None not in found else ()


def _formula(line: str) -> Formula | None:
    plain = _plain(line)
    right = plain.rpartition("=")[2]
    return next((formula for pattern, formula in _KNOWN if pattern.fullmatch(right)), None)


def _plain(line: str) -> str:
    """A formula without the ways to print it: no LaTeX, no blanks, no subscripts but the step before."""
    text = line.strip("$ ").rstrip(".,;")
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    for _ in range(3):  # one in the other
        text = re.sub(r"\\frac\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", r"(\1)/(\2)", text)
    text = re.sub(r"\\(?:text|mathrm|operatorname|mathbf)\{(\w*)\}", r"\1", text)
    text = re.sub(r"\\(?:left|right|,|;| )", "", text).replace("\\", "")
    text = re.sub(r"\b(?:for|where)\b.*$", "", text)
    text = re.sub(r"\be\s*(?:\^|\*\*)\s*(?:\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}|\(([^()]*)\)|(-?\w+))", _power, text)
    text = re.sub(r"_?\{?[({]?t\s*-\s*1[)}]?\}?", "@", text)  # the step before
    text = re.sub(r"\(t\)", "", re.sub(r"\((\d+)\)", r"\1", text))
    text = re.sub(r"_(?:\{[^{}]*\}|\w+)", "", re.sub(r"sum_\{[^{}]*\}\^?(?:\{[^{}]*\}|\w)?", "sum", text))
    return re.sub(r"[\s{}^]", "", text).lower()


def _power(found: re.Match[str]) -> str:
    return f"exp({found[1] or found[2] or found[3]})"


_CODE = re.compile(r"\b(?:np|numpy|math|tf|keras|layers|K)\.")  # somebody has begun to write it in code
_SIGNS = {
    "\\cdot": "*", "\\times": "*", "·": "*", "⋅": "*", "×": "*", "∗": "*", "@": "*", "−": "-", "–": "-",
    "Σ": "sum ", "∑": "sum ", "\\sum": "sum", "σ": "sigmoid", "\\sigma": "sigmoid", "ŷ": "p", "\\hat{y}": "p",
    "y_hat": "p", "y_pred": "p", "y_true": "y", "ᵀ": "", "^T": "", "\\log": "log", "ln(": "log(",
}  # fmt: skip
_PRODUCT = r"(?:w\*?x|x\*?w|dot\((?:w,x|x,w)\)|matmul\((?:w,x|x,w)\)|sum\(?w\*?x\)?)"
_DENSE = rf"{_PRODUCT}\+b"
_EXP = r"exp\(?[xzys]\)?"
_STEP = r"(?:w[xh]*|u|v)\*?[xh]@?"
_KNOWN: tuple[tuple[re.Pattern[str], Formula], ...] = tuple(
    (re.compile(pattern), formula)
    for pattern, formula in (
        (
            rf"\(?{_EXP}\)?/\(?sum\(?{_EXP}\)?\)?",
            Formula(
                "softmax",
                "Each score becomes e to its power, divided by the sum of all of them: a row of shares that sums to 1. "
                "The largest score is taken off first, which changes no share and keeps e from overflowing.",
                "def softmax(x):\n    powers = np.exp(x - x.max(axis=-1, keepdims=True))\n"
                "    return powers / powers.sum(axis=-1, keepdims=True)",
                'layers.Dense(classes, activation="softmax")',
                "softmax",
            ),
        ),
        (
            r"1/\(1\+exp\(-\(?[xz]\)?\)\)",
            Formula(
                "sigmoid",
                "It squeezes any number between 0 and 1, and 0 becomes 0.5.",
                "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))",
                'layers.Dense(units, activation="sigmoid")',
                "activations",
            ),
        ),
        (
            r"\(exp\(([xz])\)-exp\(-\1\)\)/\(exp\(\1\)\+exp\(-\1\)\)",
            Formula(
                "tanh",
                "It squeezes any number between -1 and 1, and 0 stays 0.",
                "def tanh(x):\n    return np.tanh(x)",
                'layers.Dense(units, activation="tanh")',
                "activations",
            ),
        ),
        (
            r"max(?:imum)?\((?:0(?:\.0)?,[xz]|[xz],0(?:\.0)?)\)",
            Formula(
                "relu",
                "It keeps what is above 0, and makes 0 of the rest.",
                "def relu(x):\n    return np.maximum(0, x)",
                'layers.Dense(units, activation="relu")',
                "activations",
            ),
        ),
        (
            rf"(?:tanh|sigmoid|[fgφ]|phi|activation|a)\({_STEP}\+{_STEP}(?:\+b[xh]*)?(?:\+b[xh]*)?\)",
            Formula(
                "one step of a recurrent layer",
                "The new state is made of the input of this step and the state of the step before, with the same "
                "weights at every step.",
                "def step(x, before, kernel, recurrent_kernel, bias):\n"
                "    return np.tanh(x @ kernel + before @ recurrent_kernel + bias)",
                "layers.SimpleRNN(units)",
                "recurrent",
            ),
        ),
        (
            rf"{_DENSE}|(?:[fgaφ]|phi|sigmoid|relu|tanh|softmax|activation(?:function)?)\({_DENSE}\)",
            Formula(
                "a Dense layer",
                "Each output is a weighted sum of all inputs, plus a bias. Keras writes x first, so that a batch of "
                "rows goes through at once, and its kernel has the shape (inputs, units).",
                "def dense(x, kernel, bias):\n    return x @ kernel + bias",
                "layers.Dense(units)",
                "dense",
            ),
        ),
        (
            r"-?\(?(?:1/[nm]\*?)?-?sum\(?[yt]\*?log\(?[pyq]\)?\)?\)?|-log\(?p\)?",
            Formula(
                "the crossentropy of a softmax",
                "It is small when the true class has a large share: minus the logarithm of that share, as a mean over "
                "all samples and timesteps.",
                "def crossentropy(true, shares):\n    return -(true * np.log(shares)).sum(axis=-1).mean()",
                'model.compile(loss="categorical_crossentropy")',
                "loss_target",
            ),
        ),
        (
            r"(?:1/[nm]\*?sum|mean)\(?\(?(?:[yt]-[pyq]|[pyq]-[yt])\)(?:\*\*)?2\)?",
            Formula(
                "the mean squared error",
                "The distance of each number to its target, squared, as a mean over all of them.",
                "def mean_squared_error(true, given):\n    return ((true - given) ** 2).mean()",
                'model.compile(loss="mean_squared_error")',
                "loss_target",
            ),
        ),
    )
)
