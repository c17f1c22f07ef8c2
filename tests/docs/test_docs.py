"""The documentation says what is true today: each example, key, word, command and picture in it is tried."""

from __future__ import annotations

import re
import tomllib

import click
import pytest
from PySide6.QtGui import QImage, QKeySequence

from tests.docs import reading
from tests.docs.reading import BETWEEN, DOCS, GUIDE, ROOT, bold, coded, examples, links, pages, place
from ui.__main__ import cli
from ui.acts import ACTS, WORDS, words
from ui.demo.pictures import names
from workshop import __version__
from workshop.capture import labels
from workshop.capture.parse import parse
from workshop.capture.place import context
from workshop.capture.spec import FIELD_LINES, KIND_WORDS, SHORT_KINDS, SPECS, kind_of_word
from workshop.kinds import ALL
from workshop.playbook.done import predicates
from workshop.playbook.load import bundled
from workshop.playbook.progress import parsed

PLAYBOOK = parsed(bundled("one-day"))
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
LARGEST_PICTURE = 150_000  # bytes
# Keys of the line, of fields and of lists: those of acts stand in `ui/acts.py`.
OWN_KEYS = {"Enter", "Shift+Enter", "Ctrl+Enter", "Tab", "Shift+Tab", "Esc", "Backspace", "Home", "End", "Alt"}
OWN_KEYS |= {
    "↑",
    "↓",
    "←",
    "→",
    "Alt+↑",
    "Alt+↓",
    "Ctrl+V",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "-",
    "Delete",
    "Space",
    "Shift+Space",
}
NAMES = [p.name for p in pages()]


def text(path):
    return path.read_text(encoding="utf-8")


def bare(rule):
    """What a rule says of itself, without the place in the design that it comes from."""
    return re.sub(r" \([^)]*\)", "", (rule.__doc__ or "").strip())


# -- the guide: sessions --


@pytest.mark.parametrize("session", PLAYBOOK.sessions, ids=lambda s: s.id)
def test_each_session_has_its_page_with_what_is_said_and_when_it_is_done(session):
    page = text(GUIDE / f"{session.id}.md")
    assert page.startswith(f"# {session.number} {session.short}\n\n{session.purpose} {session.minutes} minutes.\n")
    said = re.search(r"## Say\n\n(.*?)\n\n", page, re.DOTALL)
    assert said[1].splitlines() == [f"- {prompt}" for prompt in session.prompts]
    done = re.search(r"## Done when\n\n(.*?)\n(\n|$)", page, re.DOTALL)
    assert done[1].splitlines() == [f"- {bare(predicates()[name])}" for name in session.done]


def test_the_list_of_pages_has_them_all_and_the_plan_of_the_day():
    index = text(GUIDE / "index.md")
    assert {to for _, to in links(GUIDE / "index.md")} == {n for n in NAMES if n != "index.md"}
    for s in PLAYBOOK.sessions:
        assert f"| {s.number} | [{s.short}]({s.id}.md) | {s.minutes} |" in index
    assert [int(n) for n in re.findall(r"\| \| \w+ \| (\d+) \|", index)] == [b.minutes for b in PLAYBOOK.breaks]


# -- the guide: what is typed --


@pytest.mark.parametrize("example", examples(), ids=lambda e: f"{e.page}: {e.typed}")
def test_each_example_line_is_understood_as_the_page_says(sample, example):
    where = place(sample, example.where)
    if re.fullmatch(r"ses-\d+\.md", example.page):
        assert where.session_id == example.page.removesuffix(".md")
    reading_ = parse(example.typed, context(sample, where, words()))
    assert BETWEEN.join(chip.text for chip in reading_.chips) == example.said


def test_each_session_page_has_an_example():
    shown = {e.page for e in examples()}
    assert {f"{s.id}.md" for s in PLAYBOOK.sessions} <= shown


