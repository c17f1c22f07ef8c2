"""What people read stands in `tr(…)`, so that it can be said in another language; what does not is listed here."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.guards.source import Source, last_name, product

SPEAKS = {"tr", "plural", "counted"}  # their texts are in the list for translators
NOT_READ = {
    "compile", "fullmatch", "match", "search", "split", "sub", "strptime", "strftime",  # patterns and forms
    "delete_where", "execute", "query",  # SQL
    "PDFString", "Together", "Thread", "_set", "getattr", "setProperty",  # names within the program and its files
    "free_name", "with_name",  # names of files: other laptops know them by their ending
    "begin", "get", "fromkeys", "in_state", "place", "removeprefix", "startswith", "endswith",  # codes
}  # fmt: skip
FOR_DEVELOPERS = {
    "BadWording", "Conflict", "EngineError", "FileNotFoundError", "ImportError", "KeyError", "LookupError",
    "PermissionError", "RuntimeError", "TypeError", "UntaggedText", "ValueError",
}  # fmt: skip
MODULES = {
    "workshop/capture/scan.py": "the grammar of the line is English",
    "workshop/charts/letters.py": "figures of fonts",
    "workshop/charts/truetype.py": "figures of fonts",
    "workshop/commands.py": "names in the journal",
    "workshop/content_code.py": "no text of it is read",
    "workshop/dates.py": "dates as they are typed; what is read of it stands in tr()",
    "workshop/importing/column_names.py": "what columns of others are called",
    "workshop/importing/holders.py": "what cells of others say",
    "workshop/importing/spellings.py": "what cells of others say",
    "workshop/people_lines.py": "what names of organisations hold",
    "workshop/personal.py": "what looks like somebody’s details, in English texts",
    "workshop/report/archive.py": "the inside of PDF",
    "workshop/report/bidi.py": "the inside of PDF",
    "workshop/report/canvas.py": "the inside of PDF",
    "workshop/report/structure.py": "the inside of PDF",
    "workshop/sample.py": "the sample day is content",
    "workshop/shape.py": "for developers",
    "workshop/short_names.py": "what organisations are called: content",
    "workshop/store/engine.py": "SQL",
    "workshop/store/migrations.py": "SQL",
    "workshop/tongue.py": "the language itself",
    "workshop/translations.py": "the language itself",
    "workshop/wording/bank.py": "the bank is English; what is wrong in it is for developers",
}
TEXTS = {
    "ui/__main__.py": {"Pilot Workshop …": "the name of the program"},
    "ui/app.py": {
        "Pilot Workshop": "the name of the program",
        "Warm and Well (sample)": "the name of a file",
        "Warm and Well": "the title of the sample",
    },
    "ui/day/guarding.py": {"is second": "a key of what is shown", "second away": "a key of what is shown"},
    "ui/day/showing.py": {"Ctrl J": "a key"},
    "ui/day/walking.py": {"read-back by organisation": "the name of a walk"},
    "ui/look/tokens.py": {"Noto Sans": "a font", "DejaVu Sans": "a font"},
    "ui/look/wrapping.py": {"DejaVu Sans": "a font"},
    "ui/painting/figure.py": {"DejaVu Sans": "a font"},
    "ui/room/letters.py": {"DejaVu Sans": "a font"},
    "workshop/capture/spec.py": {"finds out": "typed in the line"},
    "workshop/going_wrong.py": {" finds out @{…}": "typed in the line"},
    "workshop/importing/column_map.py": {"left out": "a code"},
    "workshop/places.py": {"Google Drive": "a name"},
    "workshop/preflight/power.py": {"Not charging": "what the system says"},
    "workshop/running_order.py": {
        "clock stands since": "a setting in the file",
        "plan at the start": "a setting in the file",
    },
    "workshop/store/lock.py": {"taken over": "for developers"},
    "workshop/store/second.py": {" (second copy)": "by which a file is known as one"},
    "workshop/struck.py": {
        "personal detail": "stands in files in place of words, and is known by it",
        "words said in confidence": "stands in files in place of words, and is known by it",
        "[… removed …]": "stands in files in place of words, and is known by it",
    },
    "workshop/suggest.py": {"county council": "what names of organisations hold"},
    "workshop/views/decisions.py": {"Condition added": "kept in files, and read back"},
    "workshop/views/not_now.py": {"What would turn it: ": "kept in files, and read back"},
    "workshop/walks/consent.py": {"Condition added: …": "kept in files, and read back"},
    "workshop/walks/others.py": {"What would turn it: ": "kept in files, and read back"},
}  # every other text is read
WORDS = re.compile(r"[^\W\d_]\w*[,;:.?!”’)]* +[“(]?[^\W\d_]")  # two words with a space between
LETTERS = re.compile(r"[^\W\d_]{2}")
TECHNICAL = re.compile(r"\w\|\w|^[\^(]|\(\?|\\d|%[YHdb]|<[a-z/!]+|[A-Z]{5,} [\"*A-Z]|PRAGMA|SELECT ")


def flat(node):
    """A literal as text; what an f-string fills in is a word `1x`."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(v.value if isinstance(v, ast.Constant) else "…" for v in node.values)


