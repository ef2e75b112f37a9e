"""What the reader says about code: the documents, what it follows, what it names, and what it never does."""

import time
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.network.initializers import Constant
from lessons.network.keras_code import keras_code
from lessons.network.layers import GRU, Dense, TimeDistributed
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from lessons.reader.read_code import Reading, read_code
from lessons.reader.source import MAX_CHARACTERS
from tests.network.made_layers import some_stack
from tests.reader.documents import DOCUMENTS, Document

ROOT = Path(__file__).resolve().parents[2]


def table(model_spec: ModelSpec) -> list[list[object]]:
    return [
        [each.class_name, [list(shape) for shape in each.output_shapes], each.params]
        for each in predict(model_spec).layers
    ]


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_snippet_of_the_documents_as_it_stands_gives_the_right_shapes_and_every_erratum(document: Document) -> None:
    reading = read_code(document.code)
    assert tuple(table(model.spec) for model in reading.models) == document.tables
    assert set(document.findings) <= {(finding.code, finding.line) for finding in reading.findings}
    assert all(model.complete for model in reading.models)


def test_the_answer_has_three_models_with_their_lines_losses_and_targets() -> None:
    first, second, third = read_code(DOCUMENTS["the answer"].code).models
    assert [model.name for model in (first, second, third)] == ["model1", "model2", "model3"]
    assert first.lines == (21, 21, 23, 25)
    assert (first.loss, first.optimizer) == ("categorical_crossentropy", "rmsprop")
    assert (first.spec.target, third.spec.target) == ((None, 64, 8), (None, 8))
    assert second.spec.layers[1] == Dense(8)


def test_only_the_first_deed_of_the_answer_is_blamed_once_a_line() -> None:
    findings = [
        finding.line for finding in read_code(DOCUMENTS["the answer"].code).findings if finding.code == "old_argument"
    ]
    assert findings == [55, 57, 59]


def test_a_whole_page_with_prose_and_printed_tables_gives_its_models() -> None:
    page = "Back\n\n0 votes\n\nI'm building a model (with GRUs):\n\n" + DOCUMENTS["the question"].code
    page += "\n____\n\nLayer (type)      Output Shape    Param #   \n\ngru_1 (GRU)   (None, 64, 16)  1536\n\nHope this helps you!\n"
    page += DOCUMENTS["the answer"].code
    reading = read_code(page)
    assert [len(model.spec.layers) for model in reading.models] == [3, 3, 3, 3]
    assert "prose" in codes(reading)
    assert "syntax" not in codes(reading)


@pytest.mark.parametrize("form", ["sequential", "functional"])
@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_comes_back_from_its_own_code(key: str, form: Literal["sequential", "functional"]) -> None:
    spec = PRESETS[key].spec
    model = read_code(keras_code(spec, form)).models[0]
    assert (model.spec.input, model.spec.layers, model.spec.loss) == (spec.input, spec.layers, spec.loss)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(["sequential", "functional"]))
def test_any_valid_network_comes_back_from_its_code_as_it_was(
    random: Random, form: Literal["sequential", "functional"]
) -> None:
    spec = some_stack(Random(random.getrandbits(32)))
    if predict(spec).mistake is not None:
        return
    code = keras_code(spec, form)
    reading = read_code(code)
    (model,) = reading.models
    functional = "keras.Model(" in code
    assert model.spec.layers == spec.layers
    assert model.spec.input == spec.input
    assert model.spec.functional == functional
    assert model.spec.name == ("functional" if functional else "sequential")
    assert predict(model.spec).total_params == predict(spec).total_params
    assert model.complete
    assert [finding for finding in reading.findings if finding.severity == "stops"] == []


def test_an_initializer_comes_back_with_its_numbers() -> None:
    code = "import keras\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(2, bias_initializer=keras.initializers.Constant(0.5))])"
    assert read_code(code).models[0].spec.layers == (Dense(2, bias_initializer=Constant(0.5)),)