@pytest.mark.parametrize("name", NAMES)
def test_each_word_after_a_slash_is_one(name):
    for code in coded(GUIDE / name):
        if code.startswith("/") and len(code) > 1:
            word = code[1:].split()[0]
            assert word in WORDS or len([w for w in WORDS if w.startswith(word)]) == 1, code


@pytest.mark.parametrize("name", NAMES)
def test_each_command_of_the_command_line_is_one(name):
    shown = {code.split()[1] for code in coded(GUIDE / name) if code.startswith("pilot-workshop ")}
    assert shown <= set(cli.commands)


@pytest.mark.parametrize("name", ["the-file.md", "history.md"])
def test_what_the_windows_say_and_what_is_pressed_there_is_quoted_letter_by_letter(name):
    """Figures, names and times are left out: they stand as three dots, or as an example."""
    page, code = text(GUIDE / name), [p for top in ("ui", "workshop") for p in sorted((ROOT / top).rglob("*.py"))]
    source = "".join(text(p) for p in code)
    heads = set(re.findall(r"^## (.*)$", page, re.MULTILINE))
    said = [q for q in re.findall(r"“(.+?)”", page) if q not in heads]
    pressed = {i for i in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page) if i not in heads | {"Save"}}
    assert len(said) > 3 or len(pressed) > 3
    for words_ in (*said, *pressed):
        for piece in re.split(r"…|\d[\d:]*|[.:;?] ", words_):
            assert piece.strip(" .,:") in source, words_


@pytest.mark.parametrize("name", NAMES)
def test_each_label_and_each_kind_is_one(name):
    known = {x.word for cls in ALL for session in (1, 8) for x in labels.labels(cls, session)}
    for code in coded(GUIDE / name):
        for label in re.findall(r"(?:^| )#([a-z]+)(?= |$)", code):
            assert label in known | {"word"}, code
        word = re.match(r"([a-z]+):(?: |$)", code)
        if word:
            assert word[1] in FIELD_LINES or kind_of_word(word[1]) is not None, code


def test_the_page_of_the_line_has_every_kind_every_field_line_and_every_role():
    page = text(GUIDE / "the-line.md")
    shown = {kind_of_word(w).name for w in re.findall(r"^\| `([a-z]+):` \| (?:`[a-z]+:`)? ?\| ", page, re.MULTILINE)}
    assert shown == set(KIND_WORDS.values())
    shorts = dict(re.findall(r"^\| `([a-z]+):` \| `([a-z]):` \| ", page, re.MULTILINE))
    assert {s: kind_of_word(w).name for w, s in shorts.items()} == dict(SHORT_KINDS)
    assert set(FIELD_LINES) <= {c.removesuffix(":") for c in coded(GUIDE / "the-line.md")}
    roles = {role for spec in SPECS.values() for role in spec.all_roles()}
    assert all(f"`{role}" in page for role in roles)


# -- the guide: keys --


def test_the_page_of_keys_has_every_act_with_its_word_and_its_keys():
    lines = text(GUIDE / "keys.md").splitlines()
    for act in ACTS:
        wanted = "look 3" if act.name == "look" else act.word
        line = next((x for x in lines if f"| `/{wanted}` |" in x), None)
        assert line is not None, act.word
        if act.name != "look":
            assert line.startswith(f"| {act.text.rstrip('…')}")
            assert [key for key in act.keys if f"**{_as_written(key)}**" not in line] == []


def _as_written(key):
    return key.replace("PgDown", "PgDn").replace("Return", "Enter").replace("Del", "Delete")


@pytest.mark.parametrize("name", NAMES)
def test_each_key_is_one_that_does_something(name):
    bound = {_as_written(key) for act in ACTS for key in act.keys}
    for said in bold(GUIDE / name):
        if re.fullmatch(r"[↑↓←→]|-|\d|F\d+|(?:(?:Ctrl|Shift|Alt)\+)+\S+|Enter|Tab|Esc|Backspace|Space|Alt", said):
            assert said in bound | OWN_KEYS, said
            assert said in "↑↓←→" or not QKeySequence(said).isEmpty() or "↑" in said or "↓" in said or said == "Alt"