def literals(tree):
    """Each text with the nodes that it stands in, the nearest first."""
    stack = [(tree, ())]
    while stack:
        node, around = stack.pop()
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node, around
        for name, child in ast.iter_fields(node):
            below = child if isinstance(child, list) else [child]
            stack += [(c, ((node, name), *around)) for c in below if isinstance(c, ast.AST)]


@cache
def codes():
    """Texts that are compared somewhere: people do not read them, or a `tr` says what they read."""
    out = set()
    for source in product():
        for node, ((parent, name), *others) in literals(source.tree):
            if any(is_typing(n) for n, _ in others):
                out.add(flat(node))
            kept = isinstance(parent, ast.Compare | ast.Set | ast.Subscript | ast.MatchValue)
            if kept or (isinstance(parent, ast.Dict) and name == "keys"):
                out.add(flat(node))
    return out


def is_typing(node):
    return isinstance(node, ast.Subscript) and last_name(node.value) == "Literal"


def is_read(source, node, around):
    """Whether a literal is one that people read, and that is in no `tr`."""
    text, (parent, name) = flat(node), around[0]
    if (
        not WORDS.search(text.replace("…", "1x"))
        or not LETTERS.search(text)
        or TECHNICAL.search(text)
        or text in codes()
    ):
        return False
    if isinstance(parent, ast.Expr | ast.JoinedStr) or name in {"format_spec", "annotation", "returns"}:
        return False
    if any(is_typing(n) for n, _ in around):
        return False
    calls = [last_name(n.func) for n, place in around if isinstance(n, ast.Call) and place != "func"]
    if calls and calls[0] in SPEAKS | NOT_READ:
        return False
    return not any(c in FOR_DEVELOPERS for c in calls) and text not in TEXTS.get(source.path, {})


def unsaid(sources):
    return [
        f"{s.at(node)} {flat(node)!r}"
        for s in sources
        if s.path not in MODULES and not s.path.startswith("ui/demo/")  # the day that is played is content
        for node, around in literals(s.tree)
        if around and is_read(s, node, around)
    ]


def test_what_people_read_can_be_said_in_another_language():
    assert not unsaid(product())


def test_what_is_listed_here_is_still_there():
    there = {s.path: {flat(n) for n, _ in literals(s.tree)} for s in product()}
    assert not MODULES.keys() - there.keys()
    assert not [(path, text) for path, texts in TEXTS.items() for text in texts if text not in there.get(path, ())]


def test_a_template_is_always_ours():
    """`tr` of what is not written there would be looked up, and filled, with words of users."""
    free = {"ui/__main__.py", "workshop/words.py"}  # help that stands in docstrings; words beside numbers
    calls = [(s, n) for s in product() if s.path not in free for name, n in s.calls() if name == "tr"]
    assert calls
    assert not [s.at(n) for s, n in calls if not (len(n.args) == 1 and isinstance(n.args[0], ast.Constant))]


@pytest.mark.parametrize(
    "code",
    ['label("Not said yet")', 'x = f"{n} of {m} said"', 'raise Refused("Say it first.")', 'y = {"a": "Two words"}'],
)
def test_the_guard_would_notice(code):
    assert unsaid([Source("workshop/new.py", code, ast.parse(code))])


@pytest.mark.parametrize(
    "code", ['tr("Not said yet")', 'tr("{n} of {m} said").format(n=n)', 'raise ValueError("no such day")']
)
def test_the_guard_lets_pass_what_is_right(code):
    assert not unsaid([Source("workshop/new.py", code, ast.parse(code))])
