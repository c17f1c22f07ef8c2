"""Everything that can be done in the window of a day, once: keys, menu and `/words` all come from this list (2.12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from workshop.tongue import tr

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


DAY, EDIT, LOOK, CARD = tr("Day"), tr("Edit"), tr("Look"), tr("Card")
ROOM, WINDOW, HELP = tr("Room"), tr("Window"), tr("Help")
MENUS: Final = (DAY, EDIT, LOOK, CARD, ROOM, WINDOW, HELP)

ACTS: Final[tuple[Act, ...]] = (
    # the day
    Act(
        "finish",
        tr("Finish this session"),
        DAY,
        "finish",
        ("F12",),
        help=tr("Finish the running session, go to the next"),
    ),
    Act("start", tr("Start this session here"), DAY, "start", help=tr("The room goes to the session that you look at")),
    Act(
        "time",
        tr("Time…"),
        DAY,
        "time",
        ("Ctrl+T",),
        help=tr("5 more, 5 from a break, leave out, split, stop the clock"),
    ),
    Act("more", tr("More minutes"), DAY, "more", help=tr("For what runs: /more 10; without a number 5")),
    Act("behind", tr("Make up minutes"), DAY, "behind", help=tr("Where the minutes come from that the day is behind")),
    Act("skip", tr("Leave this session out"), DAY, "skip", help=tr("/skip and the reason")),
    Act(
        "split",
        tr("Split this session"),
        DAY,
        "split",
        help=tr("Its rest comes after the next break; /split 6: after session 6"),
    ),
    Act("stop", tr("Stop the clock"), DAY, "stop", help=tr("An alarm, a walk outside; once more: it goes on")),
    Act("timer", tr("Timer"), DAY, "timer", help=tr("Steps of the session; /timer 3 words, /timer 8 table 2, +1, off")),
    Act("tables", tr("Timers at the tables"), DAY, "tables", help=tr("/tables 10 3: ten minutes at three tables")),
    Act("fix", tr("Fix a time"), DAY, "fix", help=tr("Of a row of the day, which then stays: /fix lunch 12:45")),
    Act("free", tr("Free a time"), DAY, "free", help=tr("It may move again: /free lunch")),
    Act(
        "left",
        tr("Somebody leaves"),
        DAY,
        "left",
        help=tr("/left, who and 15:00; without a time now; with “no”: stays"),
    ),
    Act(
        "wrong",
        tr("When it goes wrong"),
        DAY,
        "wrong",
        ("F9",),
        help=tr("What to say, lines ready; again: another card"),
    ),
    Act(
        "preflight", tr("Pre-flight…"), DAY, "preflight", help=tr("Disk, stick, clock, screens, papers, restore: tried")
    ),
    Act("setup", tr("Set up…"), DAY, "setup", help=tr("Question, organisations, people, running order")),
    Act("import_table", tr("Import datasets…"), DAY, "import", help=tr("From CSV, XLSX, or what you copied")),
    Act(
        "documents",
        tr("Documents…"),
        DAY,
        "documents",
        ("Ctrl+P",),
        help=tr("Report, decision sheet, slips, terms, cue sheet"),
        also=("pdf", "print"),
    ),
    Act(
        "evening",
        tr("Finish the record…"),
        DAY,
        "evening",
        help=tr("What the desk is still asked, one question at a time"),
    ),
    Act("follow_up", tr("Follow-up…"), DAY, "followup", help=tr("What became of what was promised, weeks later")),
    Act("papers", tr("Make the papers"), DAY, "papers", help=tr("All at once, beside the day and on the stick")),
    Act("settings", tr("Settings…"), DAY, "settings", help=tr("Text size, names, recent days")),
    Act(
        "copies",
        tr("File and copies…"),
        DAY,
        "copies",
        help=tr("Is it sound, second copy, snapshots"),
        also=("backup",),
    ),
    Act("history", tr("History…"), DAY, "history", help=tr("What changed, by session, since a time, since sign-off")),
    Act("bin", tr("Bin…"), DAY, "bin", help=tr("What was withdrawn, and the way back"), also=("restore",)),
    Act(
        "rehearse", tr("Rehearse this day"), DAY, "rehearse", help=tr("A copy of it, as saved, that counts for nothing")
    ),
    Act("ten_lines", tr("Ten lines to try"), DAY, "ten", help=tr("In a rehearsal: line by line, and the record fills")),
    Act(
        "home",
        tr("Start window"),
        DAY,
        "home",
        ("Ctrl+N", "Ctrl+O"),
        help=tr("To open another file; this day stays open"),
        also=("file",),
    ),
    Act("close_day", tr("Close this day"), DAY, "close", also=("exit",)),
    # editing
    Act("undo", tr("Undo"), EDIT, "undo", ("Ctrl+Z",)),
    Act("redo", tr("Redo"), EDIT, "redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Act("find", tr("Find…"), EDIT, "search", ("Ctrl+F",), help=tr("Words in what is shown: /search damp")),
    Act("find_next", tr("Find next"), EDIT, "searchnext", ("F3",)),
    Act("find_before", tr("Find the one before"), EDIT, "searchback", ("Shift+F3",)),
    Act("to_line", tr("To the line"), EDIT, "line", ("Ctrl+K",)),
    Act("done", tr("Done here"), EDIT, "done", ("Ctrl+Return",), help=tr("Close the pane, end the walk")),
    # looking
    *(
        Act("look", tr("Look at session {n}").format(n=n), LOOK, f"look {n}", (f"Ctrl+{n}",), argument=str(n))
        for n in range(1, 10)
    ),
    Act("look_next", tr("Look at the next session"), LOOK, "next", ("Alt+PgDown",)),
    Act("look_before", tr("Look at the session before"), LOOK, "before", ("Alt+PgUp",)),
    Act("terms", tr("Heads of terms"), LOOK, "terms", help=tr("Nine sentences, and which of them are settled")),
    Act(
        "source",
        tr("Where the clause comes from"),
        LOOK,
        "source",
        help=tr("To the record behind it; /source 2: the second"),
    ),
    Act(
        "go_to",
        tr("Go to…"),
        LOOK,
        "goto",
        ("Ctrl+G",),
        help=tr("A session, a card, a person, a document, by its name"),
    ),
    Act("back_to_room", tr("Back to the room"), LOOK, "room", help=tr("Look at the session that runs")),
    Act(
        "next_tab",
        tr("Next turn or use case"),
        LOOK,
        "turn",
        ("Ctrl+PgDown",),
        help=tr("Whose turn it is: /turn and its name or number"),
    ),
    Act("tab_before", tr("Turn or use case before"), LOOK, "turnback", ("Ctrl+PgUp",)),
    Act("next_view", tr("Next view"), LOOK, "view", ("Ctrl+Tab",), help=tr("Board, table and other views")),
    Act("view_before", tr("View before"), LOOK, "viewback", ("Ctrl+Shift+Tab",)),
    Act("next_question", tr("Next question to ask"), LOOK, "question", ("Ctrl+J",)),
    Act("to_question", tr("Go to what is asked"), LOOK, "there", help=tr("The place of the question in the guide")),
    Act("walk", tr("Walk through"), LOOK, "walk", help=tr("This session’s round, row by row, such as the roll call")),
    Act("count", tr("Count…"), LOOK, "count", help=tr("Slips, scores, dots, hands, fists, guesses: /count dots")),
    Act("screening", tr("Screening"), LOOK, "screening", help=tr("Ten questions by digits; /screening nine")),
    Act("tie", tr("Level at the top"), LOOK, "tie", help=tr("Which rule would choose whom; the proposal names it")),
    Act("consent", tr("Consent round"), LOOK, "consent", help=tr("The selected proposal: any reasoned objection?")),
    Act("design", tr("The pilot’s size"), LOOK, "design", help=tr("How small can it be? Each answer offered at half")),
    Act("half", tr("Half of this answer"), LOOK, "half", help=tr("In /design: the current answer at half")),
    Act("others", tr("What becomes of the others"), LOOK, "others", help=tr("State and reason of each, also of a no")),
    Act("parking", tr("Walk the parking lot"), LOOK, "parking"),
    Act("five_safes", tr("Five Safes"), LOOK, "fivesafes", help=tr("Five dials for the pilot, in ten minutes")),
    Act(
        "overlaps",
        tr("Walk the overlaps"),
        LOOK,
        "overlaps",
        help=tr("Datasets that may be the same: link or merge them"),
    ),
    Act("still_open", tr("Walk what is open"), LOOK, "open", help=tr("By person: who answers what, by when")),
    Act(
        "pile",
        tr("Pile of cards"),
        LOOK,
        "pile",
        help=tr("Many cards at once, no names; Ctrl+Enter adds; /pile 12: of 12"),
    ),
    Act("sort", tr("Sort"), LOOK, "sort", help=tr("Highest score first; a table by its current column")),
    # the selected card
    Act("details", tr("Details"), CARD, "details", help=tr("All fields of the selected card")),
    Act(
        "edit_words",
        tr("Change the words"),
        CARD,
        "words",
        ("F2",),
        help=tr("The card’s words, ready to be changed"),
        also=("correct", "edit"),
    ),
    Act(
        "wording",
        tr("Suggested wording…"),
        CARD,
        "wording",
        ("Ctrl+I",),
        help=tr("For the selected card or the clause"),
    ),
    Act(
        "withdraw",
        tr("Withdraw"),
        CARD,
        "withdraw",
        ("Del",),
        "board",
        help=tr("Take it off; words after are the reason"),
        also=("delete", "remove"),
    ),
    Act("mark", tr("Take along"), CARD, "mark", ("Space",), "board", help=tr("For a merge, or one change of many")),
    Act("keep", tr("Keep a person’s details"), CARD, "keep", help=tr("The words of the selected card stay")),
    Act(
        "strike",
        tr("Strike words…"),
        CARD,
        "strike",
        ("Ctrl+Shift+X",),
        help=tr("Of the line or the selected card: out of the record, its history and every copy"),
    ),
    Act("struck", tr("What was struck…"), DAY, "struck", help=tr("When and why, and where the words may still be")),
    Act(
        "amend",
        tr("Amend what was accepted…"),
        CARD,
        "amend",
        help=tr("With who asked and why; both versions are printed"),
    ),
    Act("merge", tr("Merge the two taken along"), CARD, "merge"),
    Act("link", tr("Link the two taken along"), CARD, "link", help=tr("Two datasets about the same: both stay")),
    Act(
        "pair",
        tr("Pair ask and offer"),
        CARD,
        "pair",
        help=tr("The selected offer meets ask 3: /pair 3; or /mark both"),
    ),
    Act("move_up", tr("Move up"), CARD, "up", ("Alt+Up",)),
    Act("move_down", tr("Move down"), CARD, "down", ("Alt+Down",)),
    Act("park", tr("Park"), CARD, "park", ("Alt+Return",), "line", help=tr("Park the line or the selected card")),
    Act("none", tr("Has nothing that helps"), CARD, "none", help=tr("The organisation whose turn it is")),
    Act("not_held", tr("Not held"), CARD, "no", help=tr("While what was sent is confirmed: its organisation has none")),
    Act("answered", tr("Answered"), CARD, "answered", help=tr("In /parking or /open: /answered and how")),
    Act("out_of_scope", tr("Out of scope"), CARD, "out", help=tr("In the parking lot")),
    Act("waive", tr("Leave it open knowingly"), CARD, "waive", help=tr("In /open: /waive why @who")),
    Act("slip", tr("On somebody’s slip"), CARD, "slip", help=tr("In /evening: /slip @name asks somebody else")),
    Act("refuse", tr("Does not sign"), CARD, "not", help=tr("In the sign-off: /not and the reason")),
    # the room
    Act(
        "room_screen", tr("Room screen"), ROOM, "screen", ("F5", "Ctrl+R"), help=tr("On the second screen; again: off")
    ),
    Act("only_this", tr("Show only this"), ROOM, "only", ("Shift+F5",), help=tr("The selected card alone; again: all")),
    Act(
        "hold",
        tr("Hold the room screen"),
        ROOM,
        "hold",
        ("F7", "Ctrl+Shift+R"),
        help=tr("It keeps its picture; again: on"),
    ),
    Act(
        "blank",
        tr("Blank the room screen"),
        ROOM,
        "blank",
        ("F8", "Ctrl+B"),
        help=tr("Marking and title only; again: on"),
    ),
    Act(
        "safe",
        tr("Can the room see this screen?"),
        ROOM,
        "safe",
        help=tr("/safe yes covers private things, /safe no: not"),
    ),
    Act("peek", tr("Show what is covered"), ROOM, "peek", help=tr("For ten seconds; again: covered at once")),
    Act("figures", tr("Figures on the wall"), ROOM, "figures", help=tr("Asks and offers as counts; shares of risk")),
    Act(
        "lock",
        tr("Lock both screens"),
        ROOM,
        "lock",
        ("Ctrl+Shift+L",),
        help=tr("An alarm: both blank, the clock stands"),
    ),
    Act("reveal", tr("Reveal scores and counts"), ROOM, "reveal", help=tr("The room sees them; again: hidden")),
    Act("show", tr("Show the pile"), ROOM, "show", help=tr("The room sees the cards that were added as a pile")),
    Act(
        "back_row", tr("Back-row test"), ROOM, "backrow", help=tr("Can line 3 be read? /backrow larger, smaller, done")
    ),
    # the window
    Act("commands", tr("All commands"), WINDOW, "commands", ("Ctrl+Shift+P",)),
    Act("next_pane", tr("Next pane"), WINDOW, "pane", ("F6",)),
    Act("pane_before", tr("Pane before"), WINDOW, "paneback", ("Shift+F6",)),
    Act("larger", tr("Larger text"), WINDOW, "larger", ("Ctrl++", "Ctrl+=")),
    Act("smaller", tr("Smaller text"), WINDOW, "smaller", ("Ctrl+-",)),
    Act("normal", tr("Normal text"), WINDOW, "normal", ("Ctrl+0",)),
    Act(
        "lectern",
        tr("Lectern view"),
        WINDOW,
        "lectern",
        ("Ctrl+L",),
        help=tr("To be read from two metres; again: back"),
    ),
    Act("full_screen", tr("Full screen"), WINDOW, "fullscreen", ("F11",)),
    Act("menu", tr("Menu bar"), WINDOW, "menu", ("F10",)),
    # help
    Act("help", HELP, HELP, "help", ("F1",), help=tr("The guide, at what you look at; /help and words finds them")),
    Act(
        "keys_sheet",
        tr("Keys and signs"),
        HELP,
        "keys",
        ("Shift+F1",),
        help=tr("All on one sheet, in this day’s names"),
    ),
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
        *(f"Ctrl+{k}" for k in (tr("Left"), tr("Right"), "Home", "End", "Del", "Backspace")),
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
        return tr("{keys} to 9").format(keys=keys), tr("Look at a session by its number")
    where = {"board": tr(" (on the board)"), "line": tr(" (in the line)")}.get(act.where, "")
    return f"{keys}{where}", act.text.rstrip("…")


def as_written(key: str) -> str:
    """A key as people write it."""
    return key.replace("PgDown", "PgDn").replace("Return", "Enter").replace("Del", "Delete")
