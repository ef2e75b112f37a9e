"""Ready networks for the influence map: one for each way in which input steps can reach output steps."""

from collections.abc import Callable

TIMESTEPS, FEATURES, UNITS, CLASSES = 6, 8, 16, 20  # no two sizes are alike


def _flat(timesteps: int, features: int, units: int, classes: int) -> str:
    flat = f"Flatten()|Dense({timesteps * classes})|Reshape(({timesteps},{classes}))|Softmax()"
    return f"Input({timesteps},{features})|{flat}"


def _on(middle: str) -> Callable[[int, int, int, int], str]:
    def written(timesteps: int, features: int, units: int, classes: int) -> str:
        inside = middle.replace("UNITS", str(units))
        return f"Input({timesteps},{features})|{inside}|Dense({classes},activation=softmax)"

    return written


KINDS: dict[str, Callable[[int, int, int, int], str]] = {
    "Dense": _on("Dense(UNITS,activation=tanh)"),
    "SimpleRNN": _on("SimpleRNN(UNITS,return_sequences=True)"),
    "GRU": _on("GRU(UNITS,return_sequences=True)"),
    "LSTM": _on("LSTM(UNITS,return_sequences=True)"),
    "Bidirectional": _on("Bidirectional(GRU(UNITS,return_sequences=True))"),
    "Flatten + Dense": _flat,
    "Conv1D": _on("Conv1D(UNITS,3,padding=causal,activation=tanh)"),
}


def network_text(name: str, timesteps: int, features: int, units: int, classes: int) -> str:
    """The network of this name with these sizes, as the address carries it.

    >>> network_text("GRU", 6, 8, 16, 20)
    'Input(6,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)'
    """
    return KINDS[name](timesteps, features, units, classes)


READY: dict[str, str] = {name: network_text(name, TIMESTEPS, FEATURES, UNITS, CLASSES) for name in KINDS}
