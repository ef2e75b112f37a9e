"""The rules of the house, held by reading the source and by running every page."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.course.catalog import PAGES
from lessons.course.catalog import Page as Entry

ROOT = Path(__file__).resolve().parents[1]
OURS = ("app", "guard", "pages", "lessons")
KERAS = {"keras", "tensorflow"}
MAY_IMPORT_KERAS = ("lessons/network/oracle.py", "lessons/training/")
LONGEST_FILE = 250  # lines
# started from a shell and imported by nobody: it may stand on top of every room
ENTRY_SCRIPTS = ("lessons/network/__main__.py",)


def sources(*folders: str) -> list[Path]:
    """The Python files of these folders, and app.py's neighbours for the folder "."."""
    return sorted(path for folder in folders for path in (ROOT / folder).glob("*.py" if folder == "." else "**/*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The full name of every module a file imports, on top or later; `from a import b` is `a.b` too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports relatively; write the whole name"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tops(path: Path) -> set[str]:
    """The first word of every import."""
    return {module.split(".")[0] for module in imports(path)}


def test_lessons_never_import_streamlit_or_pages() -> None:
    for path in sources("lessons"):
        assert not tops(path) & {"streamlit", "pages", "app", "guard"}, name(path)


def test_only_the_oracle_and_training_import_keras() -> None:
    importing = [name(path) for path in sources(".", "pages", "lessons") if tops(path) & KERAS]
    assert [file for file in importing if not file.startswith(MAY_IMPORT_KERAS)] == []


def test_pages_never_import_the_server_or_the_oracle() -> None:
    for path in sources("pages"):
        assert not tops(path) & {"app", "guard", "distributed", "dask"}, name(path)
        assert "lessons.network.oracle" not in set(imports(path)), name(path)


@pytest.mark.parametrize(
    ("room", "other_rooms"),
    [
        ("network", {"figures", "training", "course", "reader"}),
        ("figures", {"training", "course"}),
        ("training", {"figures", "course"}),
        ("reader", {"figures", "training", "course"}),
    ],
)
def test_imports_inside_lessons_go_one_way(room: str, other_rooms: set[str]) -> None:
    for path in sources(f"lessons/{room}"):
        if name(path) in ENTRY_SCRIPTS:
            continue
        rooms = {module.split(".")[1] for module in imports(path) if module.startswith("lessons.")}
        assert not rooms & other_rooms, name(path)


def test_nobody_imports_an_entry_script() -> None:
    modules = {script.removesuffix(".py").replace("/", ".") for script in ENTRY_SCRIPTS}
    for path in sources(".", "pages", "lessons"):
        assert not modules & set(imports(path)), name(path)


def test_no_file_is_longer_than_a_head_can_hold() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources(".", *OURS[2:])}
    scripts = [path for ending in ("js", "css") for path in (ROOT / "pages").rglob(f"*.{ending}")]
    lengths |= {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in scripts}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_file_says_on_top_what_it_is() -> None:
    silent = [name(path) for path in sources(".", "pages", "lessons") if not docstring(path)]
    assert silent == []


def docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name(path) for path in sources("pages", "lessons") if path.stem in drawers] == []


RUN_THE_PAGES = """
import json, sys
from streamlit.testing.v1 import AppTest

for file in sys.argv[1:]:
    test = AppTest.from_file("pages/frame.py", default_timeout=30)
    test.run()
    test.switch_page(file)
    test.run()
    print(json.dumps({
        "exceptions": [error.value for error in test.exception],
        "title": [title.value for title in test.title],
        "loaded": [module for module in ("keras", "tensorflow") if module in sys.modules],
    }))
"""


@pytest.fixture(scope="module")
def runs() -> dict[str, dict[str, list[str]]]:
    """Every page run once, one after another in a process that has loaded nothing yet."""
    command = [sys.executable, "-c", RUN_THE_PAGES, *(entry.file for entry in PAGES)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    said = ran.stdout.splitlines()[-len(PAGES) :]
    return {entry.file: json.loads(line) for entry, line in zip(PAGES, said, strict=True)}


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)
def test_running_a_page_loads_neither_tensorflow_nor_keras(entry: Entry, runs: dict[str, dict[str, list[str]]]) -> None:
    seen = runs[entry.file]
    assert seen["exceptions"] == []
    assert len(seen["title"]) == 1
    assert seen["loaded"] == []


def test_importing_the_server_and_every_module_of_the_pages_loads_neither_tensorflow_nor_keras() -> None:
    parts = [name(path).removesuffix(".py").replace("/", ".") for path in sources("pages/parts")]
    modules = ["app", *(part.removesuffix(".__init__") for part in parts)]
    code = f"import importlib, sys\nfor module in {modules!r}: importlib.import_module(module)\n"
    code += "print([module for module in ('keras', 'tensorflow') if module in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)
def test_every_page_is_in_the_readme(entry: Entry) -> None:
    assert f"**{entry.title}**" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_requirement_earns_its_place_in_a_line_of_contributing() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for file in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                package = line.split(">=")[0]
                assert f"`{package}`" in guide, package
                assert ",<" in line, f"{package} has no upper bound"
