"""What NumPy's functions give, by shape alone."""

from collections.abc import Callable
from typing import Any

from lessons.network.arguments import is_whole
from lessons.network.shape import Shape, product
from lessons.reader.values import Array, Unknown

MAX_AXES = 6
_DATASETS: dict[str, tuple[Shape, Shape, Shape, Shape]] = {
    "mnist": ((60_000, 28, 28), (60_000,), (10_000, 28, 28), (10_000,)),
    "fashion_mnist": ((60_000, 28, 28), (60_000,), (10_000, 28, 28), (10_000,)),
    "cifar10": ((50_000, 32, 32, 3), (50_000, 1), (10_000, 32, 32, 3), (10_000, 1)),
    "cifar100": ((50_000, 32, 32, 3), (50_000, 1), (10_000, 32, 32, 3), (10_000, 1)),
    "boston_housing": ((404, 13), (404,), (102, 13), (102,)),
}


def array_of(value: Any) -> Array | Unknown:
    """The array that nested lists of numbers make.

    >>> array_of([[1, 2, 3], [4, 5, 6]])
    Array(shape=(2, 3), whole=True, low=1, high=6, origin='', extended=False)
    """
    if isinstance(value, Array):
        return value
    shape: list[int] = []
    level = [value]
    while level and isinstance(level[0], list | tuple):
        sizes = {len(each) if isinstance(each, list | tuple) else -1 for each in level}
        if len(sizes) != 1 or len(shape) > MAX_AXES:
            return Unknown("its rows have different lengths")
        shape.append(sizes.pop())
        level = [inner for each in level for inner in each]
    if any(isinstance(each, list | tuple) for each in level):
        return Unknown("its rows have different lengths")
    if level and isinstance(level[0], Array):
        inner = {each.shape if isinstance(each, Array) else None for each in level}
        first = level[0].shape
        return Array((*shape, *first)) if len(inner) == 1 else Unknown("its parts differ")
    numbers = [each for each in level if isinstance(each, int | float)]
    if len(numbers) < len(level):
        return Array(tuple(shape)) if shape else Unknown()
    whole = all(isinstance(each, int) for each in numbers)
    return Array(tuple(shape), whole, min(numbers, default=None), max(numbers, default=None))


def call_numpy(name: str, args: list[Any], named: dict[str, Any]) -> Any:
    """The value of `numpy.<name>(...)`, of a scikit-learn split or scaler, as far as shapes tell.

    >>> call_numpy("random.random", [[1000, 64, 15]], {}).shape
    (1000, 64, 15)
    """
    given = [*args]
    last = name.rpartition(".")[2]
    if "random" in name.split(".")[:-1] or last in _RANDOM:
        return _random(last, given, named)
    if last in _FILLED:
        shape = _shape_of(given[0] if given else named.get("shape"))
        if last in ("eye", "identity"):
            shape = None if shape is None else shape * 2
        return Unknown() if shape is None else Array(shape, origin="one_hot" if last in ("eye", "identity") else "")
    if last == "arange" and given and all(is_whole(each) for each in given):
        numbers = range(*given[:3]) if len(given) < 3 or given[2] else range(0)
        return Array((len(numbers),), True, min(numbers, default=0), max(numbers, default=0))
    if last == "linspace":
        count = given[2] if len(given) > 2 else named.get("num", 50)
        return Array((count if is_whole(count) else None,))
    if last == "train_test_split":
        halves = [replace_batch(each) for each in map(array_of, given)]
        return tuple(half for each in halves for half in (each, each))
    if not given:
        return Unknown()
    try:
        return _changed(last, array_of(given[0]), given, named)
    except (IndexError, TypeError, ValueError, ZeroDivisionError):  # an axis the array has not, and the like
        return Unknown()


def dataset(path: str) -> Any:
    """What `keras.datasets.<name>.load_data()` gives; texts of IMDB and Reuters are lists of ids."""
    for name, shapes in _DATASETS.items():
        if f".{name}." in path:
            one, two, three, four = (Array(shape, whole=True, low=0, high=255) for shape in shapes)
            classes = 100 if name == "cifar100" else 10
            two, four = (Array(each.shape, True, 0, classes - 1) for each in (two, four))
            return ((one, two), (three, four))
    return ((Unknown(), Array((None,), True)), (Unknown(), Array((None,), True)))


def replace_batch(value: Any) -> Any:
    """The same array with an unknown number of samples."""
    if not isinstance(value, Array):
        return value
    return Array((None, *value.shape[1:]), value.whole, value.low, value.high, value.origin, value.extended)


def reshaped(array: Array, target: Any) -> Array | Unknown:
    """The array in another shape; a -1 is worked out."""
    sizes = _shape_of(target)
    if sizes is None:
        return Unknown()
    if -1 in sizes:
        total, rest = product(array.shape), product(size for size in sizes if size != -1)
        missing = total // rest if total is not None and rest else None
        sizes = tuple(missing if size == -1 else size for size in sizes)
    return Array(sizes, array.whole, array.low, array.high, array.origin, extended=sizes[-1:] == (1,))