@pytest.mark.parametrize(
    ("code", "why", "shown"),
    [
        (
            "a = Input((5, 3))\nb = GRU(4)(a)\nc = LSTM(4)(a)\nd = concatenate([b, c])\nm = Model(a, d)",
            "joins branches",
            1,
        ),
        ("a = Input((5, 3))\nb = GRU(4)(a)\nc = GRU(4)(a)\nd = Add()([b, c])\nm = Model(a, d)", "two branches meet", 1),
        ("m = Sequential([Input((5, 3)), GRU(4), Attention(), Dense(2)])", "does not draw", 1),
        ("m = Sequential([Input((5, 3)), GRU(4), Dense(vocabulary()), Dense(2)])", "units of Dense", 1),
        (
            "m = Sequential([Input((5, 3)), GRU(4)])\nfor i in range(n):\n    m.add(Dense(2))",
            "how often a loop runs",
            1,
        ),
        ("m = Sequential([Input((5, 3)), GRU(4)])\nwhile go():\n    m.add(Dense(2))", "while loop", 1),
        (
            "m = Sequential([Input((5, 3)), GRU(4)])\nif deep:\n    m.add(Dense(2))\nm.add(Dense(1))",
            "branch of an if",
            1,
        ),
        ("m = Sequential([Input((5, 3)), GRU(4), Sequential([Dense(2)])])", "model is put into", 1),
        ("a = Input((5, 3))\nb = tf.reduce_mean(GRU(4)(a), axis=1)\nm = Model(a, b)", "no layer takes the tensor", 1),
        ("a = Input((5,))\nd = Dense(5)\nm = Model(a, d(d(a)))", "used twice", 1),
        ("a = Input((5,))\nb = Dense(3)(a)\nm = Model(a, Dense(2)(b * 2))", "combined by hand", 1),
        ("class Mine(keras.Model):\n    pass\nm = Mine()", "class of your own", 0),
    ],
)
def test_what_cannot_be_followed_is_named_and_what_comes_before_is_shown(code: str, why: str, shown: int) -> None:
    reading = read_code(code)
    said = [finding for finding in reading.findings if finding.code == "cannot_follow"]
    assert any(why in finding.what for finding in said), reading.findings
    assert all(finding.line > 0 and finding.cure for finding in said)
    if shown:
        assert len(reading.models[0].spec.layers) == shown
        assert not reading.models[0].complete


def test_a_size_from_data_is_told_and_drawn_with_a_stand_in() -> None:
    reading = read_code("import keras\nm = keras.Sequential([keras.Input((steps(), words())), keras.layers.GRU(4)])")
    assert reading.models[0].spec.input.shape == (None, 8)
    assert "size_unread" in codes(reading)


def test_the_input_is_taken_from_the_data_when_the_code_does_not_say_it() -> None:
    code = "import numpy as np, keras\nm = keras.Sequential([keras.layers.GRU(4)])\nm.compile(loss='mse')\nm.fit(np.zeros((9, 5, 3)), np.zeros((9, 4)))"
    model = read_code(code).models[0]
    assert (model.spec.input.shape, model.input_from) == ((5, 3), "array")
    assert "no_input" not in codes(read_code(code))


def test_a_mistake_names_its_line_and_the_line_to_change() -> None:
    code = "from keras.layers import *\nfrom keras import Sequential\nm = Sequential()\nm.add(Input((64, 15)))\nm.add(GRU(16))\nm.add(TimeDistributed(Dense(15)))"
    finding = read_code(code).findings[0]
    assert (finding.code, finding.line, finding.severity) == ("time_distributed_needs_time", 6, "stops")
    assert "The line to change is 5." in finding.cure
    assert read_code(code.replace("GRU(16)", "GRU(16, return_sequences=True)")).findings == ()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "m = Sequential([Input((5, 8)), GRU(16, return_sequences=True), Dense(1)])\nm.compile(loss='mse')\nm.fit(np.ones((9, 5, 8)), np.ones((9,)))",
            "loss_shapes_broadcast",
        ),
        ("m = Sequential([Input((5,)), Dense(1, activation='softmax')])", "softmax_over_one"),
        ("m = Sequential([Input((5,)), Dense(3)])\nm.compile(loss='categorical_crossentropy')", "loss_no_softmax"),
        (
            "m = Sequential([Input((5,)), Dense(3, 'softmax')])\nm.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))",
            "softmax_and_logits",
        ),
        (
            "i = RandomNormal(seed=1)\na = Dense(3, kernel_initializer=i)\nb = Dense(3, kernel_initializer=i)",
            "shared_initializer",
        ),
        (
            "m = Sequential([Input((5,)), Dense(3)])\nm.compile(loss='mse')\nm.fit(np.ones((4, 5)), np.ones((4, 3)))\nm.summary()",
            "summary_after_fit",
        ),
    ],
)
def test_what_runs_and_means_something_else_is_found(code: str, expected: str) -> None:
    reading = read_code(code)
    assert expected in codes(reading)
    assert not any(finding.severity == "stops" for finding in reading.findings if finding.code != "missing_import")


