"""Messages of Python itself."""

from lessons.reader.messages.known import Known

CODE = (
    Known(
        "undefined_name",
        r"name '(\w{1,60})' is not defined",
        "Python does not know {1} at this line.",
        (
            "An import is missing: import numpy as np, from keras.layers import Dense, import keras.",
            "Is it made further down, or in a part that was not copied?",
        ),
    ),
    Known(
        "formula",
        r"cannot assign to (?:function call|expression|operator|literal)",
        "Python cannot give a value to what stands left of the =.",
        ("A formula such as f(x) = ... is no code: write def f(x): return ...",),
    ),
    Known(
        "python_2",
        r"Missing parentheses in call to 'print'",
        "This is Python 2.",
        ("Write print(...) with brackets.",),
    ),
    Known(
        "indentation",
        r"IndentationError|unexpected indent|expected an indented block|unindent does not match",
        "The white space at the beginning of a line does not fit.",
        ("Lines of one block begin in the same column; do not mix tabs and spaces.",),
    ),
    Known(
        "character",
        r"invalid (?:non-printable )?character '?(.)",
        "The text holds a character Python does not take: a curly quote, perhaps.",
        ("Write the quotes and minus signs anew.",),
    ),
    Known(
        "syntax",
        r"SyntaxError|invalid syntax|was never closed|unexpected EOF|unterminated string",
        "Python cannot read the line.",
        ("Look for a missing bracket, quote or comma, also in the line before.",),
    ),
    Known(
        "not_callable",
        r"'(\w{1,40})' object is not callable",
        "Something that is no function is called: a {1}.",
        ("Is a comma missing before a bracket?", "Did a variable take the name of a layer or of a function?"),
    ),
    Known(
        "not_subscriptable",
        r"'(\w{1,40})' object is not subscriptable|'NoneType' object has no attribute '(\w{1,40})'",
        "A value is not what it seems: None, perhaps.",
        ("model.add, model.compile and model.summary give back nothing: do not write model = model.add(...).",),
    ),
    Known(
        "import_circle",
        r"partially initialized module '(\w{1,60})'",
        "Your own file is called {1}, and is imported in place of the package.",
        ("Give your file another name.",),
    ),
    Known(
        "wrong_file",
        r"No such file or directory",
        "A file is not where it is looked for.",
        ("Print os.getcwd(): paths begin there.",),
    ),
)
