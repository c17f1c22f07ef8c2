"""House rules that neither the linter nor the types can see."""

from __future__ import annotations

import ast
import re
import sys

import pytest

from tests.guards.source import everything, found_in, last_name, product, sources, texts

LINES_OF_A_FILE = 500
LINES_OF_A_FUNCTION = 60
PARTS = "ui/look/parts.py"

MADE_BY_PARTS = {"QLabel", "QPushButton", "QToolButton", "QRadioButton", "QGroupBox", "QCommandLinkButton"}
NEVER_MADE = {
    "QMessageBox": "a refusal is shown in place",
    "QErrorMessage": "a refusal is shown in place",
    "QDialog": "nothing stands before the day",
    "QInputDialog": "what is asked is asked in the line",
    "QProgressDialog": "work shows its progress where it was asked for",
    "QWizard": "nothing stands before the day",
    "QSplashScreen": "a splash is paid for on every start",
    "QTextEdit": "it reads mark-up",
    "QTextBrowser": "it reads mark-up",
    "QTextDocument": "it reads mark-up",
    "QStaticText": "it reads mark-up",
    "QSvgWidget": "one way of drawing",
    "QWebEngineView": "nothing here opens a connection",
    "QSettings": "settings have one file",
    "QUndoStack": "undo is in the journal",
    "QRunnable": "it swallows exceptions: ui.jobs",
}
ONLY_IN = {
    "setStyleSheet": {"ui/look/style.py"},
    "setToolTip": {PARTS},
    "setStatusTip": set(),
    "setWhatsThis": set(),
    "setHtml": set(),
    "QColor": {"ui/look/tokens.py"},
    "QFontDatabase": {"ui/look/tokens.py"},
    "QThread": set(),
    "globalInstance": {"ui/jobs.py"},  # of the thread pool: work in the background is a job
    "exec": {"ui/app.py"},
    "openUrl": {"ui/pages/documents.py"},
    "lru_cache": {  # what may hold words of the room is kept by workshop.remembered, which forgets struck ones
        "workshop/remembered.py",
        *("workshop/capture/labels.py", "workshop/playbook/progress.py"),  # of the house
        *("workshop/charts/letters.py", "workshop/charts/metrics.py"),  # of single characters
    },
}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "PySide6.QtNetwork"}
NAMES_THAT_SAY_NOTHING = {"manager", "managers", "helper", "helpers", "util", "utils", "handler", "handlers", "misc"}


def length(node):
    first = min((node, *node.decorator_list), key=lambda n: n.lineno)
    return node.end_lineno - first.lineno + 1


