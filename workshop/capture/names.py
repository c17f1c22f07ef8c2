"""Who is meant by a name that somebody types: organisations and people of this day (interaction.md 2.9, G5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workshop.kinds import RESIDENTS, Organisation, Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import vocabulary
from workshop.words import fold, parts

BEGINNING: Final = 3  # letters from which a beginning counts; fewer are only offered
Sort = Literal["organisation", "person", "residents"]

# Words that are common for a sort of organisation, good as long as only one of these types is in the room.
_COMMON: Final[Mapping[str, frozenset[str]]] = {
    "council": frozenset({"local_authority_unitary", "local_authority_upper", "local_authority_lower"}),
    "nhs": frozenset({"nhs_icb", "nhs_provider", "gp_practice"}),
    "health": frozenset({"nhs_icb", "nhs_provider", "gp_practice"}),
    "homes": frozenset({"housing_association"}),
    "police": frozenset({"police"}),
    "fire": frozenset({"fire_rescue"}),
    "school": frozenset({"education_body"}),
    "charity": frozenset({"voluntary_sector"}),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some body of this day."""

    sort: Sort
    id: str
    label: str  # as it is said: short name of an organisation, full name of a person
    detail: str = ""  # what tells it from others: the full name, or the organisation


def _run(text: str) -> str:
    return fold(text).replace(" ", "").replace("-", "").replace("'", "")


class Names:
    """The names of a day, for finding who is meant."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._orgs = [(o, _named_org(o)) for o in snapshot.all(Organisation)]
        shorts = {o.id: o.short or o.name or "" for o, _ in self._orgs}
        self._people = [
            (p, Named("person", p.id, p.name or "", shorts.get(p.org_id or "", ""))) for p in snapshot.all(Person)
        ]
        self._residents = Named("residents", RESIDENTS, "residents", tr("people in the data"))
        self._exact: dict[str, list[Named]] = {}
        for named, forms in self._exact_forms():
            for form in forms:
                found = self._exact.setdefault(_run(form), [])
                if form and named not in found:
                    found.append(named)

    def all(self) -> list[Named]:
        """Organisations in their order, then people."""
        return [n for _, n in self._orgs] + [n for _, n in self._people]

    def meant(self, typed: str) -> list[Named]:
        """Everybody who could be meant: one is certain, two or more are a doubt, none is nobody.

        Exact forms count at any length: a number in the strip, short name, initials, first name, learned names, a word
        that is common for the type. Else a beginning of a word of the name, from three letters on.
        """
        if typed.isdigit():
            n = int(typed)
            return [self._orgs[n - 1][1]] if 1 <= n <= len(self._orgs) else []
        exact = self._exact.get(_run(typed), [])
        orgs = [n for n in exact if n.sort != "person"]
        if orgs or exact:
            return orgs or exact
        return self.beginning(typed) if len(_run(typed)) >= BEGINNING else []

    def beginning(self, typed: str) -> list[Named]:
        """Everybody with a word that begins so, organisations first; nothing typed means all."""
        start = _run(typed)
        if not start:
            return self.all()
        found = [n for o, n in self._orgs if _begins(start, o.name, o.short, *o.other_names) or _runs(start, o.name)]
        found += [
            n for p, n in self._people if _begins(start, p.name, *p.other_names) or _run(p.name or "").startswith(start)
        ]
        return found

    def called(self, word: str, *, certain: bool = False) -> Named | None:
        """The organisation whose short name or initials are just this word, whatever its letters’ size.

        With `certain` not where it may be an ordinary word: `fire` is one, `Fire` and `nhs` are not.
        """
        for o, named in self._orgs:
            for form in filter(None, (o.short, o.initials)):
                own = word != word.lower() or sum(c.isupper() for c in form) > 1
                if _run(form) == _run(word) and (own or not certain):
                    return named
        return None

    def person(self, name: str) -> Person | None:
        """A person of exactly this name."""
        return next((p for p, _ in self._people if fold(p.name or "") == fold(name)), None)

    def label(self, id: str) -> str:  # noqa: A002 - the field's name
        """How somebody is called in the room; empty for nobody."""
        if id == RESIDENTS:
            return self._residents.label
        return next((n.label for n in self.all() if n.id == id), "")

    def typed(self, named: Named) -> str:
        """The shortest form, as it is said, that means only this one: what stands after `@`."""
        first, whole = named.label.split(" ")[0], named.label.replace(" ", "")
        forms = [first, whole] if named.sort == "person" else [whole, first]
        forms.append(named.label.replace(" ", "-"))
        return next((f for f in forms if [n.id for n in self.meant(f)] == [named.id]), forms[0]).lower()

    def typed_of(self, id: str | None) -> str:  # noqa: A002 - the field's name
        """The same for the id of somebody; empty for nobody."""
        return next((self.typed(n) for n in self.all() if n.id == id), "")

    def filled(self, text: str) -> str:
        """An example with the names of this day: `@{person}` and `@{organisation}` are its first ones.

        Where it has none, the example loses that word.
        """
        people, orgs = [n for _, n in self._people], [n for _, n in self._orgs]
        for slot, found in (("person", people), ("organisation", orgs)):
            word = f"@{{{slot}}}"
            text = text.replace(word, f"@{self.typed(found[0])}") if found else text.replace(f" {word}", "")
        return text.removesuffix(":")

    def _exact_forms(self) -> Iterable[tuple[Named, list[str]]]:
        for o, named in self._orgs:
            yield named, [o.short or "", o.name or "", o.initials or "", *o.other_names, *self._of_type(o)]
        yield self._residents, [RESIDENTS, "public"]
        for p, named in self._people:
            first = (p.name or "").split(" ")[0]
            yield named, [first, p.name or "", "".join(w[0] for w in parts(p.name or "")), *p.other_names]

    def _of_type(self, organisation: Organisation) -> list[str]:
        kind = organisation.type
        if kind is None:
            return []
        types = [o.type for o, _ in self._orgs]
        own = list(vocabulary("org_type")[kind].typed) if types.count(kind) == 1 else []
        common = [w for w, sorts in _COMMON.items() if kind in sorts and sum(t in sorts for t in types) == 1]
        taken = {_run(o.short or "") for o, _ in self._orgs if o.id != organisation.id}
        return [w for w in (*own, *common) if _run(w) not in taken]


def _named_org(organisation: Organisation) -> Named:
    label = organisation.short or organisation.name or ""
    return Named("organisation", organisation.id, label, organisation.name or "")


def _runs(start: str, name: str | None) -> bool:
    """Whether the words of a name, written as one, begin so from some word on: `jobcentre` is the Job Centre."""
    words = parts(name or "")
    return any(_run("".join(words[n:])).startswith(start) for n in range(len(words) - 1))


def _begins(start: str, *names: str | None) -> bool:
    return any(w.startswith(start) for name in names for w in parts(name or ""))
