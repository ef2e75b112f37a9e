"""Input: what arrives, and its shape without the batch axis."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from lessons.network.arguments import argument
from lessons.network.shape import Shape, Size

Holds = Literal["vector", "sequence", "word ids", "image"]


@dataclass(frozen=True)
class Input:
    """The first line of every network.

    Args:
        shape: the shape of one sample; `None` where any size may come.
        batch_size: a fixed batch, or `None` for any.
        dtype: `"int32"` for word ids, else `"float32"`.

    >>> Input((64, 15)).batch_shape
    (None, 64, 15)
    """

    shape: Shape = argument("shape", meaning="the shape of one sample")
    batch_size: Size = argument("size", None, "how many samples at once", kw_only=True)
    dtype: str = argument("text", "float32", "what kind of numbers", kw_only=True)
    name: str | None = argument("text", None, "a name of your own", kw_only=True)

    class_name: ClassVar[str] = "InputLayer"

    @property
    def batch_shape(self) -> Shape:
        """The shape with the batch axis first."""
        return (self.batch_size, *self.shape)

    @property
    def holds(self) -> Holds:
        """What one sample is, judged by its shape and its dtype."""
        if self.dtype.startswith(("int", "uint")):
            return "word ids"
        return {1: "vector", 2: "sequence"}.get(len(self.shape), "image")  # type: ignore[return-value]
