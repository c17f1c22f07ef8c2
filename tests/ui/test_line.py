"""The line, by keys: words, kinds, signs, change lines, doubts, chips, completions, what undo and Enter give back."""

from __future__ import annotations

from datetime import date, time

import pytest

from workshop import kinds as k

LONG = ("word " * 20_000).strip()  # as a paste may bring


# -- words and kinds --


def test_words_and_enter_add_what_the_session_collects_for_whose_turn_it_is(hold, hands):
    hands.write("Warm Homes Grant applications")
    assert hold.chips == ["Add dataset", "Council (its turn)"]
    hands.press("Return")
    made = hold.last(k.Dataset)
    assert (made.title, made.owner_org_id) == ("Warm Homes Grant applications", hold.org("Council"))
    assert hold.line == ""
    assert hold.window.desk.selected == made, "the new card is selected, ready to be changed"
    assert hold.in_file().all(k.Dataset) == hold.all(k.Dataset)


@pytest.mark.parametrize(
    ("line", "kind", "field", "words"),
    [
        ("a: Write the legal note", k.Action, "action", "Write the legal note"),
        ("action: Write the legal note", k.Action, "action", "Write the legal note"),
        ("act: Write the legal note", k.Action, "action", "Write the legal note"),
        ("d: The pilot is the check", k.Decision, "decision", "The pilot is the check"),
        ("p: Who pays?", k.Parked, "text", "Who pays?"),
        ("q: Which requirement?", k.Question, "text", "Which requirement?"),
        ("r: Checks outside the purpose", k.Risk, "title", "Checks outside the purpose"),
        ("n: Nobody gets the grant", k.Risk, "title", "Nobody gets the grant"),
        ("o: Visit outcomes each month", k.Offer, "text", "Visit outcomes each month"),
        ("ask: Confirm low income", k.UseCase, "title", "Confirm low income"),
        ("data: A register", k.Dataset, "title", "A register"),
        ('quote: "I could defend this" @zofia', k.Quote, "text", "I could defend this"),
        ("note: Ask her after lunch", k.Note, "text", "Ask her after lunch"),
        ("Risk: falls register", k.Risk, "title", "falls register"),
    ],
)
def test_a_kind_with_its_colon_adds_that_kind_from_anywhere(hold, hands, line, kind, field, words):
    hands.say(line)
    assert getattr(hold.last(kind), field) == words
    assert hold.line == ""


def test_a_kind_word_without_its_colon_is_a_word(hold, hands):
    hands.say("Risk register of high-rise buildings")
    assert hold.last(k.Dataset).title == "Risk register of high-rise buildings"
    assert not hold.all(k.Risk)


def test_words_can_be_typed_at_the_desk_in_every_script_and_are_kept_as_typed(hold, hands):
    for words in ("Bwrdd Iechyd Prifysgol 🏠", "سجل الأسر", "<b>Homes</b> & “quotes” =1+1", "a\\b 'q' %s {x}"):
        hands.say(words)
        assert hold.last(k.Dataset).title == words
    hold.window.line.edit.setText(LONG)
    hands.press("Return")
    assert hold.in_file().all(k.Dataset)[-1].title == LONG


# -- signs --


def test_signs_fill_fields_and_the_chips_say_the_same(hold, hands):
    hands.press("Right")
    hands.write("Low-Income Indicator Service #personal @farid #daily")
    assert hold.chips == ["Add dataset", "Income (its turn)", "Personal", "Owner: Farid Brackenfold", "Daily"]
    hands.press("Return")
    made = hold.last(k.Dataset)
    assert made.title == "Low-Income Indicator Service"
    assert made.owner_org_id == hold.org("Income")
    assert made.personal_data_level == "personal"
    assert made.data_owner_id == hold.person("Farid")
    assert made.update_frequency == "freq:daily"


def test_a_risk_has_bearers_a_score_a_second_line_and_the_time_at_which_it_was_said(room, hands):
    room.look("risk")
    hands.write("Checks made outside the purpose !income+council 2x4 #misuse at 14:35 -- an inquiry asks why")
    assert room.chips[0] == "Add risk if we share"
    assert "2 × 4 = 8" in room.chips
    hands.press("Return")
    made = room.last(k.Risk)
    assert (made.title, made.consequence) == ("Checks made outside the purpose", "an inquiry asks why")
    assert made.bearer_org_ids == (room.org("Income"), room.org("Council"))
    assert (made.likelihood, made.impact, made.said_at) == (2, 4, time(14, 35))
    assert made.direction == "sharing"


