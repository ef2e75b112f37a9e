"""An Embedding by hand: a one-hot row times the table is one row of the table."""

from dataclasses import dataclass

import numpy as np

from lessons.network.initializers import RandomNormal, draw
from lessons.network.layers import Dense, Embedding, Input
from lessons.network.predict import predict
from lessons.network.readable import in_brackets
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
IDS, FEATURES = 6, 4


@dataclass(frozen=True)
class LookedUp:
    """One id on its way through a table.

    Attributes:
        one_hot: `(id,)`: 1 at the place of the id, 0 elsewhere.
        table: `(id, feature)`.
        product: `(feature,)`: the row times the table.
        apart: the largest difference from what an Embedding with this table gives.
        params, dense_params: what an Embedding learns, and a Dense without bias on one-hot rows.
        spec: the Embedding alone.
    """

    one_hot: Array
    table: Array
    product: Array
    apart: float
    params: int
    dense_params: int
    spec: ModelSpec

    def sum_of(self, feature: int) -> str:
        """The sum behind one number of the product, in words.

        >>> looked_up(1).sum_of(0)
        '0·(-0.9) + 1·(-1.2) + 0·0.5 + 0·0.4 + 0·0.0 + 0·0.2'
        """
        terms = zip(self.one_hot, self.table[:, feature], strict=True)
        return " + ".join(f"{one:.0f}·{in_brackets(f'{value:.1f}')}" for one, value in terms)


def looked_up(place: int) -> LookedUp:
    """Multiplies the one-hot row of an id by the table, and looks the same id up.

    >>> looked_up(2).apart, looked_up(2).params, looked_up(2).dense_params
    (0.0, 24, 24)
    """
    table = draw(RandomNormal(stddev=0.5, seed=8), (IDS, FEATURES), ()).round(1) + 0.0
    one_hot = np.eye(IDS, dtype=table.dtype)[place]
    product = one_hot @ table
    spec = ModelSpec(Input((1,), dtype="int32"), (Embedding(IDS, FEATURES),))
    row = trace(spec, np.array([[place]]), ((table,),)).output[0, 0]
    dense = predict(ModelSpec(Input((1, IDS)), (Dense(FEATURES, use_bias=False),)))
    apart = float(np.abs(product - row).max())
    return LookedUp(one_hot, table, product, apart, predict(spec).total_params, dense.total_params, spec)
