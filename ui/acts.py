"""Everything that can be done in the window of a day, once: keys, menu and `/words` all come from this list (2.12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Where = Literal["window", "board", "line"]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done."""

    name: str  # of the method that does it
    text: str  # in the menu
    menu: str
    word: str  # after `/`; further words are its arguments
    keys: tuple[str, ...] = ()  # portable names; those of the board and the line are handled where the focus is
    where: Where = "window"
    help: str = ""  # what it does, in the list of completions; the text where there is none
    argument: str = ""  # given with a key
    also: tuple[str, ...] = ()  # further words after `/` that people try for it

    @property
    def explained(self) -> str:
        """What it does, for the list after `/`."""
        return self.help or self.text


MENUS: Final = ("Day", "Edit", "Look", "Card", "Room", "Window", "Help")

ACTS: Final[tuple[Act, ...]] = (
    # the day
    Act("finish", "Finish this session", "Day", "finish", ("F12",), help="Finish the running session, go to the next"),
    Act("start", "Start this session here", "Day", "start", help="The room goes to the session that you look at"),
    Act("time", "Time…", "Day", "time", ("Ctrl+T",), help="5 more, 5 from a break, leave out, split, stop the clock"),
    Act("more", "More minutes", "Day", "more", help="For what runs: /more 10; without a number 5"),
    Act("behind", "Make up minutes", "Day", "behind", help="Where the minutes come from that the day is behind"),
    Act("skip", "Leave this session out", "Day", "skip", help="/skip and the reason"),
    Act(
        "split",
        "Split this session",
        "Day",
        "split",
        help="Its rest comes after the next break; /split 6: after session 6",
    ),
    Act("stop", "Stop the clock", "Day", "stop", help="An alarm, a walk outside; once more: it goes on"),
    Act("timer", "Timer", "Day", "timer", help="Steps of the session; /timer 3 words, /timer 8 table 2, +1, off"),
    Act("tables", "Timers at the tables", "Day", "tables", help="/tables 10 3: ten minutes at three tables"),
    Act("fix", "Fix a time", "Day", "fix", help="Of a row of the day, which then stays: /fix lunch 12:45"),
    Act("free", "Free a time", "Day", "free", help="It may move again: /free lunch"),
    Act("left", "Somebody leaves", "Day", "left", help="/left, who and 15:00; without a time now; with “no”: stays"),
    Act("wrong", "When it goes wrong", "Day", "wrong", ("F9",), help="What to say, lines ready; again: another card"),
    Act("preflight", "Pre-flight…", "Day", "preflight", help="Disk, stick, clock, screens, papers, restore: tried"),
    Act("setup", "Set up…", "Day", "setup", help="Question, organisations, people, running order"),
    Act("import_table", "Import datasets…", "Day", "import", help="From CSV, XLSX, or what you copied"),
    Act(
        "documents",
        "Documents…",
        "Day",
        "documents",
        ("Ctrl+P",),
        help="Report, decision sheet, slips, terms, cue sheet",
        also=("pdf", "print"),
    ),
    Act("evening", "Finish the record…", "Day", "evening", help="What the desk is still asked, one question at a time"),
    Act("follow_up", "Follow-up…", "Day", "followup", help="What became of what was promised, weeks later"),
    Act("papers", "Make the papers", "Day", "papers", help="All at once, beside the day and on the stick"),
    Act("settings", "Settings…", "Day", "settings", help="Text size, names, recent days"),
    Act("copies", "File and copies…", "Day", "copies", help="Is it sound, second copy, snapshots", also=("backup",)),
    Act("history", "History…", "Day", "history", help="What changed, by session, since a time, since sign-off"),
    Act("bin", "Bin…", "Day", "bin", help="What was withdrawn, and the way back", also=("restore",)),
    Act("rehearse", "Rehearse this day", "Day", "rehearse", help="A copy of it, as saved, that counts for nothing"),
    Act("ten_lines", "Ten lines to try", "Day", "ten", help="In a rehearsal: line by line, and the record fills"),
    Act(
        "home",
        "Start window",
        "Day",
        "home",
        ("Ctrl+N", "Ctrl+O"),
        help="To open another file; this day stays open",
        also=("file",),
    ),
    Act("close_day", "Close this day", "Day", "close", also=("exit",)),
    # editing
    Act("undo", "Undo", "Edit", "undo", ("Ctrl+Z",)),
    Act("redo", "Redo", "Edit", "redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Act("find", "Find…", "Edit", "search", ("Ctrl+F",), help="Words in what is shown: /search damp"),
    Act("find_next", "Find next", "Edit", "searchnext", ("F3",)),
    Act("find_before", "Find the one before", "Edit", "searchback", ("Shift+F3",)),
    Act("to_line", "To the line", "Edit", "line", ("Ctrl+K",)),
    Act("done", "Done here", "Edit", "done", ("Ctrl+Return",), help="Close the pane, end the walk"),
    # looking
    *(Act("look", f"Look at session {n}", "Look", f"look {n}", (f"Ctrl+{n}",), argument=str(n)) for n in range(1, 10)),
    Act("look_next", "Look at the next session", "Look", "next", ("Alt+PgDown",)),
    Act("look_before", "Look at the session before", "Look", "before", ("Alt+PgUp",)),
    Act("terms", "Heads of terms", "Look", "terms", help="Nine sentences, and which of them are settled"),
    Act(
        "source", "Where the clause comes from", "Look", "source", help="To the record behind it; /source 2: the second"
    ),
    Act("go_to", "Go to…", "Look", "goto", ("Ctrl+G",), help="A session, a card, a person, a document, by its name"),
    Act("back_to_room", "Back to the room", "Look", "room", help="Look at the session that runs"),
    Act(
        "next_tab",
        "Next turn or use case",
        "Look",
        "turn",
        ("Ctrl+PgDown",),
        help="Whose turn it is: /turn and its name or number",
    ),
    Act("tab_before", "Turn or use case before", "Look", "turnback", ("Ctrl+PgUp",)),
    Act("next_view", "Next view", "Look", "view", ("Ctrl+Tab",), help="Board, table and other views"),
    Act("view_before", "View before", "Look", "viewback", ("Ctrl+Shift+Tab",)),
    Act("next_question", "Next question to ask", "Look", "question", ("Ctrl+J",)),
    Act("to_question", "Go to what is asked", "Look", "there", help="The place of the question in the guide"),
    Act("walk", "Walk through", "Look", "walk", help="This session’s round, row by row, such as the roll call"),
    Act("count", "Count…", "Look", "count", help="Slips, scores, dots, hands, fists, guesses: /count dots"),
    Act("screening", "Screening", "Look", "screening", help="Ten questions by digits; /screening nine"),
    Act("tie", "Level at the top", "Look", "tie", help="Which rule would choose whom; the proposal names it"),
    Act("consent", "Consent round", "Look", "consent", help="The selected proposal: any reasoned objection?"),
    Act("design", "The pilot’s size", "Look", "design", help="How small can it be? Each answer offered at half"),
    Act("half", "Half of this answer", "Look", "half", help="In /design: the current answer at half"),
    Act("others", "What becomes of the others", "Look", "others", help="State and reason of each, also of a no"),
    Act("parking", "Walk the parking lot", "Look", "parking"),
    Act("five_safes", "Five Safes", "Look", "fivesafes", help="Five dials for the pilot, in ten minutes"),
    Act("overlaps", "Walk the overlaps", "Look", "overlaps", help="Datasets that may be the same: link or merge them"),
    Act("still_open", "Walk what is open", "Look", "open", help="By person: who answers what, by when"),
    Act("pile", "Pile of cards", "Look", "pile", help="Many cards at once, no names; Ctrl+Enter adds; /pile 12: of 12"),
    Act("sort", "Sort", "Look", "sort", help="Highest score first; a table by its current column"),
    # the selected card
    Act("details", "Details", "Card", "details", help="All fields of the selected card"),
    Act(
        "edit_words",
        "Change the words",
        "Card",
        "words",
        ("F2",),
        help="The card’s words, ready to be changed",
        also=("correct", "edit"),
    ),
    Act("wording", "Suggested wording…", "Card", "wording", ("Ctrl+I",), help="For the selected card or the clause"),
    Act(
        "withdraw",
        "Withdraw",
        "Card",
        "withdraw",
        ("Del",),
        "board",
        help="Take it off; words after are the reason",
        also=("delete", "remove"),
    ),
    Act("mark", "Take along", "Card", "mark", ("Space",), "board", help="For a merge, or one change of many"),
    Act("keep", "Keep a person’s details", "Card", "keep", help="The words of the selected card stay"),
    Act(
        "strike",
        "Strike words…",
        "Card",
        "strike",
        ("Ctrl+Shift+X",),
        help="Of the line or the selected card: out of the record, its history and every copy",
    ),
    Act("struck", "What was struck…", "Day", "struck", help="When and why, and where the words may still be"),
    Act("amend", "Amend what was accepted…", "Card", "amend", help="With who asked and why; both versions are printed"),
    Act("merge", "Merge the two taken along", "Card", "merge"),
    Act("link", "Link the two taken along", "Card", "link", help="Two datasets about the same: both stay"),
    Act("pair", "Pair ask and offer", "Card", "pair", help="The selected offer meets ask 3: /pair 3; or /mark both"),
    Act("move_up", "Move up", "Card", "up", ("Alt+Up",)),
    Act("move_down", "Move down", "Card", "down", ("Alt+Down",)),
    Act("park", "Park", "Card", "park", ("Alt+Return",), "line", help="Park the line or the selected card"),
    Act("none", "Has nothing that helps", "Card", "none", help="The organisation whose turn it is"),
    Act("not_held", "Not held", "Card", "no", help="While what was sent is confirmed: its organisation has none"),
    Act("answered", "Answered", "Card", "answered", help="In /parking or /open: /answered and how"),
    Act("out_of_scope", "Out of scope", "Card", "out", help="In the parking lot"),
    Act("waive", "Leave it open knowingly", "Card", "waive", help="In /open: /waive why @who"),
    Act("slip", "On somebody’s slip", "Card", "slip", help="In /evening: /slip @name asks somebody else"),
    Act("refuse", "Does not sign", "Card", "not", help="In the sign-off: /not and the reason"),
    # the room
    Act("room_screen", "Room screen", "Room", "screen", ("F5", "Ctrl+R"), help="On the second screen; again: off"),
    Act("only_this", "Show only this", "Room", "only", ("Shift+F5",), help="The selected card alone; again: all"),
    Act("hold", "Hold the room screen", "Room", "hold", ("F7", "Ctrl+Shift+R"), help="It keeps its picture; again: on"),
    Act("blank", "Blank the room screen", "Room", "blank", ("F8", "Ctrl+B"), help="Marking and title only; again: on"),
    Act("safe", "Can the room see this screen?", "Room", "safe", help="/safe yes covers private things, /safe no: not"),
    Act("peek", "Show what is covered", "Room", "peek", help="For ten seconds; again: covered at once"),
    Act("figures", "Figures on the wall", "Room", "figures", help="Asks and offers as counts; shares of risk"),
    Act("lock", "Lock both screens", "Room", "lock", ("Ctrl+Shift+L",), help="An alarm: both blank, the clock stands"),
    Act("reveal", "Reveal scores and counts", "Room", "reveal", help="The room sees them; again: hidden"),
    Act("show", "Show the pile", "Room", "show", help="The room sees the cards that were added as a pile"),
    Act("back_row", "Back-row test", "Room", "backrow", help="Can line 3 be read? /backrow larger, smaller, done"),
    # the window
    Act("commands", "All commands", "Window", "commands", ("Ctrl+Shift+P",)),
    Act("next_pane", "Next pane", "Window", "pane", ("F6",)),
    Act("pane_before", "Pane before", "Window", "paneback", ("Shift+F6",)),
    Act("larger", "Larger text", "Window", "larger", ("Ctrl++", "Ctrl+=")),
    Act("smaller", "Smaller text", "Window", "smaller", ("Ctrl+-",)),
    Act("normal", "Normal text", "Window", "normal", ("Ctrl+0",)),
    Act("lectern", "Lectern view", "Window", "lectern", ("Ctrl+L",), help="To be read from two metres; again: back"),
    Act("full_screen", "Full screen", "Window", "fullscreen", ("F11",)),
    Act("menu", "Menu bar", "Window", "menu", ("F10",)),
    # help
    Act("help", "Help", "Help", "help", ("F1",), help="The guide, at what you look at; /help and words finds them"),
    Act("keys_sheet", "Keys and signs", "Help", "keys", ("Shift+F1",), help="All on one sheet, in this day’s names"),
)

# The twelve that a new scribe learns first, by the names of their acts; all others follow them on the sheet.
FIRST: Final = (
    "finish",
    "next_question",
    "time",
    "wrong",
    "undo",
    "edit_words",
    "go_to",
    "find",
    "room_screen",
    "hold",
    "blank",
    "help",
)

WORDS: Final[Mapping[str, Act]] = MappingProxyType(
    {word: a for a in reversed(ACTS) for word in (*a.also, a.word.split()[0])}
)

# Keys that mean something else to text fields, window systems or screen readers: never bound (2.12). F10 opens the
# menu bar, which is its usual meaning.
RESERVED: Final = frozenset(
    {
        *(f"Ctrl+{k}" for k in ("A", "C", "V", "X", "E", "U", "D", "H", "M", "Q", "W", ",")),
        *(f"Ctrl+{k}" for k in ("Left", "Right", "Home", "End", "Del", "Backspace")),
        *("F4", "Alt+F4", "Alt+Space", "Ins", "CapsLock"),
    }
)


def words() -> Mapping[str, str]:
    """The words after `/`, and what each does: those of the menu first, then those that mean the same."""
    rows = sorted(WORDS.items(), key=lambda row: (row[0] in row[1].also, row[0]))
    return {word: f"/{act.word}: {act.explained}" if word in act.also else act.explained for word, act in rows}


def sheet_keys() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The keys of the sheet, as they are pressed, with what each does: the first twelve, then all others."""
    named = {act.name: act for act in reversed(ACTS)}
    looks = [act for act in ACTS if act.argument]  # the same act with a figure: one row
    others = [act for act in ACTS if act.keys and act.name not in FIRST and act not in looks[1:]]
    return tuple(_on_sheet(named[name]) for name in FIRST), tuple(_on_sheet(act) for act in others)


def _on_sheet(act: Act) -> tuple[str, str]:
    keys = " · ".join(as_written(key) for key in act.keys)
    if act.argument:
        return f"{keys} to 9", "Look at a session by its number"
    where = {"board": " (on the board)", "line": " (in the line)"}.get(act.where, "")
    return f"{keys}{where}", act.text.rstrip("…")


def as_written(key: str) -> str:
    """A key as people write it."""
    return key.replace("PgDown", "PgDn").replace("Return", "Enter").replace("Del", "Delete")
