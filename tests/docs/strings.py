"""All texts of the program in one file, for translators: `make strings` writes it, `test_strings.py` asks for it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import replace

from tests.guards.source import ROOT, last_name, product
from workshop.translations import Entry

POT = "resources/text/pilot-workshop.pot"
_HEAD = """\
# All texts of Pilot Workshop. A translation is a copy of this file, called by its language: `cy.po`.
# What stands in {braces} is filled by the program: it stays as it is, and may stand elsewhere in the sentence.
# What people type stays English: @name, #word, /word, `owner`, `by 9 oct`. So do the names of keys.
msgid ""
msgstr ""
"Project-Id-Version: Pilot Workshop\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def entries() -> list[Entry]:
    """Each text once, where it stands first, with all files that hold it."""
    found: dict[tuple[str, str], list[str]] = {}
    for source in product():
        if source.path.startswith("ui/demo/"):
            continue
        nodes = [n for n in ast.walk(source.tree) if hasattr(n, "lineno")]
        for node in sorted(nodes, key=lambda n: (n.lineno, n.col_offset)):
            for text in _said(node):
                where = found.setdefault(text, [])
                if source.path not in where:
                    where.append(source.path)
    both = {one for one, many in found if many}  # a word alone is asked for by its one form too
    return [Entry(one, many, {}, tuple(where)) for (one, many), where in found.items() if many or one not in both]


def _said(node):
    """What a node says: one form, or one and many."""
    if isinstance(node, ast.FunctionDef) and any(_is_command(d) for d in node.decorator_list):
        yield inspect.cleandoc(ast.get_docstring(node, clean=False) or ""), ""
    if not isinstance(node, ast.Call):
        return
    match last_name(node.func), [a.value if isinstance(a, ast.Constant) else None for a in node.args]:
        case "tr", [str(text)]:
            yield text, ""
        case "plural", [str(one), str(many), *_]:
            yield one, many
        case "counted", [_, str(one)]:
            yield one, f"{one}s"
        case "counted", [_, str(one), str(many)]:
            yield one, many


def _is_command(decorator):
    return isinstance(decorator, ast.Call) and last_name(decorator.func) in {"command", "group"}


def written(found: list[Entry], head: str = _HEAD) -> str:
    """The file that lists these texts."""
    return "\n".join([head, *(_block(e) for e in found)])


def translated(found: list[Entry], say: Callable[[str], str]) -> str:
    """A translation of all of them, as a translator would hand it in."""
    told = [replace(e, said={n: say(t) for n, t in enumerate((e.one, e.many)) if t}) for e in found]
    return written(told, _HEAD.replace("Language: ", "Language: xx"))


def _block(e: Entry) -> str:
    rows = [f"#: {path}" for path in e.where]
    if "{" in e.one:
        rows.append("#, python-brace-format")
    rows.append(f"msgid {_quoted(e.one)}")
    if e.many:
        rows += [f"msgid_plural {_quoted(e.many)}", *(f"msgstr[{n}] {_quoted(e.said.get(n, ''))}" for n in (0, 1))]
    else:
        rows.append(f"msgstr {_quoted(e.said.get(0, ''))}")
    return "\n".join([*rows, ""])


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    first, *rest = text.split("\n")
    lines = [f'"{line}\\n"' for line in (first, *rest)[:-1]] + [f'"{(first, *rest)[-1]}"']
    return "\n".join(['""', *lines]) if len(lines) > 1 else lines[0]


if __name__ == "__main__":
    (ROOT / POT).parent.mkdir(exist_ok=True)
    (ROOT / POT).write_text(written(entries()), encoding="utf-8")
