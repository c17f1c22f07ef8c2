"""Other spellings of the same words are found and struck; what nobody typed, marks and names of parts stay."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.decide.records import NAMES
from workshop.decide.running import PLANNED, STINTS
from workshop.finishing import LEFT
from workshop.running_order import FIXED, PAUSED, SKIPPED_WHY
from workshop.struck import Words, reworded, words
from workshop.timers import TIMERS

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=timezone(timedelta(0)))
MARK = "[personal detail removed 12:00]"


def struck(*phrases):
    return words(phrases, "personal", NOON)


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("Ann-Marie Jones", "Ann‑Marie Jones"),
        ("Ann-Marie Jones", "Ann–Marie  Jones"),
        ("Ann-Marie Jones", "Ann\u00adMarie Jones"),
        ("Ann-Marie Jones", "AnnMarie Jones"),
        ("Ann-Marie Jones", "ANN MARIE JONES"),
        ("Ann-Marie Jones", "Ann-Marie\u200b Jones"),
        ("Ann-Marie Jones", "Ann-Marie\u00a0Jones"),
        ("Ann-Marie Jones", "Ann-Marie_Jones"),
        ("Brackenwhistle", "Bracken\u00adwhistle"),
        ("Brackenwhistle", "Bracken\u200bwhistle"),
        ("Brackenwhistle", "Ｂｒａｃｋｅｎｗｈｉｓｔｌｅ"),
        ("José", "Jose\u0301"),
        ("Jose\u0301", "José"),
        ("José", "JOSE"),
        ("Straße", "STRASSE"),
        ("Strasse", "straße"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("O'Brien", "O’Brien"),
        ("O’Brien", "OBRIEN"),
        ('Mr "Bob" Smith', "Mr “Bob” Smith"),
        ("Mr Bob Smith", "Mr ‘Bob’ Smith"),
        ("Mrs Patel", "Mrs. Patel"),
        ("Mrs. Patel", "MRS PATEL"),
        ("07700 900123", "07700900123"),
        ("07700900123", "07700 900 123"),
        ("07700 900123", "0 7 7 0 0-900.123"),
        ("07700 900123", "+44 7700 900123"),
        ("07700 900123", "+44 (0)7700 900123"),
        ("+44 7700 900123", "07700900123"),
        ("0044 7700 900123", "(07700) 900123"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+33612345678", "0033 6 12 34 56 78"),
        ("943 476 5919", "9434765919"),
        ("QQ 12 34 56 C", "qq123456c"),
        ("QQ123456C", "QQ 12 34 56 C"),
        ("SW1A 1AA", "sw1a1aa"),
        ("SW1A1AA", "SW1A 1AA"),
        ("14 Zanzibar Lane", "14 ZANZIBAR\nLANE"),
        ("٠١٢٣٤٥٦٧", "01234567"),
    ],
)
def test_another_spelling_of_the_same_words_goes_too(phrase, written):
    found = struck(phrase)
    assert found.within(written)
    assert found.without(f"so says {written}, weekly") == f"so says {MARK}, weekly"


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("Bell", "the bellows"),
        ("the rapist", "therapist"),
        ("100", "£1.00 or 10/0"),
        ("07700 900123", "107700900123"),
        ("07700 900123", "077009001234"),
        ("Ann Marie", "Marie Ann"),
        ("Müller", "Mueller"),
        ("Patel", "Pate1"),
    ],
)
def test_other_words_stay(phrase, written):
    assert not struck(phrase).within(written)


def test_an_accent_that_stands_by_itself_goes_with_its_letter():
    assert struck("Jose").without("so Jose\u0301 says") == f"so {MARK} says"


def test_words_over_each_other_leave_one_mark_and_a_mark_is_no_text():
    both = struck("Mrs Patel at 14", "14 Elm Road", "Patel")
    assert both.without("ring Mrs Patel at 14 Elm Road now") == f"ring {MARK} now"
    once = struck("Patel").without("Patel said so")
    assert struck("personal detail", "removed", "detail removed 12:00").without(once) == once
    assert struck("Elm [personal", "said so").without(once) == f"{MARK} {MARK}"


@pytest.mark.parametrize(
    "phrase", ["--", "---", "\u200b\u200b\u200b", "…", " ’’’ ", "ab", "a-", "\u00ad\u00ad\u00adab"]
)
def test_what_has_no_three_letters_in_any_spelling_is_not_looked_for(phrase):
    with pytest.raises(ValueError, match="three letters"):
        struck(phrase)


@given(
    st.text(alphabet="abß é\u0301-–'’.\u00ad\u200b[]01", max_size=40),
    st.sampled_from(["abß", "a-b", "é’b", "b. a", "01", "ab [", "0110"]),
)
def test_in_any_spelling_nothing_of_the_words_is_left_and_the_rest_stands(text, phrase):
    found = Words((phrase,), MARK)
    left = found.without(text)
    assert not found.within(left)
    assert left.count(MARK) == found.count(text)
    assert found.count(text) or left == text


def test_words_that_are_being_typed_are_told_by_their_beginning_in_any_spelling():
    assert struck("Brackenwhistle").without_begun("they visit BRACKEN\u00adwh") == "they visit"
    assert struck("07700 900123").without_begun("ring 0770090") == "ring"
    assert struck("the council").without_begun("they visit the ") == "they visit the "
    assert struck("patel").without_begun("a spate") == "a spate"


def setting(name, value, *phrases):
    return reworded(("setting", name, "value"), value, struck(*phrases).without)


@pytest.mark.parametrize("value", ["zebrafinch", "07700900123", "QQ123456C"])
@pytest.mark.parametrize("name", [f"{SKIPPED_WHY}ses-3", LEFT, "what nobody knows", FIXED, PLANNED])
def test_a_setting_of_one_word_is_struck(name, value):
    assert setting(name, value, "zebrafinch", "07700 900123", "QQ123456C") == MARK


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (FIXED, "ses-3 end"),
        (PLANNED, "ses-0 09:30 25, ses-1 09:55 20"),
        (f"{STINTS}ses-3", "2026-12-01T12:00:00+00:00/2026-12-01T12:09:00+00:00 2026-12-01T13:00:00+00:00"),
        (PAUSED, "2026-12-01T12:00:00+00:00"),
        (NAMES, "off"),
        ("room.safe", "yes"),
        ("room.back_row", "120"),
        ("papers.names", "roles"),
        ("rehearsal", "sample"),
    ],
)
def test_what_the_program_wrote_into_a_setting_stays(name, value):
    assert setting(name, value, value, "ses-3", "off", "yes", "120", "2026-12-01", "end", "roles", "sample") == value


def test_in_json_the_words_go_and_names_of_parts_and_moments_stay():
    steps = [["steps of words", 60, False]]
    row = [{"table": 0, "began": "2026-12-01T12:00:00+00:00", "steps": steps, "words": "words"}]
    kept = json.dumps(row, ensure_ascii=False)
    found = json.loads(setting(f"{TIMERS}ses-3", kept, "words", "steps of", "2026-12-01", "table"))
    assert found == [row[0] | {"steps": [[f"{MARK} {MARK}", 60, False]], "words": MARK}]
    assert setting(f"{TIMERS}ses-3", kept, "another") == kept, "not written anew where nothing was found"
    where = setting("papers.made", "7f3a91c20b4d11e0 16:43 4 /media/Zebrafinch/Day", "zebrafinch", "16:43")
    assert where == f"7f3a91c20b4d11e0 16:43 4 /media/{MARK}/Day"


def test_in_a_record_of_a_record_what_says_which_field_is_meant_stays():
    kept = json.dumps([{"typed": "title of Patel", "part": "title", "choices": "ds-01 ds-02"}])
    found = json.loads(str(reworded(("dataset", "ds-01", "doubts"), kept, struck("title", "ds-01", "Patel").without)))
    assert found == [{"typed": f"{MARK} of {MARK}", "part": "title", "choices": "ds-01 ds-02"}]
    rule = reworded(("gap", "gap-01", "rule_id"), "G13", struck("G13").without)
    assert rule == "G13"
