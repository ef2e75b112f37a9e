"""The four documents the course is made from: everything in them is taught here, or put right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """One source.

    Attributes:
        key: `S0` to `S3`.
        title: its own title.
        kind: what it is.
        link: where it was published; empty where it does not say.
    """

    key: str
    title: str
    kind: str
    link: str = ""


DOCUMENTS: dict[str, Document] = {
    each.key: each
    for each in (
        Document("S0", "What is a dense layer in RNN? and how is softmax used with them", "a short explanation"),
        Document("S1", "Dense and TimeDistributed layers", "slides of a course on machine translation with Keras"),
        Document(
            "S2",
            "Using keras.layers.Dense for Fully Connected Layers",
            "a tutorial on pythonlore.com",
            "https://www.pythonlore.com/using-keras-layers-dense-for-fully-connected-layers/",
        ),
        Document("S3", "TimeDistributed(Dense) vs Dense", "a question and its answer in a forum"),
    )
}
