"""People and organisations as one types them when a day is set up, and who is meant by a name written as one word."""

from __future__ import annotations

import re

import pytest

from tests.importing.making import NOW
from workshop import commands as c
from workshop import kinds as k
from workshop.capture.complete import offers
from workshop.capture.names import Names
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.decide import Refused, decide
from workshop.people_lines import adding_person, organisation_of, person_of
from workshop.playbook.load import bundled, read_playbook
from workshop.snapshot import Snapshot

SLOT = re.compile(r"@\{(?:person|organisation)\}")


@pytest.fixture
def day(sample):
    s = Snapshot.of([sample.workshop])
    for n, name in enumerate(["Job Centre", "Northfield Schools Trust", "NHS North Board"], 1):
        s = s.after(decide(s, c.Add("organisation", f"org-{n}", organisation_of(s, name)), NOW))
    return s


def people(day, *lines):
    for n, line in enumerate(lines, 1):
        day = day.after(decide(day, adding_person(day, line, lambda _, n=n: f"ppl-{n}"), NOW))
    return [(p.name, p.org_id, p.job_title) for p in day.all(k.Person)]


@pytest.mark.parametrize("typed", ["jobcentre", "JobCentre", "job", "jobc", "Job Centre", "job-centre"])
def test_a_name_of_two_words_is_meant_as_one_word_too(day, typed):
    assert [n.id for n in Names(day).meant(typed)] == ["org-1"]


def test_an_organisation_that_is_there_is_not_offered_to_be_added(day):
    line = "Benefit list @jobcentre"
    assert [o.adds for o in offers(line, len(line), context(day, Place("ses-2")), {})] == [""]


@pytest.mark.parametrize("line", ["Fred Okoro, Job centre", "Fred Okoro, jobcentre", "Fred Okoro @jobcentre"])
def test_after_a_comma_stands_an_organisation_that_is_known(day, line):
    values = person_of(day, line)
    assert (values["name"], values["org_id"]) == ("Fred Okoro", "org-1")


@pytest.mark.parametrize("line", ["Fred Okoro, Ofgem", "Okoro, Fred", "Fred Okoro, Jr"])
def test_other_words_after_a_comma_belong_to_the_name(day, line):
    assert person_of(day, line)["name"] == line


def test_a_second_line_about_somebody_completes_the_first(day):
    assert people(day, "Priya Nair", "Priya Nair @schools") == [("Priya Nair", "org-2", None)]
    assert people(day, "Priya Nair @schools", "priya nair -- Head of data") == [("Priya Nair", "org-2", "Head of data")]


def test_two_of_one_name_from_two_organisations_are_two(day):
    assert len(people(day, "Priya Nair @schools", "Priya Nair @jobcentre")) == 2


def test_the_same_line_twice_is_refused_and_says_so(day):
    with pytest.raises(Refused, match=r"Priya Nair is there already\."):
        people(day, "Priya Nair @schools", "Priya Nair, Northfield Schools Trust")


def test_the_line_of_the_day_says_that_somebody_is_in_the_list(sample):
    reading = parse("person: Farid Brackenfold", context(sample, Place("ses-0")))
    assert [chip.text for chip in reading.chips][-1] == "Another Farid Brackenfold? One is in the list."


@pytest.mark.parametrize("shape", ["one-day", "thirty-people"])
def test_examples_of_the_playbook_name_nobody_of_another_day(day, shape):
    examples = [x for plan in read_playbook(bundled(shape)).sessions for x in (plan.placeholder, plan.empty)]
    assert [x for x in examples if "@" in SLOT.sub("", x).replace("@ and", "").replace("@name", "")] == []
    filled = [Names(day).filled(x) for x in examples if SLOT.search(x)]
    assert [x for x in filled if "@" in x.replace("@ and", "") and "@jobcentre" not in x] == [], "nobody is there yet"
    assert not any("{person}" in x or "{organisation}" in x for x in filled)


def test_an_example_has_the_first_names_of_the_day(sample):
    names = Names(sample)
    assert names.filled("Records #personal @{person}") == f"Records #personal @{names.typed(first(names, 'person'))}"
    assert names.filled("The organisation: @{organisation}") == "The organisation: @council"
    assert Names(Snapshot.of()).filled("The organisation: @{organisation}") == "The organisation"


def first(names, sort):
    return next(n for n in names.all() if n.sort == sort)