def test_on_the_other_column_the_line_adds_a_risk_of_not_sharing(room, hands):
    room.look("risk")
    hands.press("Right")
    hands.write("Every council builds its own workaround !income 4x3")
    assert room.chips[0] == "Add risk if we don’t share"
    hands.press("Return")
    assert room.last(k.Risk).direction == "not_sharing"


def test_a_value_has_a_score_a_measure_and_two_figures(sample_room, hands):
    room = sample_room
    room.look("value")
    hands.write("Fewer verification calls and letters *2 -- calls a month 140 -> 40")
    assert "140 → 40" in room.chips
    hands.press("Return")
    made = room.last(k.Value)
    assert made.statement == "Fewer verification calls and letters"
    assert (made.score, made.measure, made.baseline, made.target) == (2, "calls a month", "140", "40")
    assert made.party == "supplier"
    hands.say("agreed by @farid+idris")
    assert set(room.last(k.Value).agreed_by_person_ids) == {room.person("Farid"), room.person("Idris")}


def test_a_due_date_is_day_first_and_is_shown_with_its_weekday(room, hands):
    hands.write("a: Write the legal note on the gateway @mei by 9/10")
    assert "By Fri 9 Oct" in room.chips
    hands.press("Return")
    made = room.last(k.Action)
    assert made.action == "Write the legal note on the gateway"
    assert (made.owner_person_id, made.due_date) == (room.person("Mei-Lin"), date(2026, 10, 9))


def test_what_is_not_known_has_somebody_who_finds_out(hold, hands):
    hands.write("Adult social care contacts #special owner ? finds out @tamsin by 30/10")
    assert "Owner: not known" in hold.chips
    hands.press("Return")
    made, gap = hold.last(k.Dataset), hold.last(k.Gap)
    assert made.not_known == ("data_owner_id",)
    assert (gap.fires_on, gap.owner_person_id, gap.due_date) == (made.id, hold.person("Tamsin"), date(2026, 10, 30))
    hands.press("Ctrl+Z")
    assert not hold.all(k.Dataset)
    assert not hold.all(k.Gap), "the record and its gap are one step"


# -- rules --


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Door-to-door 24x7 list", "Door-to-door 24x7 list"),
        ("#1 problem list", "#1 problem list"),
        ("#nosuchlabel list", "#nosuchlabel list"),
        (r"\@home visits", "@home visits"),
        ("4x4 vehicle fleet !council", "4x4 vehicle fleet !council"),
        ("visits by May", "visits by May"),
        ("opened by hand", "opened by hand"),
    ],
)
def test_g1_what_was_not_understood_stays_in_the_words(hold, hands, line, title):
    hands.say(line)
    assert hold.last(k.Dataset).title == title


def test_g2_a_name_that_the_sentence_needs_stays_in_it_as_a_mention(hold, hands):
    hands.say("Letters sent by @fire to tenants #personal")
    made = hold.last(k.Dataset)
    assert made.title == "Letters sent by Fire to tenants"
    assert made.owner_org_id == hold.org("Council")
    assert made.mentions == (hold.org("Fire"),)


def test_g3_a_name_of_several_stays_words_until_a_number_answers(hold, hands):
    hands.write("Low income list @harrowmere #personal")
    assert hold.doubts == ["Which harrowmere? 1 Council · 2 Care Board · 3 Homes · 4 Panel"]
    hands.press("Return")
    made = hold.last(k.Dataset)
    assert made.title == "Low income list @harrowmere"
    assert made.owner_org_id == hold.org("Council")
    card = next(c for c in hold.window.stage.screen().turn.cards.cards.rows if c.id == made.id)
    assert "Which harrowmere?" in card.exceptions
    hands.write("3")
    assert hold.chips == ["Answer 3"]
    hands.press("Return")
    made = hold.last(k.Dataset)
    assert (made.title, made.owner_org_id, made.doubts) == ("Low income list", hold.org("Homes"), ())


def test_g4_a_name_of_nobody_stays_words_and_can_become_an_organisation(hold, hands):
    hands.write("Meter readings @ofgem")
    assert hold.doubts == ["Nobody called “ofgem”. Kept as words."]
    assert hold.offered == ["Add “Ofgem” as an organisation"]
    hands.press("Tab")
    assert hold.last(k.Organisation).name == "Ofgem"
    assert hold.doubts == []
    assert hold.line.rstrip() == "Meter readings @ofgem", "the words are still there"
    hands.press("Return")
    assert hold.last(k.Dataset).owner_org_id == hold.last(k.Organisation).id


