"""Pre-flight by keys: tried when it is opened, each finding leads to what can be done (W14, W15)."""

from __future__ import annotations

from datetime import datetime

from ui.settings import Recent
from workshop.kinds import Setting
from workshop.sample import ZONE


def said(window):
    page = window.stage.page_of("preflight")
    return {name: row.state.text() for name, row in page.rows.items()}


def test_one_word_tries_everything_and_leaves_nothing(room, hands, tmp_path):
    before = {p.name for p in tmp_path.iterdir()}
    hands.say("/preflight")
    page = room.window.stage.page_of("preflight")
    hands.wait_for(lambda: not page.busy())
    found = said(room.window)
    assert len(found) == 11
    assert {found[n] for n in ("disk", "writing", "file", "restore", "papers")} == {"✓ Ready"}
    assert {found[n] for n in ("second", "safe", "backrow")} == {"! Look at it"}
    assert page.summary.text().endswith("to look at.")
    assert {p.name for p in tmp_path.iterdir()} == before


def test_what_was_answered_is_kept_with_the_day(room, hands):
    hands.say("/preflight")
    hands.go_to_field("No, it has its own")
    hands.press("Space")
    assert said(room.window)["safe"] == "✓ Ready"
    assert room.window.day.state.get(Setting, "room.safe").value == "no"


def test_a_finding_leads_to_what_can_be_done_and_esc_comes_back_to_the_line(room, hands):
    hands.say("/preflight")
    hands.go_to_field("Choose a second place…")
    hands.press("Space")
    assert room.window.desk.page == "copies"
    hands.press("Esc")
    assert room.window.desk.page is None


def test_the_start_window_opens_it_for_the_day_that_is_next(program, hands, clock, room_file, tmp_path):
    path = tmp_path / "Next.pilot"
    path.write_bytes(room_file.read_bytes())
    program.settings.opened(Recent(str(path), "Next", date="2026-09-15"))
    clock.set(datetime(2026, 9, 15, 8, 30, tzinfo=ZONE))
    program.show_start()
    hands.go_to_field("Pre-flight…")
    hands.press("Space")
    hands.wait_for(lambda: bool(program.windows))
    assert hands.day.desk.page == "preflight"
    hands.settle()


def test_of_a_day_that_is_over_the_start_window_offers_none(program, hands, clock, room_file, tmp_path):
    path = tmp_path / "Over.pilot"
    path.write_bytes(room_file.read_bytes())
    program.settings.opened(Recent(str(path), "Over", date="2026-09-15"))
    clock.set(datetime(2026, 10, 1, 8, 30, tzinfo=ZONE))
    program.show_start()
    try:
        hands.go_to_field("Pre-flight…", most=20)
    except LookupError:
        return
    raise AssertionError
