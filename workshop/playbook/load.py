"""Reads a playbook; each fault is said with its file, its place and what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import time
from typing import Any, Final, TypeVar

from workshop import assets
from workshop.playbook.schema import BreakPlan, GatePlan, PlaybookPlan, SessionPlan, StepPlan
from workshop.tongue import tr
from workshop.vocabulary import vocabulary

SCREENS = frozenset({"people", "list", "hold", "asks", "value", "risk", "terms", "read_back", "close"})
COUNTS = frozenset({"slips", "scores", "dots", "hands", "fists", "guesses", "screening", "nine"})
T = TypeVar("T")


class BadPlaybook(Exception):
    """The text is no playbook; the message says where and why."""


BASE: Final = "one-day"  # what the other shapes of a day differ from
SHAPES: Final = "playbook/shapes"
_ROWS: Final = ("session", "break", "gate")  # what a shape may change, by their ids


def bundled(name: str) -> str:
    """The text of a playbook that came with the program; of another shape, what it differs from and how.

    Raises:
        FileNotFoundError: there is none of that name.

    """
    if name in assets.names(SHAPES, ".toml"):
        return f"{assets.text(f'playbook/{BASE}.toml')}\n{assets.text(f'{SHAPES}/{name}.toml')}"
    return assets.text(f"playbook/{name}.toml")


def bundled_names() -> list[str]:
    """The playbooks that came with the program, the usual day first."""
    return [*assets.names("playbook", ".toml"), *assets.names(SHAPES, ".toml")]


def read_playbook(text: str, where: str = "playbook", predicates: Collection[str] | None = None) -> PlaybookPlan:
    """A playbook from its TOML; `predicates` are the names that `done` and `needs` may use.

    Raises:
        BadPlaybook: it is not one.

    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise BadPlaybook(f"{where}: {e}") from e
    raw = _varied(raw, where)
    sessions = tuple(
        _session(s, tr("{where}, session {n}").format(where=where, n=n), predicates)
        for n, s in enumerate(_tables(raw, "session"), 1)
    )
    if not sessions:
        raise BadPlaybook(tr("{where}: it has no session").format(where=where))
    ids = [s.id for s in sessions]
    if len(set(ids)) != len(ids):
        raise BadPlaybook(tr("{where}: two sessions have the same id").format(where=where))
    return PlaybookPlan(
        id=_need(raw, "id", str, where),
        revision=_need(raw, "revision", int, where),
        name=_need(raw, "name", str, where),
        start=_clock(raw, "start", where),
        trust=_texts(raw, "trust", where),
        ground_rules=_texts(raw, "ground_rules", where),
        sessions=sessions,
        breaks=tuple(
            _break(b, tr("{where}, break {n}").format(where=where, n=n), ids)
            for n, b in enumerate(_tables(raw, "break"), 1)
        ),
        gates=tuple(
            _gate(g, tr("{where}, gate {n}").format(where=where, n=n), ids)
            for n, g in enumerate(_tables(raw, "gate"), 1)
        ),
        people=_need(raw, "people", str, where) if "people" in raw else "",
        by_organisation=raw.get("by_organisation") is True,
        one_screen=raw.get("one_screen") is True,
        options=_texts(raw, "options", where),
        next_in_days=_need(raw, "next_in_days", int, where) if "next_in_days" in raw else 30,
        text=text,
    )


def _varied(raw: dict[str, Any], where: str) -> dict[str, Any]:
    """A playbook with what a shape says of it: `[shape]` of the day, `[vary.ses-1]` of a row; `drop` leaves one out."""
    shape, vary = raw.pop("shape", {}), raw.pop("vary", {})
    known = {row.get("id") for name in _ROWS for row in _tables(raw, name)}
    for id_ in vary:
        _among(id_, {str(x) for x in known}, "vary", where)
    out = {**raw, **shape}
    for name in _ROWS:
        rows = [{**row, **vary.get(row.get("id"), {})} for row in _tables(raw, name)]
        out[name] = [row for row in rows if row.get("drop") is not True]
    return out


def _session(raw: Mapping[str, Any], where: str, predicates: Collection[str] | None) -> SessionPlan:
    names = (
        "id",
        "phase",
        "heading",
        "title",
        "short",
        "screen",
        "adds",
        "question",
        "purpose",
        "placeholder",
        "empty",
    )
    plan = SessionPlan(
        number=_need(raw, "number", int, where),
        minutes=_need(raw, "minutes", int, where),
        prompts=_texts(raw, "prompts", where),
        done=_texts(raw, "done", where),
        needs=_texts(raw, "needs", where),
        steps=tuple(
            _step(x, tr("{where}, step {n}").format(where=where, n=n)) for n, x in enumerate(_tables(raw, "step"), 1)
        ),
        tables=_need(raw, "tables", int, where) if "tables" in raw else 0,
        counts=_texts(raw, "counts", where),
        **{n: _need(raw, n, str, where) for n in names},
    )
    _among(plan.screen, SCREENS, "screen", where)
    _among(plan.phase, vocabulary("session_phase"), "phase", where)
    for name in plan.counts:
        _among(name, COUNTS, "counts", where)
    for name in (*plan.done, *plan.needs):
        if predicates is not None:
            _among(name, predicates, tr("done or needs"), where)
    return plan


def _step(raw: Mapping[str, Any], where: str) -> StepPlan:
    return StepPlan(_need(raw, "label", str, where), _need(raw, "minutes", int, where), raw.get("busy") is True)


def _break(raw: Mapping[str, Any], where: str, sessions: Collection[str]) -> BreakPlan:
    plan = BreakPlan(
        **{n: _need(raw, n, str, where) for n in ("id", "after", "label")}, minutes=_need(raw, "minutes", int, where)
    )
    _among(plan.after, sessions, "after", where)
    return plan


def _gate(raw: Mapping[str, Any], where: str, sessions: Collection[str]) -> GatePlan:
    plan = GatePlan(
        **{n: _need(raw, n, str, where) for n in ("id", "text", "session", "edge")}, by=_clock(raw, "by", where)
    )
    _among(plan.session, sessions, "session", where)
    _among(plan.edge, vocabulary("gate_edge"), "edge", where)
    return plan


def _tables(raw: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = raw.get(name, [])
    return [t for t in found if isinstance(t, dict)] if isinstance(found, list) else []


def _need(raw: Mapping[str, Any], key: str, kind: type[T], where: str) -> T:
    found = raw.get(key)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise BadPlaybook(
            tr("{where}: {key} is missing or is not {a_number}").format(
                where=where, key=key, a_number=tr("a number") if kind is int else "text"
            )
        )
    return found


def _texts(raw: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(t, str) for t in found):
        raise BadPlaybook(tr("{where}: {key} is not a list of texts").format(where=where, key=key))
    return tuple(found)


def _clock(raw: Mapping[str, Any], key: str, where: str) -> time:
    try:
        return time.fromisoformat(_need(raw, key, str, where))
    except ValueError as e:
        raise BadPlaybook(tr("{where}: {key} is not a time such as 09:30").format(where=where, key=key)) from e


def _among(found: str, known: Collection[str], key: str, where: str) -> None:
    if found not in known:
        raise BadPlaybook(
            tr("{where}: {key} is “{found}”, which is none of {known}").format(
                where=where, key=key, found=found, known=", ".join(sorted(known))
            )
        )
