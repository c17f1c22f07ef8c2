"""What was accepted stays as it was said; what describes it may be finished; a change is an amendment with a reason."""

from __future__ import annotations

import pytest

from tests.store.making import a_day, add
from workshop import commands as c
from workshop.content_code import room_code
from workshop.decide import Refused
from workshop.kinds import Amendment, Dataset, SignOff, TheAsk
from workshop.past import Asked, steps
from workshop.terminal.file import history


@pytest.fixture
def store(tmp_path):
    made = a_day(tmp_path / "day.pilot", "Awards")
    made.execute(c.Add("person", "ppl-01", {"name": "Petra Quillfeather", "org_id": "org-01"}))
    made.execute(c.Add("comment", "cmt-1", {"text": "only for us"}))
    made.execute(c.Add("sign_off", made.new_id(SignOff), {"org_id": "org-01", "accepted": True}))
    yield made
    made.close()


def test_words_said_aloud_are_locked(store):
    for command in (
        c.Change("dataset", "ds-01", {"title": "Awards register"}),
        c.Withdraw("dataset", "ds-01", "said twice"),
        c.Add("action", "act-01", {"action": "Write"}),
        c.ChangeMany("dataset", ("ds-01",), {"known_issue": "old"}),
    ):
        with pytest.raises(Refused, match="accepted"):
            store.execute(command)
    assert store.state.get(Dataset, "ds-01").title == "Awards"


def test_the_desk_goes_on_and_the_signed_code_stays(store):
    before = room_code(store.state)
    store.execute(c.Change("dataset", "ds-01", {"catalogue_address": "shelf 4", "keywords": ("income",)}))
    store.execute(c.Add("comment", "cmt-2", {"text": "and this"}))
    store.execute(c.Add("the_ask", store.new_id(TheAsk), {"text": "Say who answers for it."}))
    assert room_code(store.state) == before


def test_before_anybody_accepted_nothing_is_locked(tmp_path):
    store = a_day(tmp_path / "open.pilot", "Awards")
    store.execute(c.Add("sign_off", store.new_id(SignOff), {"org_id": "org-01", "refused_reason": "not yet"}))
    add(store, "Visits")
    with pytest.raises(Refused, match="Nothing is accepted yet"):
        store.execute(c.Amend("dataset", "ds-01", {"title": "x"}, "because", "ppl-01"))
    store.close()


def test_an_amendment_keeps_both_versions_with_who_asked_and_why(store):
    before = room_code(store.state)
    store.execute(
        c.Amend(
            "dataset",
            "ds-01",
            {"title": "Awards register", "catalogue_address": "x"},
            "It has a new name",
            "ppl-01",
            ("ppl-01",),
            ("amd-01",),
        )
    )
    made = store.state.get(Amendment, "amd-01")
    assert (made.old_words, made.new_words, made.why) == ("Awards", "Awards register", "It has a new name")
    assert (made.about, made.field, made.asked_by_org_id) == ("ds-01", "title", "org-01")
    assert made.accepted_on == store.clock.now().date()
    assert len(store.state.all(Amendment)) == 1
    assert room_code(store.state) != before
    with pytest.raises(Refused, match=r"amended at .* That stays"):
        store.undo()
    assert store.state.get(Dataset, "ds-01").title == "Awards register"


@pytest.mark.parametrize(
    ("values", "why", "who", "said"),
    [
        ({"title": "Other"}, " ", "ppl-01", "why"),
        ({"title": "Other"}, "because", "ppl-99", "who asked"),
        ({"title": "Awards"}, "because", "ppl-01", "nothing changes"),
    ],
)
def test_an_amendment_without_a_reason_a_person_or_a_change_is_refused(store, values, why, who, said):
    with pytest.raises(Refused, match=said):
        store.execute(c.Amend("dataset", "ds-01", values, why, who, (), ("amd-01",)))


def test_what_changed_since_sign_off_is_told_field_by_field(store):
    store.execute(c.Amend("dataset", "ds-01", {"title": "Register"}, "New name", "ppl-01", (), ("amd-01",)))
    told = steps(store.entries, store.state, Asked(since_signing=True))
    assert next((x.field, x.old, x.new) for x in told[0].changes) == ("Name", "Awards", "Register")
    assert "Name of “Register”: Awards → Register" in history(told, as_json=False)
    assert len(told) == 1


# -- what the desk adds never says another thing than the room --


@pytest.fixture
def accepted(tmp_path):
    store = a_day(tmp_path / "accepted.pilot")
    store.execute(c.Add("person", "ppl-01", {"name": "Farid", "org_id": "org-01", "authority_today": "recommend"}))
    store.execute(c.Add("dataset", "ds-01", {"title": "Stock condition", "personal_data_level": "none"}))
    risk = {"title": "Public hears", "direction": "sharing", "likelihood": 3, "impact": 4}
    store.execute(c.Add("risk", "rsk-01", risk))
    store.execute(c.Add("risk", "rsk-02", {**risk, "accepted_by_person_id": "ppl-01"}))
    pilot = {"title": "Ask", "status": "pilot", "data_explicitly_excluded": ("Award amount",)}
    store.execute(c.Add("use_case", "uc-01", pilot))
    store.execute(c.Add("transparency_notice", "not-01", {"said_to_resident": "One question."}))
    store.execute(c.Add("sign_off", store.new_id(SignOff), {"org_id": "org-01", "accepted": True}))
    yield store
    store.close()


@pytest.mark.parametrize(
    ("table", "id_", "values", "said"),
    [
        ("risk", "rsk-01", {"residual_likelihood": 4, "residual_impact": 4}, "scored this 12. After .* can’t be 16"),
        ("risk", "rsk-01", {"status": "accepted"}, "Nobody accepted this risk"),
        ("risk", "rsk-02", {"status": "accepted"}, "could not decide"),
        ("dataset", "ds-01", {"special_categories": ("health",)}, "no personal data"),
        ("dataset", "ds-01", {"identification_risk": "2"}, "no personal data"),
        ("transparency_notice", "not-01", {"what": "We ask. Used: award amount."}, "never used"),
    ],
)
def test_a_field_of_the_desk_that_contradicts_the_room_is_refused_with_the_way_to_amend(
    accepted, table, id_, values, said
):
    with pytest.raises(Refused, match=said) as refused:
        accepted.execute(c.Change(table, id_, values))
    assert refused.value.sentence.endswith("amend it: /amend, with who asked and why.")


@pytest.mark.parametrize(
    ("table", "id_", "values"),
    [
        ("risk", "rsk-01", {"residual_likelihood": 2, "residual_impact": 4, "status": "mitigating"}),
        ("dataset", "ds-01", {"identification_risk": "6", "description": "One row a home."}),
        ("transparency_notice", "not-01", {"what": "We ask one office. Used: name."}),
    ],
)
def test_what_agrees_with_the_room_is_kept(accepted, table, id_, values):
    before = room_code(accepted.state)
    accepted.execute(c.Change(table, id_, values))
    assert room_code(accepted.state) == before
