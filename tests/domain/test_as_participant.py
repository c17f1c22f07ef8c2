"""A facilitator who takes part: what they say is marked, on the wall and on paper (interaction.md 1.2)."""

from __future__ import annotations

from workshop.kinds import Person, SayBack
from workshop.shown import speaker
from workshop.snapshot import Snapshot
from workshop.views.quotes import may_say
from workshop.wall.bodies import value
from workshop.wall.content import Place
from workshop.wall.seen import seen

LEADS, SPEAKS = "ppl-02", "ppl-04"  # the facilitator, and somebody else of the council


def quoted(sample, id_):
    named = [r.with_values(quote_rule="named") if isinstance(r, Person) else r for r in sample.records()]
    return may_say(Snapshot.of(named), "We can try it", id_).by


def test_what_the_facilitator_says_is_said_as_participant(sample):
    assert speaker(sample, LEADS) == "Odhran Mossbank, as participant"
    assert speaker(sample, SPEAKS) == "Idris Emberline"
    assert speaker(sample, None) == ""


def test_a_quote_on_paper_says_so(sample):
    assert quoted(sample, LEADS) == "Odhran Mossbank, as participant, Harrowmere Council"
    assert quoted(sample, SPEAKS) == "Idris Emberline, Harrowmere Council"


def test_the_wall_says_so(sample):
    pilot = sample.pilot
    said = SayBack(id="sb-99", use_case_id=pilot.id, need_words="An answer", worry_words="A list",
                   need_said_by_person_id=LEADS, worry_said_by_person_id=SPEAKS)  # fmt: skip
    rest = [r for r in sample.records() if not isinstance(r, SayBack) and r.KIND.table != "value"]
    shown = seen(Snapshot.of([*rest, said]))
    from_wall = " ".join(value(shown, None, Place()).texts())
    assert "said by Odhran Mossbank, as participant" in from_wall
    assert "said by Idris Emberline" in from_wall
    assert "Idris Emberline, as" not in from_wall