def functions(source):
    return [n for n in ast.walk(source.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def imported(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((a.name, node) for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
            yield from ((f"{node.module}.{a.name}", node) for a in node.names)


def test_a_file_has_one_subject_and_at_most_500_lines():
    assert not [f"{s.path}: {n}" for s in everything() if (n := len(s.text.splitlines())) > LINES_OF_A_FILE]


def test_a_function_fits_on_a_screen():
    long = [f"{s.at(f)} {f.name}: {length(f)}" for s in everything() for f in functions(s)
            if length(f) > LINES_OF_A_FUNCTION]  # fmt: skip
    assert not long


def test_no_file_has_a_name_that_says_nothing():
    parts = {s.path: re.split(r"[/_.]", s.path) for s in everything()}
    assert not [path for path, words in parts.items() if NAMES_THAT_SAY_NOTHING & {*words}]


def test_labels_and_buttons_are_made_in_one_place():
    assert not [f"{s.at(n)} {name}" for s in sources("ui") for name, n in s.calls()
                if name in MADE_BY_PARTS and s.path != PARTS]  # fmt: skip


def test_what_is_a_label_by_descent_says_that_its_text_is_plain():
    """A subclass is made somewhere else, so it has to say so itself."""
    heirs = [
        (s, c)
        for s in sources("ui")
        for c in ast.walk(s.tree)
        if isinstance(c, ast.ClassDef) and {last_name(b) for b in c.bases} & {"QLabel"}
    ]
    assert heirs
    silent = [s.at(c) for s, c in heirs if "self.setTextFormat(Qt.TextFormat.PlainText)" not in ast.unparse(c)]
    assert not silent


def test_a_box_to_tick_has_words_of_ours_only():
    made = [(s, n) for s in sources("ui") for name, n in s.calls() if name == "QCheckBox"]
    assert made
    words = [(s.at(n), a.args[0] if last_name(getattr(a, "func", a)) == "tr" else a) for s, n in made for a in n.args]
    assert not [at for at, a in words if not isinstance(a, ast.Constant) or "&" in a.value]


@pytest.mark.parametrize("name", NEVER_MADE)
def test_the_house_has_no(name):
    pattern = re.compile(rf"\b{name}\b")
    assert not found_in(pattern, lambda p: p.startswith("ui/") and p.endswith(".py")), NEVER_MADE[name]


@pytest.mark.parametrize("name", ONLY_IN)
def test_is_called_in_its_own_place_only(name):
    assert {s.path for s in sources("ui") for called, _ in s.calls() if called == name} <= ONLY_IN[name]


def test_a_tooltip_is_made_in_one_place_where_its_mark_up_is_taken_out():
    """It is the one text that Qt can't be told to take as it is."""
    giving = [s for s in sources("ui") if re.search(r"ToolTipRole|set\w*ToolTip\b", s.text)]
    assert PARTS in {s.path for s in giving}
    assert not [s.path for s in giving if "tip_text" not in {name for name, _ in s.calls()}]
    assert {s.path for s in sources("ui") for name, _ in s.calls() if name == "escape"} <= {PARTS, "ui/day/window.py"}


def test_what_marks_a_key_is_taken_out_in_one_place():
    assert not found_in(re.compile(re.escape('"&&"')), lambda p: p.startswith("ui/") and p != PARTS)


def test_colours_are_tokens():
    colours = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}")
    literal = [
        s.at(n)
        for s in product()
        for n in ast.walk(s.tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and colours.fullmatch(n.value)
    ]
    assert not literal
    sheet = texts()["resources/theme/style.qss"]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", sheet)


def test_nothing_opens_a_connection():
    """Tests too: what a test loads would hide what the program loads."""
    named = [
        f"{s.at(node)} {name}"
        for s in everything()
        for name, node in imported(s)
        if any(name == n or name.startswith(f"{n}.") for n in NETWORK)
    ]
    assert not named


def test_the_domain_names_no_screen_even_for_its_types():
    assert not [f"{s.at(n)} {name}" for s in sources("workshop") for name, n in imported(s)
                if name.split(".")[0] in {"ui", "PySide6", "shiboken6"}]  # fmt: skip


def test_sql_is_spoken_in_the_store_only():
    spoken = re.compile(r"\b(?:SELECT\b.*\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE|PRAGMA)\b")
    elsewhere = [
        s.at(n)
        for s in product()
        if not s.path.startswith("workshop/store/")
        for n in ast.walk(s.tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and spoken.search(n.value)
    ]
    assert not elsewhere


def test_tests_wait_for_things_and_never_for_time():
    slept = {"sleep", "qWait", "qSleep", "msleep", "usleep"}
    waits = [s.at(n) for s in sources("tests") for name, n in s.calls() if name in slept]
    waits += [s.at(n) for s in sources("tests") for _, n in s.calls() if ast.unparse(n.func) == "qtbot.wait"]
    assert not waits


def test_no_test_is_switched_off():
    """A test is skipped only where a system has not what it is about: `skipif`, with the reason."""
    off = {"pytest.mark.skip", "pytest.mark.xfail", "pytest.xfail"}
    nodes = [(s, n) for s in sources("tests") for n in ast.walk(s.tree) if isinstance(n, ast.Attribute)]
    assert not [s.at(n) for s, n in nodes if n.attr in {"skip", "xfail"} and ast.unparse(n) in off]


def test_every_library_that_is_imported_is_named_among_the_requirements():
    ours = {"workshop", "ui", "resources", "tests", "__future__"}
    called = {"bidi": "python-bidi", "PySide6": "pyside6-essentials", "dateutil": "python-dateutil"}
    used = {name.split(".")[0] for s in product() for name, _ in imported(s)} - ours - sys.stdlib_module_names
    named = set(re.findall(r"^[a-z0-9-]+", texts()["requirements.in"], re.MULTILINE))
    assert {called.get(u, u.replace("_", "-")) for u in used} == named
