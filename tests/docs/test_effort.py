"""The page about keys: its ten entries do what they say, and its counts are those of the program."""

from __future__ import annotations

import re

import pytest

from tests.docs.effort import BUDGET, ENTRIES, PAGE, SHARE
from tests.ui.conftest import *  # noqa: F403 - the window and the hands
from workshop import kinds as k

WHAT = {
    0: lambda s: (s.all(k.Dataset)[-1].personal_data_level, s.all(k.Dataset)[-1].data_owner_id is not None),
    1: lambda s: (s.all(k.UseCase)[-1].decision_that_changes is not None, len(s.all(k.UseCase)[-1].supplier_org_ids)),
    2: lambda s: (s.all(k.Value)[-1].score, s.all(k.Value)[-1].measure),
    3: lambda s: (s.all(k.Risk)[-1].likelihood, s.all(k.Risk)[-1].impact, len(s.all(k.Risk)[-1].bearer_org_ids)),
    4: lambda s: (s.all(k.Risk)[-1].direction, s.all(k.Risk)[-1].likelihood),
    5: lambda s: (s.all(k.Action)[-1].due_date is not None, s.all(k.Action)[-1].owner_person_id is not None),
    6: lambda s: s.all(k.Decision)[-1].method,
    7: lambda s: s.all(k.Parked)[-1].raised_by_person_id is not None,
    8: lambda s: [d.data_owner_id is not None for d in s.all(k.Dataset)],
    9: lambda s: [r.likelihood for r in s.all(k.Risk)],
}
EXPECTED = {
    0: ("personal", True), 1: (True, 1), 2: (2, "calls a month"), 3: (2, 4, 2), 4: ("not_sharing", 4),
    5: (True, True), 6: "consent", 7: True, 8: [False, False, False, True, False],
    9: [None, None, None, 3, None],
}  # fmt: skip


@pytest.mark.parametrize("n", range(len(ENTRIES)))
def test_each_entry_takes_the_keys_that_the_page_says_and_does_what_it_says(n, room, hands):
    entry = ENTRIES[n]
    room.window.doing.do("look", entry.look)
    hands.settle()
    for line in entry.needs:
        hands.say(line)
    hands.press("Ctrl+K")
    before = hands.keys
    hands.press(*entry.before)
    hands.write(entry.line)
    hands.press("Return")
    assert hands.keys - before - sum(map(len, entry.words)) == entry.own()
    assert WHAT[n](room.state) == EXPECTED[n]
    at = 0
    for word in entry.words:
        at = entry.line.index(word, at) + len(word)


def test_the_page_has_the_ten_entries_as_they_are_counted():
    text = PAGE.read_text(encoding="utf-8")
    for entry in ENTRIES:
        assert f"| {entry.own()} | {len(entry.sheet)} |" in next(x for x in text.splitlines() if entry.name in x)


def test_each_session_keeps_its_limits_on_the_page():
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) .*? \| \d+ \| [\d,]+ \| \d+ \| ([\d.]+) % \|", text, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(BUDGET)
    assert all(float(share) <= SHARE for _, share in rows)
    assert "All sessions keep both limits." in text
