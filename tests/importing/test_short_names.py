"""Short names are proposed as a room would say them, fit the rule of their length, and nobody else has them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.making import NOW
from workshop.commands import Add
from workshop.decide import decide
from workshop.kinds import Organisation
from workshop.short_names import propose
from workshop.snapshot import Snapshot
from workshop.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("name", "org_type", "taken", "short"),
    [
        ("Harrowmere Council", "local_authority_unitary", (), "Council"),
        ("Department for Household Income", "central_department", (), "Income"),
        ("National Energy Assistance Agency", "executive_agency", (), "Energy"),
        ("Harrowmere and Vale Integrated Care Board", "nhs_icb", (), "NHS"),
        ("Harrowmere and Vale Integrated Care Board", "nhs_icb", ("NHS",), "Vale"),
        ("Eastmarch Fire and Rescue Service", "fire_rescue", (), "Fire"),
        ("Eastmarch Fire and Rescue Service", None, (), "Fire"),
        ("Harrowmere Homes Group", "housing_association", (), "Homes"),
        ("Harrowmere Residents' Data Panel", "public_panel", (), "Panel"),
        ("Job Centre", None, (), "JobCentre"),
        ("Job Centre Plus", None, (), "JobCentre"),
        ("Age UK", None, (), "AgeUK"),
        ("Job Centre", None, ("JobCentre",), "Centre"),
        ("Home Energy Trust", None, (), "HomeEnergy"),
        ("Kent Police", "police", (), "Police"),
        ("Residents' Association", None, (), "Association"),
        ("Vale Council", "local_authority_lower", ("council",), "Vale"),
        ("Environment Agency", None, (), "Environment"),
        ("The Agency", None, (), "Agency"),
        ("Scottish Government", None, (), "Scottish"),
        ("Department for Work and Pensions", None, ("Work", "Pensions"), "DWP"),
        ("Attorney General’s Office", None, (), "General"),
        ("Telecommunications", None, (), "Telecommunicat"),
        ("cefas", None, (), "Cefas"),
        ("Income", None, ("Income", "INCOME2"), "Income3"),
        ("Public", None, (), "Public2"),
        ("Órgão 7", None, ("orgao",), "Órgão2"),
        ("", None, (), "Body"),
        ("12 345", None, ("Body",), "Body2"),
    ],
)
def test_proposals(name, org_type, taken, short):
    assert propose(name, org_type, taken) == short


@settings(deadline=None)
@given(
    names=st.lists(
        st.text(max_size=30) | st.sampled_from(["Vale Council", "Residents", "Fire", "ß", "ŉ", "İ"]), max_size=8
    ),
    org_type=st.sampled_from([None, *vocabulary("org_type")]),
)
def test_a_proposal_is_never_refused(names, org_type):
    snapshot, taken = Snapshot.of(), []
    for n, name in enumerate(names):
        short = propose(name, org_type, taken)
        taken.append(short)
        values = {"name": "X", "short": short}
        snapshot = snapshot.after(decide(snapshot, Add("organisation", f"org-{n}", values), NOW))
        assert snapshot.get(Organisation, f"org-{n}").short == short
        assert " " not in short
