"""Days that a report must survive, made in memory."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from workshop import kinds as k
from workshop.field import Record, described
from workshop.kinds.needs import RungReason
from workshop.shape import Text, Words
from workshop.snapshot import Snapshot
from workshop.vocabulary import vocabulary

AT = datetime(2026, 3, 5, 15, 40, tzinfo=UTC)
DAY = date(2026, 3, 5)
HEBREW, ARABIC = "שלום עולם (לא סודי)", "مجلس المدينة (سري)"
AWKWARD = (
    "Datenschutzfolgenabschätzungsverantwortliche",
    "<b>bold</b> & <a href='x'>click</a> &amp; </para>",
    "Thumbs 👍🏽 up, family 👨‍👩‍👧, flag 🇬🇧, 田中さん",
    HEBREW,
    ARABIC,
    f"Said by Yosef יוסף כהן of {ARABIC}, “quoted”",
    "=1+1",
    "w" * 5000,
    "\x07\u200b\ufeff\ud83d end \ue000 \ufffe \u0301",
    "Ŵyl y Tŷ · Łódź · Ελληνικά · Ünïcödé · ≤ → ✓",
    "Two\n\nlines\r\nand a third",
    "\t \n ",
    "{braces} %s %(x)s \\backslash (paren) [bracket]",
)


def new() -> Snapshot:
    """A new day: only a workshop, without a title."""
    return Snapshot.of([k.Workshop(id="ws-1", created_at=AT)])


def pilot_only(**values) -> Snapshot:
    """Two organisations and a pilot between them, with nothing else said."""
    return Snapshot.of(
        [
            k.Workshop(id="ws-1", title="Two of us", date=DAY, created_at=AT),
            k.Organisation(id="org-1", name="Alpha Council", short="Alpha"),
            k.Organisation(id="org-2", name="Beta Trust", short="Beta"),
            k.UseCase(
                id="uc-1",
                title="Ask one thing",
                status="pilot",
                acquirer_org_id="org-1",
                supplier_org_ids=("org-2",),
                **values,
            ),
        ]
    )


def big(datasets: int = 48, risks: int = 300) -> Snapshot:
    """A day of seven organisations with many datasets and risks."""
    orgs = [
        k.Organisation(id=f"org-{i}", name=f"Organisation number {i} of the county", short=f"Org{i}") for i in range(7)
    ]
    people = [
        k.Person(
            id=f"ppl-{i}",
            name=f"Person {i} Longname",
            org_id=f"org-{i % 7}",
            authority_today="decide" if i % 3 else "recommend",
            here=True,
            present_from=time(9),
            job_title="Head of something",
            quote_rule="named",
        )
        for i in range(21)
    ]
    held = [
        k.Dataset(
            id=f"ds-{i:02}",
            title=f"Dataset {i} with a name of some length",
            owner_org_id=f"org-{i % 7}",
            description="What it holds, said in a sentence or two. " * (i % 4),
            personal_data_level="personal",
            known_issue="Some fields are empty." if i % 2 else None,
        )
        for i in range(datasets)
    ]
    cases = [
        k.UseCase(
            id=f"uc-{i}",
            title=f"Use case {i}",
            status="pilot" if i == 0 else "candidate",
            acquirer_org_id="org-0",
            supplier_org_ids=("org-1", "org-2", "org-3", "org-4", "org-5"),
            access_mode_requested="full_copy",
            access_mode_recommended="match_in_place",
        )
        for i in range(12)
    ]
    weighed = [_risk(i) for i in range(risks)]
    worth = [
        k.Value(
            id=f"val-{i}",
            use_case_id="uc-0",
            party="supplier",
            org_id=f"org-{1 + i % 5}",
            statement="Less work",
            score=i % 6,
        )
        for i in range(12)
    ]
    head = k.Workshop(
        id="ws-1", title="A big day: of many things", date=DAY, created_at=AT, handling_marking="OFFICIAL"
    )
    return Snapshot.of([head, *orgs, *people, *held, *cases, *weighed, *worth, *_settled()])


def _settled() -> list[Record]:
    """What such a day leaves: actions, decisions, gaps."""
    acts = [
        k.Action(id=f"act-{i}", action=f"Do thing {i}", owner_person_id="ppl-1", due_date=DAY + timedelta(days=3 * i))
        for i in range(60)
    ]
    decided = [
        k.Decision(
            id=f"dec-{i}",
            decision=f"Decision {i} is taken.",
            status="made",
            method="consent",
            use_case_ids=("uc-0",),
            fists=tuple(k.Fist(org_id=f"org-{o}", fist=(i + o) % 6, note="Because." * o) for o in range(7)),
        )
        for i in range(20)
    ]
    gaps = [
        k.Gap(id=f"gap-{i}", message=f"Open thing {i}", rule_id="G03", fires_on="uc-0", status="open")
        for i in range(40)
    ]
    return [*acts, *decided, *gaps]


def _risk(i: int) -> k.Risk:
    return k.Risk(
        id=f"rsk-{i:03}",
        title=f"Risk {i}: something could happen to somebody",
        direction="not_sharing" if i % 3 == 0 else "sharing",
        use_case_id=f"uc-{i % 12}",
        likelihood=1 + i % 5,
        impact=1 + i // 5 % 5,
        bearer_org_ids=(f"org-{i % 7}",),
        bearer_should_org_ids=(f"org-{i % 7}", f"org-{(i + 1) % 7}"),
        sharing_status="shared",
        cause="A cause that is said in some words",
        mitigation="A measure that is said in some words, and then in some more.",
        accepted_by_person_id=f"ppl-{i % 21}",
        accepted_at=time(14, 30),
    )


def awkward(text: str, *, title: str | None = None) -> Snapshot:
    """A day in which every text that anybody can type is this one."""
    made = []
    for cls in k.ALL:
        if cls in {k.Playbook, k.Setting}:
            continue
        ids = [f"{cls.KIND.prefix}-{n}" for n in (1, 2)]
        made += [_filled(cls, id_, text) for id_ in (ids[:1] if cls.KIND.single else ids)]
    if title is not None:
        made = [r.with_values(title=title) if isinstance(r, k.Workshop) else r for r in made]
    return Snapshot.of(made)


_FIXED = {
    k.Workshop: {"date": DAY, "fictional": True, "host_org_id": "org-1", "sponsor_id": "ppl-1"},
    k.Person: {"org_id": "org-1", "here": True, "present_from": time(9), "authority_today": "recommend"},
    k.AbsentRole: {"role": "siro", "org_id": "org-2", "covered_by_person_id": "ppl-1", "follow_up_action_id": "act-1"},
    k.Trust: {"start": (1, 2, 3, 0, 0), "end": (0, 0, 3, 3, 0)},
    k.Dataset: {"owner_org_id": "org-1", "data_owner_id": "ppl-1", "personal_data_level": "personal"},
    k.Offer: {"org_id": "org-1", "use_case_ids": ("uc-1",)},
    k.UseCase: {
        "acquirer_org_id": "org-1", "supplier_org_ids": ("org-2",), "dataset_ids": ("ds-1",), "status": "pilot",
        "access_mode_requested": "full_copy", "access_mode_recommended": "aggregate",
        "rung_reasons": (RungReason(mode="aggregate", why_it_fails="x"),), "selection_scores": (1, 2, 3, 4, 5),
    },
    k.SayBack: {"use_case_id": "uc-1", "need_said_by_person_id": "ppl-1"},
    k.PilotDesign: {"duration": 3, "duration_unit": "weeks", "decision_date": DAY + timedelta(days=50)},
    k.Position: {"org_id": "org-2", "stance": "reservation", "use_case_id": "uc-1"},
    k.Value: {"use_case_id": "uc-1", "party": "supplier", "org_id": "org-2", "score": 3, "measured_by": DAY},
    k.Risk: {
        "use_case_id": "uc-1", "direction": "sharing", "likelihood": 4, "impact": 4, "bearer_org_ids": ("org-2",),
        "accepted_by_person_id": "ppl-1", "felt_by": ("residents",),
    },
    k.Decision: {
        "use_case_ids": ("uc-1",), "status": "provisional", "fists": (k.Fist(org_id="org-1", fist=1, note="x"),),
        "made_on": DAY, "confirm_by": DAY + timedelta(days=9),
    },
    k.Action: {"owner_person_id": "ppl-1", "due_date": DAY + timedelta(days=40), "relates_to": "rsk-1"},
    k.Question: {"to_person_id": "ppl-2", "due_date": DAY + timedelta(days=70), "status": "open"},
    k.Quote: {"person_id": "ppl-1", "use_case_id": "uc-1"},
    k.Parked: {"disposition": "action", "disposition_ref": "act-1"},
    k.PilotTerms: {"planned_first_use": DAY + timedelta(days=20), "end_date": DAY + timedelta(days=200)},
    k.Gap: {"owner_person_id": "ppl-1", "due_date": DAY, "rule_id": "G03", "fires_on": "uc-1", "status": "open"},
    k.SignOff: {"org_id": "org-1", "person_id": "ppl-1", "accepted": True},
    k.TheAsk: {"by": DAY + timedelta(days=7)},
}  # fmt: skip


def _filled(cls, id_, text):
    values = {
        n: text if isinstance(f.shape, Text) else (text, text)
        for n, f in described(cls).items()
        if isinstance(f.shape, Text | Words)
    }
    values = {
        n: v
        for n, v in values.items()
        if n not in {"not_known", "typed_by", "withdrawn_reason", "rule_id", "fires_on", "field"}
    }
    if id_.endswith("-2") and cls is k.UseCase:
        return cls(
            id=id_, **{**values, **_FIXED[cls], "status": next(iter(vocabulary("use_case_status")))}, created_at=AT
        )
    if id_.endswith("-2") and cls is k.Risk:
        return cls(id=id_, **{**values, **_FIXED[cls], "direction": "not_sharing"}, created_at=AT)
    return cls(id=id_, **{**values, **_FIXED.get(cls, {})}, created_at=AT)