def test_a_loss_on_a_final_state_taken_by_itself_is_judged() -> None:
    code = "a = Input((5, 3))\n_, h = GRU(4, return_sequences=True, return_state=True)(a)\nm = Model(a, Dense(2, 'softmax')(h))"
    code += "\nm.compile(loss='sparse_categorical_crossentropy')\nm.fit(np.ones((6, 5, 3)), np.zeros((6, 5)))"
    assert "loss_rank" in codes(read_code(code))


def test_the_most_important_comes_first() -> None:
    order = [finding.severity for finding in read_code(DOCUMENTS["the answer"].code).findings]
    assert order == sorted(order, key=["stops", "silent", "stale", "note"].index)


def test_nothing_of_the_text_is_run(tmp_path: object) -> None:
    trap = f"open({str(tmp_path)!r} + '/caught', 'w').close()\n__import__('os').system('touch caught')\nraise SystemExit(3)"
    read_code(f"import keras\n{trap}\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(exec('1'))])")
    assert list(tmp_path.iterdir()) == []  # type: ignore[attr-defined]


HOSTILE = {
    "nothing": "", "spaces": " \n\t\n", "a null": "x\x00y", "half a pair": "x = '\ud800'", "a bom": "\ufeffx = 1",
    "brackets": "[" * 1_000_000, "closed brackets": "[" * 500_000 + "]" * 500_000, "deep calls": "f(" * 90 + ")" * 90,
    "brackets with lines": "(\n\n" * 50_000, "minus": "-" * 199_000 + "1", "not": "not " * 49_000 + "1",
    "sums": "1+" * 99_000 + "1", "attributes": "a" + ".b" * 99_000, "calls": "f" + "()" * 99_000,
    "subscripts": "a" + "[0]" * 60_000, "lambdas": "lambda:" * 28_000 + "1", "comparisons": "1<" * 99_000 + "1",
    "strings": "'''" * 66_000, "quotes": "'\n" * 99_000, "digits": "x = " + "9" * 190_000, "powers": "x = 9**9**9**9",
    "a large list": "x = [" + "1," * 95_000 + "]", "large products": "x = [0] * 10**12\ny = 'a' * 10**12",
    "a long range": "for i in range(10**12):\n    m.add(Dense(i))", "loops in loops": "for a in range(99):\n for b in range(99):\n  for c in range(99):\n   x = a + b + c",
    "calls itself": "def f(x):\n    return f(f(x))\nf(1)", "elif": "if a:\n pass\n" + "elif a:\n pass\n" * 12_000,
    "many lines": "x = 1\n" * 33_000, "many bad lines": "x = (1\n" * 28_000, "prose": "the model learns to, if it can, add.\n" * 5_000,
    "half brackets": "foo(bar[\n" * 20_000, "defs": "def f(:\n" * 24_000, "colons": "if x:\n" * 33_000, "decorators": "@a\n" * 60_000,
    "backslashes": "\\\n" * 99_000, "semicolons": ";" * 199_000, "tabs": "\t" * 199_000 + "x", "a huge shape": f"Input(({'5,' * 9000}))",
    "a notebook": '{"cells": ' + "[" * 90_000, "strange keys": "Dense(**{1: 2}, *3)", "nested data": "x = " + "[" * 70 + "1" + "]" * 70 + "\ny = np.array(x)[:, None]",
    "names of all kinds": "ＧＲＵ = 1\nλ = 2\nmodel.add(λ)", "classes": "class A(B, metaclass=C):\n  x: int = Dense(3)\n  def f(self): return self.f()",
    "walrus": "(m := Sequential()).add(n := Dense(3))", "a tuple for a layer": "Sequential((Input((3,)), Dense((3,)), Dense({}), Dense([]), Dense(...)))",
    "odd numbers": "Sequential([Input((-3,)), Dense(1e400), Dense(-0.0), Dense(True), Dense(1j), Dense(10**30)])",
    "odd inputs": "Input(shape=None)\nInput(())\nInput(((3,),))\nInput(shape='abc')\nInput(batch_shape=())\nInput((2,), batch_size='x')",
    "odd models": "Model()\nModel(1, 2)\nModel([], [])\nSequential(5)\nSequential(None)\nSequential([None, 1, 'a'])\nModel(inputs=Input((3,)), outputs=Input((3,)))",
    "odd wrappers": "TimeDistributed()\nTimeDistributed(3)\nBidirectional(Dense(3))\nBidirectional(None)\nTimeDistributed(TimeDistributed(TimeDistributed(Dense(2))))",
    "odd methods": "m = Sequential()\nm.add()\nm.pop()\nm.build()\nm.build(3)\nm.fit()\nm.compile(1, 2, 3, 4, 5)\nm()\nm(m)\nm.compile(loss=[])",
    "odd arrays": "np.zeros(-1)\nnp.arange(0, 9, 0)\nnp.reshape(np.ones(6), (4, -1))\nnp.random.rand('a')\nnp.eye()\nnp.array([[1], [1, 2]])[:, 0]\nnp.ones(3)[9, 9, 9]\nnp.ones((2, 0)).reshape(-1, 0)\nto_categorical([])\nnp.transpose(np.ones((2, 3)), (5, 6))\nnp.expand_dims(1, 7)\nnp.argmax(np.array(3), axis=0)\nnp.squeeze(3)",
    "odd regularizers": "Dense(3, kernel_regularizer=l2('x'), kernel_initializer=RandomNormal(1, 2, 3, 4), activation=l2)",
    "print of python 2": "print 'a'\nprint\nprint >>f, x\nexec 'code'\nraise E, 'x'\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gets_a_clear_answer_at_once(name: str) -> None:
    for text in (HOSTILE[name], HOSTILE[name][: MAX_CHARACTERS - 1]):
        began = time.process_time()
        reading = read_code(text)
        assert time.process_time() - began < 2  # of this processor, on a slow machine; a second as a rule
        for finding in reading.findings:
            assert finding.what
        if not reading.readable:
            assert len(reading.findings) == 1
            assert len(reading.findings[0].what) < 200


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300).map(lambda data: data.decode("latin-1")), st.text(max_size=300)))
def test_random_bytes_and_letters_never_end_in_an_error(text: str) -> None:
    read_code(text)