def test_g5_two_letters_only_offer_and_three_count(hold, hands):
    hands.write("Radon map @fi")
    assert "Fire" in hold.offered
    assert "Held by Fire" not in hold.chips
    hands.write("r")
    assert "Held by Fire" in hold.chips


def test_g6_a_second_value_replaces_the_first_and_the_chip_says_so(dataset, hands):
    hands.write("#special")
    assert dataset.chips == ["Change “Council Tax Reduction…”", "Personal → Special category"]
    hands.press("Return")
    assert dataset.last(k.Dataset).personal_data_level == "special_category"


def test_g7_a_day_on_which_nobody_works_is_stored_and_flagged_with_its_neighbours(room, hands):
    hands.write("a: Write the legal note @mei by 19/9")
    assert room.doubts == ["Sat 19 Sep is no working day: Fri 18 Sep or Mon 21 Sep?"]
    hands.press("Return")
    assert room.last(k.Action).due_date == date(2026, 9, 19)
    hands.write("a: Write it by 30 feb")
    assert room.doubts == ["“by 30 feb” is no date. Kept as words."]
    hands.press("Return")
    assert room.last(k.Action).action == "Write it by 30 feb"


def test_g8_backspace_on_a_kind_gives_the_word_back(hold, hands):
    hands.write("Risk: ")
    hands.write("falls")
    assert hold.chips[0] == "Add risk if we share"
    hands.press(*["Backspace"] * 5)
    hands.press("Backspace")
    assert hold.line == "Risk: ", "the word is still there; only its meaning is gone"
    hands.write("falls register")
    assert hold.chips[0] == "Add dataset"
    hands.press("Return")
    assert hold.last(k.Dataset).title == "Risk: falls register"
    hands.write("Risk: it comes back")
    assert hold.chips[0] == "Add risk if we share", "it holds for that line only"


def test_g8_backspace_on_a_sign_gives_the_words_back(hold, hands):
    hands.write("Register #special ")
    assert "Special category" in hold.chips
    hands.press("Backspace")
    assert "Special category" not in hold.chips
    assert hold.line == "Register #special "
    hands.press("Return")
    assert hold.last(k.Dataset).title == "Register #special"


def test_g8_undo_after_enter_gives_the_words_back(hold, hands):
    hands.say("Risk: falls register")
    assert len(hold.all(k.Risk)) == 1
    hands.press("Ctrl+Z")
    assert not hold.all(k.Risk)
    assert hold.line == "Risk: falls register"


def test_g9_signs_alone_need_a_card_and_the_line_keeps_them(hold, hands):
    hands.write("#personal @bron")
    assert hold.chips == ["No words, so this would change a card. Choose one with ↑, or add words."]
    hands.press("Return")
    assert hold.line == "#personal @bron"
    assert hold.notice == "No words, so this would change a card. Choose one with ↑, or add words."
    assert not hold.all(k.Dataset)


def test_g11_all_that_is_typed_is_in_the_words_or_in_a_chip(hold, hands):
    line = "Home visits by noon #weird @harrowmere #personal @bronwen #daily"
    hands.write(line)
    chips = " ".join(hold.chips)
    hands.press("Return")
    made = hold.last(k.Dataset)
    for word, chip in (("#personal", "Personal"), ("@bronwen", "Owner: Bronwen Starlingate"), ("#daily", "Daily")):
        assert (word in made.title) != (chip in chips), word
    for word in ("Home", "visits", "#weird", "by", "noon", "@harrowmere"):
        assert word in made.title.split()


# -- change lines --


def test_a_line_of_signs_changes_the_selected_card_and_leaves_the_others(dataset, hands):
    hands.say("Warm Homes Grant applications")
    hands.press("Up")
    hands.write("#daily #uprn #willing")
    assert dataset.chips[0] == "Change “Council Tax Reduction…”"
    hands.press("Return")
    first, second = dataset.all(k.Dataset)
    assert first.update_frequency == "freq:daily"
    assert first.linking_identifiers == ("uprn",)
    assert second.update_frequency is None
    assert dataset.window.desk.selected.id == first.id


def test_a_name_alone_changes_the_holder(dataset, hands):
    hands.say("@fire")
    assert dataset.last(k.Dataset).owner_org_id == dataset.org("Fire")


def test_a_change_line_undone_comes_back_into_the_line(dataset, hands):
    hands.say("#daily")
    hands.press("Ctrl+Z")
    assert dataset.last(k.Dataset).update_frequency is None
    assert dataset.line == "#daily"


