"""Words about arrays: their axes, what stands along each, and their shapes."""

from lessons.course.glossary.pictures import row, shape_of, unrolled
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Axes and shapes",
    (
        Term(
            "axis", "One direction of an array of numbers; each axis of the course has a name and a color.", "dense",
            ("axis", "axes"), also=("dimension",), picture=shape_of("states"),
        ),
        Term(
            "shape", "The size of every axis of an array, in order; None is a size that is not fixed.", "dense",
            ("shapes", "output shape"), "shape", ("size", "dimensions"), picture=shape_of("output"),
        ),
        Term(
            "rank", "How many axes an array has.", "loss_target", ("rank",), "ndim",
            ("number of dimensions", "order"),
        ),
        Term(
            "tensor", "Keras's word for an array of numbers with any number of axes.", "return_sequences",
            ("tensor", "tensors"), also=("array", "n-dimensional array"),
        ),
        Term(
            "vector", "One row of numbers.", "return_sequences", ("vector", "vectors"), also=("1-D tensor",),
            picture=row("0.2", "-1.4", "0.7", axis="feature"),
        ),
        Term(
            "sample", "One example: one sentence, one picture, one row of a table.", "dense", ("sample", "samples"),
            also=("example", "instance", "record"),
        ),
        Term(
            "batch", "The samples that go through the network together; they stand along the first axis.", "dense",
            ("batch",), also=("mini-batch", "N"),
        ),
        Term(
            "sequence", "Rows of numbers in an order: one row for each timestep.", "return_sequences",
            ("sequence", "sequences"), also=("series", "time series"), picture=shape_of("one sample"),
        ),
        Term(
            "timestep", "One place in a sequence; a recurrent layer reads one after another.", "recurrent",
            ("timestep", "timesteps", "every step", "each step"), "timesteps",
            ("time step", "position", "sequence length", "T"), picture=unrolled("11111", "11111"),
        ),
        Term(
            "time axis", "The axis along which the timesteps stand, the second one.", "return_sequences",
            ("time axis",), picture=shape_of("states"),
        ),
        Term(
            "open time axis", "A time axis whose size is not fixed: the network takes sequences of any length.",
            "recurrent", ("open time axis", "time axis is open"), "None", ("variable length", "dynamic axis"),
            picture=shape_of("open"),
        ),
        Term(
            "feature", "One of the numbers that describe a sample, or one timestep of it.", "dense",
            ("feature", "features"), also=("input dimension", "channel", "variable", "input_dim"),
        ),
        Term(
            "class", "One of the answers a network chooses between.", "softmax", ("class", "classes"),
            also=("category", "label", "tag"),
        ),
        Term(
            "unrolled", "Drawn with a column for each timestep, so that one layer is seen several times.",
            "return_sequences", ("unrolled",), also=("unfolded",), picture=unrolled("1111", "1111"),
        ),
        Term(
            "broadcasting", "NumPy's rule for unequal shapes: an axis that is 1 or missing is stretched to fit.",
            "loss_target", ("broadcast", "broadcasting"),
        ),
    ),
)  # fmt: skip