WORDS = [
    "model", "=", "Sequential(", "[", "]", "(", ")", ",", "Dense(", "3", "GRU(4)", "\n", "\n    ", "Input((5,3))", "model.add(",
    "for i in range(3):", "x", "np.zeros((3,4))", "[:, None]", ".fit(", "return_sequences=True", "input_shape=(3,)", "import keras",
    "def f(a):", "return", "lambda:", "*", "+", "layers.", "TimeDistributed(", "'softmax'", "if x:", "print", "#", "nb_epoch=1", "{", "}", ":", "**k",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_pieces_of_code_in_any_order_never_end_in_an_error(text: str) -> None:
    read_code(text)


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_snippet_with_a_hole_or_a_stranger_in_it_never_ends_in_an_error(random: Random) -> None:
    code = random.choice([document.code for document in DOCUMENTS.values()])
    start = random.randrange(len(code))
    spoiled = (
        code[:start]
        + random.choice(["", "(", ")", "None", "3", "'", "[", "x", "=", "\n"])
        + code[start + random.randrange(9) :]
    )
    read_code(spoiled)


def test_two_hundred_lines_are_read_in_a_blink() -> None:
    code = "".join(DOCUMENTS["the answer"].code.replace("model", f"model{copy}_") for copy in range(4))
    assert len(code.splitlines()) >= 200
    times = []
    for copy in range(5):
        began = time.process_time()
        read_code(code + f"# {copy}\n")
        times.append(time.process_time() - began)
    assert min(times) < 0.1  # a benchmark says how fast exactly


def test_a_layer_that_keeps_every_step_is_the_layer_of_the_text() -> None:
    code = "from keras.layers import *\nfrom keras import Sequential\nm = Sequential([Input((9, 2)), TimeDistributed(Dense(4)), GRU(3, return_sequences=True)])"
    assert read_code(code).models[0].spec.layers == (TimeDistributed(Dense(4)), GRU(3, return_sequences=True))


@pytest.mark.parametrize("folder", ["lessons/network", "lessons/reader", "tests/network"])
def test_programs_that_run_have_no_name_that_is_not_defined(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.py")):
        found = [each for each in read_code(path.read_text(encoding="utf-8")).findings if each.severity == "stops"]
        assert found == [], path


def test_a_shape_that_cannot_be_read_is_no_ground_for_an_accusation() -> None:
    code = "import keras\nfrom keras.layers import *\nm = keras.Sequential([Input(shape_of(data)), Conv2D(4, 3), Flatten(), Dense(2)])"
    reading = read_code(code)
    assert (reading.models[0].input_from, reading.models[0].spec.input.shape) == ("part", (28, 28, 1))
    assert not reading.stops or all(
        finding.code == "undefined_name" for finding in reading.findings if finding.severity == "stops"
    )
    sure = read_code("import keras\nfrom keras.layers import *\nm = keras.Sequential([GRU(4), GRU(4)])")
    assert "needs_time_axis" in codes(sure)
