"""The nine clauses: is this sentence true?"""

from __future__ import annotations

import dataclasses
from typing import Any

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas import clause_dates
from workshop.formulas.parties import parties_of
from workshop.kinds import ClauseWords, Gap, Party, PilotTerms, TermState, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.terms import Clause, Head, choices, clauses, gap_of, head_of, terms_of
from workshop.terms.clauses import words_of
from workshop.terms.made import gateway_status
from workshop.terms.offers import offers
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row, whole
from workshop.wording.bank import BANK, Wording, bank

TO_SETTLE = "G29"  # the rule of a term that is still to settle
GATEWAY = "G03"  # the rule of a gateway that is not confirmed
CHOICES = 3  # by the keys 1, 2 and 3


class ClauseWalk:
    """The clauses of the heads of terms in their order."""

    name = tr("Clause")
    one = "clause"
    words = tr("Change the clause")
    reads = "clause"
    placeholder = ""

    def rows(self, s: Snapshot) -> list[Row]:
        """One row a clause; its id is the key of its head."""
        return [self._row(clause) for clause in clauses(s, suggested=True)]

    def _row(self, clause: Clause) -> Row:
        said = {
            "settled": tr("true"),
            "assumed": tr("assumed"),
            "to_settle": tr("open"),
            "not_needed": tr("does not apply"),
        }
        answer = "" if clause.suggested else said.get(clause.state or "", "")
        return Row(clause.head.key, "clause", clause.text, (clause.head.title,), answer)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter: true, next. A clause with something open in it stays open. Digits suggest other words for it."""
        clause = next(x for x in clauses(s, suggested=True) if x.head.key == row.id)
        keys = {
            str(n): Answer(w.text, self.suggest(s, clause.head, w, new_id), goes_on=False)
            for n, w in enumerate(choices(s, clause.head)[:CHOICES], 1)
        }
        for offer in offers(s, clause):
            taken = c.Together("clause", (self._keep(s, offer.values, new_id),))
            keys[offer.key] = Answer(offer.text, taken, goes_on=False)
        if clause.suggested:
            return Answers(Answer(tr("true in these words, next"), self.accept(s, clause.head, new_id)), keys)
        state = _state(clause.head, open_=clause.open)
        if clause.state in {"settled", "not_needed", state}:
            return Answers(Answer(tr("next")), keys)  # it was said: going past it changes nothing
        text = (
            tr("true, next")
            if state == "settled"
            else tr("{label}, next").format(label=label("term_state", state).lower())
        )
        read = c.Together("clause read", (self.say(s, clause.head, state, new_id),))
        return Answers(Answer(text, read), keys)

    # -- words of the bank --
    def suggest(self, s: Snapshot, head: Head, wording: Wording, new_id: NewId) -> c.Command:
        """Put words into the sheet that nobody has accepted; chosen again, they are taken out of it."""
        kept = terms_of(s)
        others = tuple(w for w in kept.clause_words if w.head != head.key or not w.suggested)
        there = words_of(kept, head, suggested=True)
        if there is None or there.ref != wording.id:
            others = (*others, ClauseWords(head=head.key, words=wording.text, suggested=True, ref=wording.id))
        return c.Together("suggest", (self._keep(s, {"clause_words": others}, new_id),))

    def accept(self, s: Snapshot, head: Head, new_id: NewId) -> c.Command:
        """The suggested words are the clause's from now on."""
        kept = terms_of(s)
        taken = words_of(kept, head, suggested=True)
        if taken is None:
            return self.say(s, head, "settled", new_id)
        known = bank().get(taken.ref or "")
        origin = WordingOrigin(field=head.term, item=1, origin=BANK, ref=taken.ref)
        leaves_open = known is not None and known.leaves_open and not _confirmed(s)
        return self._in_words(s, head, taken.words or "", origin, new_id, leaves_open=leaves_open)

    def _in_words(
        self, s: Snapshot, head: Head, words: str, origin: WordingOrigin, new_id: NewId, *, leaves_open: bool
    ) -> c.Command:
        """The clause in these words. They settle what was open in it, but no words confirm a power to share."""
        kept = terms_of(s)
        others = tuple(w for w in kept.clause_words if w.head != head.key)
        origins = tuple(o for o in kept.wording_origin if o.field != head.term)
        said = self.say(
            s,
            head,
            _state(head, open_=leaves_open),
            new_id,
            clause_words=(*others, ClauseWords(head=head.key, words=words)),
            wording_origin=(*origins, origin),
        )
        gap = None if leaves_open else gap_of(s, head)
        if gap is not None and gap.field in clause_dates.FIELDS and clause_dates.unplaced(s, words):
            gap = None  # it is settled when somebody has said which date it is
        settled = (c.Change("gap", gap.id, {"status": "settled"}),) if gap is not None else ()
        return c.Together("clause", (said, *settled))

    def _keep(self, s: Snapshot, values: dict[str, Any], new_id: NewId) -> c.Command:
        """Values of the terms, which are begun where there are none."""
        terms, kept = s.one(PilotTerms), terms_of(s)
        if terms is not None:
            return c.Change("pilot_terms", terms.id, values)
        begun = {"use_case_id": kept.use_case_id, "title": kept.title}
        return c.Add("pilot_terms", new_id(PilotTerms), begun | values)

    def say(self, s: Snapshot, head: Head, state: str, new_id: NewId, **values: Any) -> c.Command:
        """What the room said of a clause; what it was made from is kept with the terms from now on."""
        kept = terms_of(s)
        covered = [t for t in kept.term_states if t.term != head.term]
        states = (*covered, TermState(term=head.term, state=state))
        return self._keep(s, {**self._read_out(s, kept, head), **values, "term_states": states}, new_id)

    def _read_out(self, s: Snapshot, terms: PilotTerms, head: Head) -> dict[str, Any]:
        """The words of other records that the room heard in this clause, for the fields that are empty so far."""
        pilot = s.pilot
        if pilot is None:
            return {}
        heard: dict[str, dict[str, Any]] = {
            "parties": {"parties": tuple(_known_role(p) for p in parties_of(s))},
            "purpose": {"purpose": pilot.purpose},
            "data": {"data_items": pilot.minimum_data},
            "legal": {
                "legal_gateway": pilot.legal_gateway,
                "legal_gateway_status": pilot.legal_gateway_status,
                "lawful_basis": pilot.lawful_basis,
            },
            "method": {"access_mode": pilot.access_mode_recommended, "frequency": pilot.frequency},
        }
        return {n: v for n, v in heard.get(head.key, {}).items() if v and not getattr(terms, n)}

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """Typed words take the clause's place and are marked as typed; `? @who by when` leaves it open."""
        head = head_of(row.id)
        if reading.act == "question":
            return self._open(s, head, reading, new_id)
        words = whole(s, reading)
        if not reading.text or not words:
            return None
        ref = reading.wording or None
        origin = WordingOrigin(field=head.term, item=1, origin=BANK if ref else "typed", ref=ref)
        leaves_open = head.key == "legal" and not _confirmed(s)
        return self._in_words(s, head, words, origin, new_id, leaves_open=leaves_open)

    def _open(self, s: Snapshot, head: Head, reading: Reading, new_id: NewId) -> c.Command:
        """An open question with a person and a date: the clause's gap."""
        said = {n: v for n, v in reading.values.items() if n in {"owner_person_id", "due_date", "message"}}
        found = gap_of(s, head)
        if found is not None:
            gap: c.Command = c.Change("gap", found.id, said)
        else:
            legal = head.key == "legal" and s.pilot is not None
            values = {
                "message": head.question,
                "rule_id": GATEWAY if legal else TO_SETTLE,
                "fires_on": s.pilot.id if legal and s.pilot else head.term,
                "field": "legal_gateway_status" if legal else head.term,
                "document": "agreement",
                **said,
            }
            gap = c.Add("gap", new_id(Gap), values)
        state = self.say(s, head, _state(head, open_=True), new_id)
        return c.Together("leave open", (state, gap))


def _state(head: Head, *, open_: bool) -> str:
    """What an answer makes of a clause: where something is open, the power to share is assumed for now."""
    if not open_:
        return "settled"
    return "assumed" if head.key == "legal" else "to_settle"


def _confirmed(s: Snapshot) -> bool:
    """Whether the power to share is confirmed in writing, or none is needed."""
    pilot = s.pilot
    return pilot is not None and gateway_status(pilot, terms_of(s)) in {"confirmed", "not_required"}


def _known_role(party: Party) -> Party:
    return dataclasses.replace(party, controller_role=party.controller_role or "unknown")