# -- all pages: form, links, pictures --


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_sections_of_one_level(name):
    lines = text(GUIDE / name).splitlines()
    heads = [x for x in lines if x.startswith("#")]
    assert lines[0].startswith("# ")
    assert [h for h in heads[1:] if not re.match(r"## \S", h)] == []


@pytest.mark.parametrize("path", [*sorted(DOCS.rglob("*.md")), README, CONTRIBUTING], ids=lambda p: p.name)
def test_no_page_links_outside_and_every_link_leads_somewhere(path):
    assert "http://" not in text(path)
    assert "https://" not in text(path)
    for _, to in links(path):
        assert (path.parent / to.partition("#")[0]).resolve().exists(), to


def test_every_picture_is_small_is_used_and_can_be_made_again():
    taken = {p.name: p for p in (DOCS / "pictures").glob("*.png")}
    every = [*sorted(DOCS.rglob("*.md")), README]
    used = {(p.parent / to).resolve().name for p in every for picture, to in links(p) if picture}
    assert set(taken) == used == {f"{name}.png" for name in names()}
    for name, path in taken.items():
        assert path.stat().st_size < LARGEST_PICTURE, name
        assert QImage(str(path)).width() >= 600, name


# -- README --


def test_every_command_of_the_readme_exists_and_every_command_is_in_it():
    shown = re.findall(r"^    pilot-workshop(.*)$", text(README), re.MULTILINE)
    assert shown
    seen = set()
    for line in shown:
        words_ = line.split("#")[0].split()
        command = cli.commands.get(words_[0], cli) if words_ else cli
        seen.add(command.name)
        if isinstance(command, click.Group) and command is not cli:
            command = command.commands[words_[1]]
        options = {o for p in command.params for o in p.opts} | {"--help"}
        assert [w for w in words_ if w.startswith("--") and w not in options] == [], line
        if command is cli and words_ and not words_[0].startswith("--"):
            assert words_[0].endswith(".pilot"), line
    context_ = click.Context(cli)
    assert {n for n in cli.list_commands(context_) if not cli.commands[n].hidden} <= seen


def test_every_target_of_the_readme_is_in_the_makefile_and_every_target_in_the_readme():
    made = set(re.findall(r"^([a-z-]+):.*## ", text(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text(README))) == made


# -- CONTRIBUTING, CHANGELOG --


def test_the_map_of_the_house_has_every_package_and_nothing_that_is_gone():
    page = text(CONTRIBUTING)
    for top in ("workshop", "ui"):
        for package in (ROOT / top).iterdir():
            if package.is_dir() and (package / "__init__.py").exists():
                assert f"`{top}/{package.name}/`" in page, package
    for code in coded(CONTRIBUTING):
        if re.fullmatch(r"(?:workshop|ui|resources|tests|docs|\.ci)(?:/[\w.-]+)*/?", code) and "NAME" not in code:
            assert (ROOT / code).exists(), code


def test_every_dependency_has_its_reason_and_no_reason_is_left_over():
    wanted = set()
    for file in ("requirements.in", "requirements-dev.in"):
        lines = [x for x in text(ROOT / file).splitlines() if x and not x.startswith(("#", "-r"))]
        wanted |= {re.split(r"[=<>\[ ]", line)[0] for line in lines}
    tables = text(CONTRIBUTING).partition("## Dependencies")[2]
    rows = re.findall(r"^\| (`.*?) \|", tables, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(.+?)`", row)} == wanted


def test_the_changelog_begins_with_this_version():
    assert re.search(r"^## (\S+)", text(ROOT / "CHANGELOG.md"), re.MULTILINE)[1] == __version__
    project = tomllib.loads(text(ROOT / "pyproject.toml"))
    assert project["project"]["version"] == __version__


def test_the_examples_are_read_from_the_pages():
    assert len(reading.examples()) > 50
