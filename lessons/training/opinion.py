"""What real Keras thinks of a network on screen: asked by the page, fetched by the browser when it was not there yet.

A page that looked again by itself (a fragment with a timer) would now and then swallow a learner's click; a small
request from the browser to `/keras/KEY` cannot.
"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from lessons.network.agreement import agree
from lessons.network.keras_json import write_keras_json
from lessons.network.predict import predict
from lessons.network.spec import MAX_DRAWN_PARAMETERS, ModelSpec
from lessons.network.trace import trace
from lessons.training import engine

MOST_KEPT = 256
MOST_BYTES = 16_000_000


@dataclass(frozen=True)
class Opinion:
    """Where it stands, for the badge.

    Args:
        kind: `checking` until there is an answer; `unavailable` when there will be none.
        words: what the badge says.
        sentence: what was compared.
    """

    kind: Literal["checking", "agrees", "differs", "unavailable"]
    words: str
    sentence: str


@dataclass(frozen=True)
class Asked:
    """A network and what is fed to it, `(batch, *input shape)` or `None`; the opinion once Keras has answered."""

    spec: ModelSpec
    inputs: np.ndarray | None
    opinion: Opinion | None = None


_lock = threading.Lock()
_asked: OrderedDict[str, Asked] = OrderedDict()


def ask_keras(spec: ModelSpec, inputs: np.ndarray | None, patience: float = 0.0) -> tuple[str, Opinion]:
    """Asks about a network, waiting at most `patience` seconds.

    Returns:
        The key to fetch the opinion by later, and the opinion as it is now.
    """
    fed = b"" if inputs is None else inputs.tobytes()
    key = hashlib.blake2b(repr((spec, getattr(inputs, "shape", None))).encode() + fed, digest_size=16).hexdigest()
    with _lock:
        asked = _asked.setdefault(key, Asked(spec, inputs))
        _asked.move_to_end(key)
        while len(_asked) > MOST_KEPT or (len(_asked) > 1 and sum(map(_size, _asked.values())) > MOST_BYTES):
            _asked.popitem(last=False)
    if asked.opinion is not None:
        return key, asked.opinion  # comparing it all again would cost each click 2 ms
    return key, _keep(key, asked, engine.wait(_question(spec), inputs, spec.seed, patience))


def opinion_of(key: str) -> Opinion | None:
    """The opinion asked for under a key, now; `None` for a key nobody asked, or long ago."""
    with _lock:
        asked = _asked.get(key)
    if asked is None:
        return None
    if asked.opinion is not None:
        return asked.opinion
    return _keep(key, asked, engine.confirm(_question(asked.spec), asked.inputs, asked.spec.seed))


def _keep(key: str, asked: Asked, said: engine.Confirmation) -> Opinion:
    opinion = _form(asked, said)
    if said.report is not None:
        with _lock:
            if key in _asked:
                _asked[key] = replace(asked, opinion=opinion)
    return opinion


def _form(asked: Asked, said: engine.Confirmation) -> Opinion:
    if said.status == "checking":
        return Opinion("checking", "Keras is checking", said.sentence)
    if said.report is None:
        return Opinion("unavailable", "Keras is not here", said.sentence)
    facts = predict(asked.spec)
    drawn = asked.inputs is not None and facts.total_params <= MAX_DRAWN_PARAMETERS
    run = trace(asked.spec, asked.inputs) if drawn and asked.inputs is not None else None
    found = agree(facts, run, said.report)
    refuses = facts.mistake is not None and found.kind == "agrees"
    words = f"Keras {found.keras} refuses it too" if refuses else f"Keras {found.keras} {found.kind}"
    return Opinion(found.kind, words, found.sentence)


def _size(asked: Asked) -> int:
    return 0 if asked.inputs is None else asked.inputs.nbytes


@lru_cache(maxsize=256)
def _question(spec: ModelSpec) -> str:
    return write_keras_json(spec)
