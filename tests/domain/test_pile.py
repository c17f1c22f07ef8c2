"""Cards of a pile: voices, likeness, counts, and how they become records (interaction.md 3.6)."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import pile
from workshop.capture.place import Place, context
from workshop.commands import Add, Set, Stamp
from workshop.decide import decide
from workshop.kinds import Risk, UseCase
from workshop.pile import Card
from workshop.sample import ZONE
from workshop.wall.seen import seen

AT = Stamp(datetime(2026, 9, 15, 14, 20, tzinfo=ZONE), "ses-6", typed_by="Tamsin")
SHARING = [
    Card(t, "sharing") for t in ("Staff look people up", "Wrong match refuses a family", "Staff look people up =1")
]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


@pytest.fixture
def place(sample):
    return lambda side: context(sample, Place("ses-6", column=side))


def ids():
    given_out = iter(range(900, 999))
    return lambda cls: f"{cls.KIND.prefix}-{next(given_out)}"


def after(sample, command):
    return sample.after(decide(sample, command, AT))


def new(s, sample):
    return [r for r in s.all(Risk) if sample.find(r.id) is None]


@given(st.lists(st.builds(Card, WORDS, st.sampled_from(["", "sharing"]), st.integers(0, 9)), max_size=8))
def test_a_draft_gives_the_same_cards_back(cards):
    assert pile.read(pile.kept(cards)) == tuple(cards)


@given(WORDS)
def test_what_is_no_pile_gives_no_cards(text):
    assert pile.read(text) == () or text.startswith("[")


def test_a_card_that_says_the_same_is_a_second_voice():
    assert [pile.said_by(SHARING, n) for n in (1, 2, 3)] == [False, False, True]
    assert [pile.times(SHARING, n) for n in (1, 2)] == [2, 1]


@pytest.mark.parametrize("text", ["Budget =9", "Budget =0", "a =b", "=4"])
def test_a_voice_for_nobody_stays_words(text):
    assert not pile.said_by([*SHARING, Card(text)], 4)


def test_a_voice_for_a_voice_stays_words():
    assert not pile.said_by([*SHARING, Card("Once more =3")], 4)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Staff look up people", 1),  # the same words
        ("Staff look people up again", 1),  # one more
        ("Wrong match refuses a house", 2),  # one for another
        ("Staff leave", 0),  # only one word in common
        ("Letters frighten people who owe", 0),
    ],
)
def test_two_cards_are_alike_when_all_words_but_two_are_the_same(text, near):
    assert pile.like(SHARING, text, "sharing") == near
    assert pile.like(SHARING, text, "not_sharing") == 0


def test_counts_are_said_by_table():
    cards = [Card("a", table=1), Card("b", table=2), Card("c", table=2)]
    assert pile.in_words(pile.counts(cards)) == "Cards in: table 1: 1 · table 2: 2"
    assert pile.in_words(pile.counts(SHARING)) == "3 cards in"
    assert pile.in_words(pile.counts([])) == ""
    assert pile.in_words(pile.counts(cards), {2: 3}) == "Cards in: table 1: 1 · table 2: 2 of 3"
    assert pile.in_words(pile.counts(SHARING), {0: 12}) == "3 of 12 cards in"
    assert pile.in_words([(0, 5)], {1: 4, 2: 3}) == "5 of 7 cards in", "added, and not shown yet"


def test_pasted_lines_lose_the_marks_of_a_list_and_nothing_else():
    assert pile.lines("1. One\n\n - two\n• 3 homes\n4x4 fleet\n") == ["One", "two", "3 homes", "4x4 fleet"]


def test_a_pile_is_one_step_without_author_off_the_room_screen(sample, place):
    named = sample.after(decide(sample, Set("names", "on"), AT))
    added = after(named, pile.added(SHARING, place, named, ids()))
    found = new(added, sample)
    assert sorted(r.title for r in found) == ["Staff look people up", "Wrong match refuses a family"]
    assert {r.typed_by for r in found} == {None}
    assert {r.created_at for r in found} == {AT.at}
    assert {r.title: r.said_times for r in found}["Staff look people up"] == 2
    assert all(r.held for r in found)
    assert not [r for r in found if seen(added).find(r.id)]
    typed = named.after(decide(named, Add("risk", "rsk-800", {"title": "By hand"}), AT))
    assert typed.find("rsk-800").typed_by == "Tamsin", "only the pile keeps no name"


def test_the_order_of_records_is_not_that_of_the_cards(sample, place):
    cards = [Card(f"Card number {n} of the pile", "sharing") for n in range(8)]
    found = new(after(sample, pile.added(cards, place, sample, ids(), list.reverse)), sample)
    assert [r.title for r in sorted(found, key=lambda r: r.id)] == [x.text for x in reversed(cards)]
    assert [r.title for r in sorted(found, key=lambda r: r.order)] == [x.text for x in reversed(cards)]


def test_without_a_word_the_order_is_left_to_chance(sample, place):
    cards = [Card(f"Card {n}", "sharing") for n in range(30)]
    assert [p.values["title"] for p in pile.added(cards, place, sample, ids()).parts] != [x.text for x in cards]


def test_signs_work_and_both_directions_come_at_once(sample, place):
    cards = [
        Card("Public hears of it !council 3x4", "sharing"),
        Card("Homes stay cold !council 5x4 at 14:35", "not_sharing"),
    ]
    found = {r.direction: r for r in new(after(sample, pile.added(cards, place, sample, ids())), sample)}
    assert (found["sharing"].likelihood, found["sharing"].impact) == (3, 4)
    assert found["not_sharing"].said_at.hour == 14
    assert found["not_sharing"].title == "Homes stay cold"


@pytest.mark.parametrize("text", ["3x4", "/blank", "owner ?", "a: Ask Mei", "never: names", "=4", "🙂", "risk: Falls"])
def test_every_card_becomes_a_card_whatever_stands_on_it(sample, place, text):
    [made] = new(after(sample, pile.added([Card(text, "sharing")], place, sample, ids())), sample)
    assert made.direction == "sharing"
    assert made.title


def test_cards_of_a_kind_that_counts_no_voices_are_added_too(sample):
    cards = [Card("Does this home have a boiler over fifteen years?"), Card("Is the home let? =1")]
    where = context(sample, Place("ses-3"))
    made = after(sample, pile.added(cards, lambda _side: where, sample, ids()))
    assert len(made.all(UseCase)) == len(sample.all(UseCase)) + 1