def one_hot(value: Any, classes: Any) -> Array | Unknown:
    """What `to_categorical` gives."""
    array = array_of(value)
    if not isinstance(array, Array):
        return Array((None, classes), True, 0, 1, "one_hot") if is_whole(classes) else Unknown()
    count = classes if is_whole(classes) else int(array.high) + 1 if array.whole and array.high is not None else None
    shape = array.shape[:-1] if len(array.shape) > 1 and array.shape[-1] == 1 else array.shape
    return Array((*shape, count), True, 0, 1, "one_hot")


def combined(left: Any, right: Any) -> Any:
    """An array after arithmetic with a number or another array."""
    arrays = [each for each in (left, right) if isinstance(each, Array)]
    if len(arrays) == 1:
        return Array(arrays[0].shape, origin=arrays[0].origin if arrays[0].origin == "random" else "")
    shapes = [each.shape for each in arrays]
    rank = max(map(len, shapes))
    first, second = ((1,) * (rank - len(shape)) + shape for shape in shapes)
    return Array(tuple(b if a == 1 else a for a, b in zip(first, second, strict=True)))


def _random(last: str, given: list[Any], named: dict[str, Any]) -> Any:
    size = named.get("size", named.get("shape"))
    if last in ("rand", "randn"):
        shape = tuple(given) if all(is_whole(each) for each in given) and given else None
    elif last in ("randint", "integers"):
        size = given[2] if len(given) > 2 else size
        shape = _shape_of(size)
        ends: list[Any] = [*given[:2], named.get("low"), named.get("high")]
        bounds: list[int] = [each for each in ends if is_whole(each)]
        if shape is not None and bounds:
            low, high = (0, bounds[0] - 1) if len(bounds) == 1 else (bounds[0], bounds[1] - 1)
            return Array(shape, True, low, high, "random")
        return Unknown() if shape is None else Array(shape, True, origin="random")
    elif last in ("normal", "uniform", "choice", "binomial"):
        place = 1 if last == "choice" else 2
        shape = _shape_of(given[place] if len(given) > place else size)
        if last == "choice" and shape is not None:
            pool = array_of(given[0]) if given else Unknown()
            if isinstance(pool, Array):
                return Array(shape, pool.whole, pool.low, pool.high, "random")
    elif last in ("random", "random_sample", "standard_normal", "sample", "ranf"):
        shape = _shape_of(given[0] if given else size)
    else:
        return Unknown()
    return Unknown() if shape is None else Array(shape, origin="random")


def _changed(last: str, array: Any, given: list[Any], named: dict[str, Any]) -> Any:
    if not isinstance(array, Array):
        return Unknown()
    axis: Any = named.get("axis", given[1] if len(given) > 1 else None)
    shape = array.shape
    if last in ("array", "asarray", "copy", "astype", "ascontiguousarray", "abs", "constant", "convert_to_tensor"):
        return array
    if last == "expand_dims" and is_whole(axis):
        place = axis if axis >= 0 else len(shape) + 1 + axis
        return Array(
            (*shape[:place], 1, *shape[place:]), array.whole, array.low, array.high, array.origin, place == len(shape)
        )
    if last == "reshape":
        return reshaped(array, given[1] if len(given) > 1 else named.get("shape", named.get("newshape")))
    if last == "transpose":
        order = axis if isinstance(axis, tuple | list) else range(len(shape))[::-1]
        return Array(tuple(shape[place] for place in order), array.whole, array.low, array.high, array.origin)
    if last in ("argmax", "argmin") and is_whole(axis):
        place = axis % len(shape) if shape else 0
        return Array(shape[:place] + shape[place + 1 :], True)
    if last == "squeeze":
        return Array(tuple(size for size in shape if size != 1), array.whole, array.low, array.high, array.origin)
    if last in ("concatenate", "vstack", "stack", "hstack", "append"):
        return Unknown()
    keeps = last in ("exp", "log", "sin", "cos", "sqrt", "round", "tanh", "fit_transform", "transform", "zeros_like")
    return Array(shape) if keeps else Unknown()


def _shape_of(value: Any) -> Shape | None:
    sizes = value if isinstance(value, list | tuple) else (value,)
    known = tuple(size if is_whole(size) else None for size in sizes)
    bad = (
        not sizes
        or len(sizes) > MAX_AXES
        or any(size is None and not isinstance(each, Unknown) for size, each in zip(known, sizes, strict=True))
    )
    return None if bad else known


_RANDOM = ("rand", "randn", "randint", "random_sample")
_FILLED: dict[str, Callable[..., Any] | None] = dict.fromkeys(("zeros", "ones", "empty", "full", "eye", "identity"))
