"""The nine clauses: is this sentence true?"""

from __future__ import annotations

import dataclasses
from typing import Any

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas.parties import parties_of
from workshop.kinds import ClauseWords, Gap, Party, PilotTerms, TermState, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.terms import Clause, Head, clauses, gap_of, head_of, terms_of
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row

TO_SETTLE = "G29"  # the rule of a term that is still to settle
GATEWAY = "G03"  # the rule of a gateway that is not confirmed


class ClauseWalk:
    """The clauses of the heads of terms in their order."""

    name = "Clause"
    one = "clause"
    words = "Change the clause"
    reads = "clause"
    placeholder = ""

    def rows(self, s: Snapshot) -> list[Row]:
        """One row a clause; its id is the key of its head."""
        return [self._row(clause) for clause in clauses(s)]

    def _row(self, clause: Clause) -> Row:
        said = {"settled": "true", "assumed": "assumed", "to_settle": "open", "not_needed": "does not apply"}
        answer = said.get(clause.state or "", "")
        return Row(clause.head.key, "clause", clause.text, (clause.head.title,), answer)

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """Enter: true, next. A clause with something open in it stays open."""
        clause = next(x for x in clauses(s) if x.head.key == row.id)
        state = "settled"
        if any(p.kind == "gap" for p in clause.pieces):
            state = "assumed" if clause.head.key == "legal" else "to_settle"
        text = "true, next" if state == "settled" else f"{label('term_state', state).lower()}, next"
        return Answers(Answer(text, self.say(s, clause.head, state, new_id)))

    def say(self, s: Snapshot, head: Head, state: str, new_id: NewId, **values: Any) -> c.Command:
        """What the room said of a clause; what it was made from is kept with the terms from now on."""
        terms, kept = s.one(PilotTerms), terms_of(s)
        covered = [t for t in kept.term_states if t.term != head.term]
        states = (*covered, TermState(term=head.term, state=state))
        values = {**self._read_out(s, kept, head), **values, "term_states": states}
        if terms is not None:
            return c.Change("pilot_terms", terms.id, values)
        values = {"use_case_id": kept.use_case_id, "title": kept.title, **values}
        return c.Add("pilot_terms", new_id(PilotTerms), values)

    def _read_out(self, s: Snapshot, terms: PilotTerms, head: Head) -> dict[str, Any]:
        """The words of other records that the room heard in this clause, for the fields that are empty so far."""
        pilot = s.pilot
        if pilot is None:
            return {}
        heard: dict[str, dict[str, Any]] = {
            "parties": {"parties": tuple(_known_role(p) for p in parties_of(s))},
            "purpose": {"purpose": pilot.purpose or pilot.decision_that_changes},
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
        words = reading.text
        if not words:
            return None
        terms = s.one(PilotTerms) or PilotTerms(id="")
        others = tuple(w for w in terms.clause_words if w.head != head.key)
        origins = tuple(o for o in terms.wording_origin if o.field != head.term)
        typed = self.say(
            s,
            head,
            "settled",
            new_id,
            clause_words=(*others, ClauseWords(head=head.key, words=words)),
            wording_origin=(*origins, WordingOrigin(field=head.term, item=1, origin="typed")),
        )
        gap = gap_of(s, head)
        return c.Together("clause", (typed, c.Change("gap", gap.id, {"status": "settled"}))) if gap else typed

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
        state = self.say(s, head, "assumed" if head.key == "legal" else "to_settle", new_id)
        return c.Together("leave open", (state, gap))


def _known_role(party: Party) -> Party:
    return dataclasses.replace(party, controller_role=party.controller_role or "unknown")
