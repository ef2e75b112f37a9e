"""chain_titles: the parts of a network by their titles, from the Input upward."""

from lessons.network.spec import ModelSpec


def chain_titles(spec: ModelSpec) -> tuple[str, ...]:
    """The Input and each layer, as a heading names them.

    >>> from lessons.network.link import read_link
    >>> chain_titles(read_link("Input(64,15)|GRU(16)|Dense(15)").spec)
    ('Input(64, 15)', 'GRU(16)', 'Dense(15)')
    """
    return f"Input({', '.join(map(str, spec.input.shape))})", *(layer.title for layer in spec.layers)
