"""Commands by chance: any kind of record, any field, any value that fits; those that undo takes back."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from workshop import commands as c
from workshop import kinds as k
from workshop import shape as sh
from workshop.decide import Refused
from workshop.field import Record, described
from workshop.store.store import Store
from workshop.vocabulary import vocabulary

# The frame of the day, which undo leaves as it is; what is a wall; and what only others make.
NEVER: Final = {k.Playbook, k.Setting, k.Workshop, k.Session, k.Break, k.Gate, k.SignOff, k.Amendment}
KINDS: Final = tuple(cls for cls in k.ALL if cls not in NEVER and cls.KIND.undoable)
STAMPS: Final = {
    *("order", "created_at", "created_in", "changed_at", "changed_in", "typed_by", "withdrawn_at", "withdrawn_reason")
}
LETTERS: Final = "abcdefghij  klmnop ’“”–é Ŵŷ ض 👍\"'<&%=@#;\\"
TRIES: Final = 200


class Chance:
    """Somebody who does anything."""

    def __init__(self, store: Store, rng: random.Random) -> None:
        self.store, self.rng = store, rng
        self._acts: list[Callable[[], c.Command]] = [
            *[self.add] * 30, *[self.change] * 40, *[self.many] * 8, *[self.withdraw] * 8, *[self.back] * 5,
            *[self.place] * 4, *[self.merge] * 2, *[self.together] * 3,
        ]  # fmt: skip

    def act(self) -> None:
        """One change that is not refused, and does change something.

        Raises:
            AssertionError: there is none to be had.
        """
        for _ in range(TRIES):
            try:
                if self.store.execute(self.rng.choice(self._acts)()):
                    return
            except (Refused, IndexError):
                continue
        raise AssertionError("everything is refused")

    # -- what can be done --
    def add(self) -> c.Command:
        cls = self.rng.choice(KINDS)
        return c.Add(cls.KIND.table, self.store.new_id(cls), self.values(cls))

    def change(self) -> c.Command:
        one = self.one()
        return c.Change(one.KIND.table, one.id, self.values(type(one), most=3))

    def many(self) -> c.Command:
        cls = type(self.one())
        there = self.store.state.all(cls)
        some = self.rng.sample(there, self.rng.randint(1, min(8, len(there))))
        return c.ChangeMany(cls.KIND.table, tuple(r.id for r in some), self.values(cls, most=2))

    def withdraw(self) -> c.Command:
        one = self.one()
        return c.Withdraw(one.KIND.table, one.id, self.words() if self.rng.random() < 0.5 else None)

    def back(self) -> c.Command:
        gone = [r for cls in KINDS for r in self.store.state.every(cls) if r.withdrawn_at is not None]
        one = self.rng.choice(gone)
        return c.BringBack(one.KIND.table, one.id)

    def place(self) -> c.Command:
        one = self.one()
        before = self.rng.choice([None, *(r.id for r in self.store.state.all(type(one)))])
        return c.Place(one.KIND.table, one.id, before)

    def merge(self) -> c.Command:
        one = self.one()
        return c.Merge(one.KIND.table, one.id, self.rng.choice(self.store.state.all(type(one))).id)

    def together(self) -> c.Command:
        return c.Together("import", tuple(self.add() for _ in range(self.rng.randint(2, 6))))

    # -- values --
    def one(self) -> Record:
        """A record that is there."""
        there = [cls for cls in KINDS if self.store.state.all(cls)]
        return self.rng.choice(self.store.state.all(self.rng.choice(there)))

    def values(self, cls: type[Record], most: int = 6) -> dict[str, Any]:
        """Values for some fields of a kind."""
        fields = {n: f for n, f in described(cls).items() if n not in STAMPS}
        chosen = self.rng.sample(sorted(fields), self.rng.randint(1, min(most, len(fields))))
        return {n: self.value(fields[n].shape) for n in chosen}

    def words(self) -> str:
        """Any words, mostly few."""
        return "".join(self.rng.choices(LETTERS, k=self.rng.choice((1, 8, 8, 30, 30, 200))))

    def value(self, shape: sh.Shape) -> Any:
        """A value that fits, or none."""
        rng = self.rng
        if rng.random() < 0.1:
            return None
        match shape:
            case sh.Text():
                return self.words()
            case sh.Number():
                return rng.randint(shape.low or 0, shape.high if shape.high is not None else 100_000)
            case sh.Rank():
                return rng.random()
            case sh.Flag():
                return rng.random() < 0.5
            case sh.Day():
                return date(2026, 9, 15) + timedelta(days=rng.randint(-400, 400))
            case sh.Time():
                return time(rng.randrange(24), rng.randrange(60))
            case sh.Moment():
                return datetime.fromisoformat("2026-09-15T09:00:00+01:00") + timedelta(seconds=rng.randrange(30_000))
            case sh.Code() | sh.Codes():
                codes = list(vocabulary(shape.vocabulary))
                return rng.choice(codes) if isinstance(shape, sh.Code) else tuple(rng.sample(codes, min(2, len(codes))))
            case sh.Ref() | sh.Refs():
                there = self.targets(shape)
                return rng.choice(there) if isinstance(shape, sh.Ref) else tuple(rng.sample(there, min(2, len(there))))
            case sh.Words():
                return tuple(self.words() for _ in range(rng.randrange(4)))
            case sh.Counts():
                return tuple(rng.randrange(20) for _ in shape.of)
            case _:
                return None

    def targets(self, shape: sh.Ref | sh.Refs) -> list[str]:
        """Records that may be pointed to."""
        kinds = [k.KINDS[t] for t in shape.kinds] or list(KINDS)
        return [r.id for cls in kinds for r in self.store.state.all(cls)]