def test_a_risk_is_passed_on_with_an_owner_and_a_date(room, hands):
    room.look("risk")
    hands.say("Public hears about it !income 3x4", "!>council owner @nkechi by 16 oct")
    made = room.last(k.Risk)
    assert made.bearer_org_ids == (room.org("Income"),)
    assert made.bearer_should_org_ids == (room.org("Council"),)
    assert (made.owner_person_id, made.due_date) == (room.person("Nkechi"), date(2026, 10, 16))
    hands.say("terms: Council pays for audit; suspend within one day")
    assert room.last(k.Risk).sharing_terms == "Council pays for audit; suspend within one day"


def test_field_lines_write_a_field_of_the_selected_card(room, hands):
    room.look("asks")
    hands.say("Confirm low income yes or no @income #yesno", "never: award amount, bank details", "back: match figures")
    made = room.last(k.UseCase)
    assert made.data_explicitly_excluded == ("award amount", "bank details")
    assert made.reciprocity == "match figures"
    hands.say("needs: an answer at the counter, not a file")
    assert room.last(k.SayBack).need_words == "an answer at the counter, not a file"


def test_a_field_line_without_words_is_kept_and_said(room, hands):
    room.look("asks")
    hands.say("Confirm low income @income", "never:")
    assert room.line == "never:"
    assert room.notice == "Add words after the colon."


def test_one_line_changes_all_the_cards_that_are_taken_along(dataset, hands):
    hands.say("Second list", "Third list", "/mark")
    hands.press("Up")
    hands.say("/mark", "#daily")
    assert [d.update_frequency for d in dataset.all(k.Dataset)] == [None, "freq:daily", "freq:daily"]
    hands.press("Ctrl+Z")
    assert [d.update_frequency for d in dataset.all(k.Dataset)] == [None, None, None], "one step for all of them"


# -- completion --


def test_names_are_offered_chosen_by_arrows_and_taken_by_tab(hold, hands):
    hands.write("Radon map @b")
    assert hold.offered[0] != ""
    assert "Bronwen Starlingate" in hold.offered
    at = hold.offered.index("Bronwen Starlingate")
    hands.press(*["Down"] * at, "Tab")
    assert hold.line == "Radon map @bronwen "
    assert "Owner: Bronwen Starlingate" in hold.chips
    assert hold.offered == []


def test_labels_are_offered_for_the_kind_of_the_line(hold, hands):
    hands.write("Radon map #spe")
    assert "#special" in hold.offered
    hands.press("Tab")
    assert "Special category" in hold.chips
    hands.press("Return")
    assert hold.last(k.Dataset).personal_data_level == "special_category"


def test_esc_closes_the_list_and_keeps_the_words(hold, hands):
    hands.write("Radon map #spe")
    hands.press("Escape")
    assert hold.offered == []
    assert hold.line == "Radon map #spe"
    assert hands.focus() is hold.window.line.edit


def test_enter_takes_the_words_as_they_stand_whatever_is_offered(hold, hands):
    hands.write("Radon map @fi")
    assert hold.offered
    hands.press("Return")
    assert hold.last(k.Dataset).title == "Radon map @fi"
    assert hold.offered == []


def test_a_click_takes_what_is_offered(hold, hands, qtbot):
    hands.write("Radon map @fi")
    listed = hold.window.line.completions
    row = hold.offered.index("Fire")
    hands.click(listed.viewport(), listed.visualRect(listed.model().index(row, 0)).center())
    assert hold.line == "Radon map @fire "
    assert hands.focus() is hold.window.line.edit


def test_commands_are_offered_and_enter_does_the_chosen_one(hold, hands):
    hands.write("/non")
    assert hold.offered[0] == "/none"
    hands.press("Return")
    assert hold.state.get(k.Organisation, hold.org("Council")).holds_nothing is True
    assert hold.line == ""


def test_an_unknown_command_is_said_and_kept(hold, hands):
    hands.say("/dance")
    assert hold.line == "/dance"
    assert hold.notice == "Nothing called “dance”. All commands: Ctrl Shift P"
    hands.write("Radon map")
    assert hold.line == "Radon map", "what is typed next takes its place"


@pytest.mark.parametrize(("word", "does"), [("/delete sent twice", "withdraws"), ("/edit", "changes")])
def test_words_that_people_try_do_what_they_mean(dataset, hands, word, does):
    hands.say(word)
    if does == "withdraws":
        assert not dataset.all(k.Dataset)
    else:
        assert dataset.window.desk.details
