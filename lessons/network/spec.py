"""ModelSpec: everything a learner chose about one network, as one frozen value."""

from dataclasses import dataclass, replace

from lessons.network.layers import Input, Layer
from lessons.network.shape import Shape

MAX_LAYERS = 12
MAX_UNITS = 512
MAX_TIMESTEPS = 256
MAX_DRAWN_PARAMETERS = 2_000_000


@dataclass(frozen=True)
class ModelSpec:
    """A chain of layers, with the loss and the target it is meant for.

    Args:
        input: what arrives.
        layers: the layers in order, bottom to top.
        name: the model's name.
        seed: the one seed all weights and the random input are drawn from.
        loss: Keras's name of the loss, or `None` while none is chosen.
        target: the shape of the target with the batch first, or `None`.
        functional: the form it came in and is written in: functional, or Sequential.
        takes: for a functional chain, which output of the layer before each layer takes; empty when no
            layer chooses. A Sequential layer always gets all of them.

    >>> from lessons.network.layers import GRU, Dense
    >>> spec = ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), Dense(15, "softmax")))
    >>> spec.with_layer(0, GRU(16)).layers[0].return_sequences
    False
    """

    input: Input
    layers: tuple[Layer, ...] = ()
    name: str = "sequential"
    seed: int = 0
    loss: str | None = None
    target: Shape | None = None
    functional: bool = False
    takes: tuple[int | None, ...] = ()

    def __post_init__(self) -> None:
        if all(taken is None for taken in self.takes):  # nothing is chosen, and that is written in one way
            object.__setattr__(self, "takes", ())

    @property
    def chooses_outputs(self) -> bool:
        """Some layer takes one of several outputs, which only the functional form can say."""
        return bool(self.takes)

    @property
    def is_written_functional(self) -> bool:
        """It came in the functional form, or needs it."""
        return self.functional or self.chooses_outputs

    def with_layer(self, index: int, layer: Layer) -> "ModelSpec":
        """The same network with one layer replaced."""
        return replace(self, layers=(*self.layers[:index], layer, *self.layers[index + 1 :]))

    def without(self, index: int) -> "ModelSpec":
        """The same network with one layer taken out."""
        layers = self.layers[:index] + self.layers[index + 1 :]
        return replace(self, layers=layers, takes=self.takes[:index] + self.takes[index + 1 :])

    def inserted(self, index: int, layer: Layer) -> "ModelSpec":
        """The same network with a layer put in before the one at `index`."""
        takes = (*self.takes[:index], None, *self.takes[index:]) if self.takes else ()
        return replace(self, layers=(*self.layers[:index], layer, *self.layers[index:]), takes=takes)

    def moved(self, index: int, place: int) -> "ModelSpec":
        """The same network with the layer at `index` moved to `place`."""
        return self.without(index).inserted(place, self.layers[index])

    def with_input(self, shape: Shape) -> "ModelSpec":
        """The same network on samples of another shape."""
        return replace(self, input=replace(self.input, shape=shape))

    def taken(self, index: int) -> int | None:
        """Which output of the layer before the layer at `index` takes; `None` means all of them."""
        return self.takes[index] if index < len(self.takes) else None
