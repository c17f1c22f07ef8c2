"""The day that is played: what happens in the room, and what hands type (interaction.md part 7, as far as it is built).

One function for each session; the people and their words are those of the invented sample.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ui.demo.hands import Hands

# Slip by slip; their sums are those of the sample, and nothing else of them is ever kept.
SLIPS_AT_START: Final = "4232 2323 3232 3221 3332 2232 3231 3222 3322 2232 3222 2132"
SLIPS_AT_END: Final = "4444 4443 3433 3542 4443 4442 4442 3333 4443 4433 3443 3443"
NAME: Final = "Warm and Well"  # of its file
QUESTION: Final = (
    "How can we find and help households in cold, damp homes in Harrowmere before they reach hospital, moving as "
    "little personal data as possible?"
)
ORGANISATIONS: Final = (
    ("Harrowmere Council", "Council", "Unitary council"),
    ("Department for Household Income", "Income", "Central government department"),
    ("National Energy Assistance Agency", "Energy", "Executive agency"),
    ("Harrowmere and Vale Integrated Care Board", "Care Board", "NHS integrated care board"),
    ("Eastmarch Fire and Rescue Service", "Fire", "Fire and rescue service"),
    ("Harrowmere Homes Group", "Homes", "Housing association"),
    ("Harrowmere Residents’ Data Panel", "Panel", "Public panel"),
)
PEOPLE: Final = (  # name, organisation, job title; then the key of the roll call
    ("Petra Quillfeather", "Council", "Director of Public Health", "1"),
    ("Odhran Mossbank", "Council", "Workshop facilitator", "4"),
    ("Tamsin Larkwhistle", "Council", "Data governance officer", "2"),
    ("Idris Emberline", "Council", "Head of Revenues and Benefits", "1"),
    ("Nkechi Thistledown", "Council", "Data Protection Officer", "3"),
    ("Farid Brackenfold", "Income", "Deputy Director, Data Sharing", "2"),
    ("Mei-Lin Oakenshade", "Income", "Government lawyer", "3"),
    ("Rhoswen Pebblebrook", "Energy", "Head of Rebate Delivery", "1"),
    ("Gurpreet Fernhollow", "Energy", "Data architect", "2"),
    ("Callum Saltmeadow", "Care Board", "Associate Director of Intelligence", "2"),
    ("Ayesha Wintermarch", "Care Board", "Respiratory lead", "3"),
    ("Bronwen Starlingate", "Fire", "Prevention lead", "1"),
    ("Tobias Coppermere", "Homes", "Head of Assets", "1"),
    ("Zofia Marigold-Finch", "Panel", "Resident", "3"),
)
REGISTER: Final = (  # what the council brings on paper, and the energy agency sends as a file
    ("Title", "Held by", "Personal data", "Owner", "Update frequency"),
    ("Council Tax Reduction caseload", "Council", "Personal", "Idris Emberline", "Daily"),
    ("Warm Homes Grant applications", "Council", "Personal", "Idris Emberline", "Weekly"),
    ("Local address gazetteer (Harrowmere extract)", "Council", "No personal data", "Tamsin Larkwhistle", "Weekly"),
)
SERVICE_FILE: Final = "title,held by,update frequency\nEnergy rebate payments ledger,Energy,monthly\n"


def begin(
    h: Hands,
    folder: Path,
    *,
    name: str = NAME,
    question: str = QUESTION,
    organisations: Sequence[Sequence[str]] = ORGANISATIONS,
    shape: str = "",
    at: str = "08:30",
) -> None:
    """The start window and its three questions; of another kind of day, the beginning of its name."""
    h.at(at)
    h.program.show_start()
    h.settle()
    h.picture("start")
    h.press("Return")
    h.write(question)
    h.press("Tab")
    h.paste("\n".join("\t".join(o) for o in organisations))
    if shape:
        h.go_to_field("What kind of day")
        h.choose(shape)
    h.go_to_field("Where the day is put")
    h.press("Ctrl+A")
    h.write(str(folder / f"{name}.pilot"))
    h.picture("three-questions")
    h.go_to_field("Begin the day")
    h.press("Space")


def set_up(h: Hands) -> None:
    """The title, and the list of people as it came by mail."""
    h.say("/setup")
    h.go_to_field("Title")
    h.press("Ctrl+A")
    h.write("Warm and Well: winter cold-homes data sharing pilot")
    h.press("Return")
    h.go_to_field("Add a person")
    h.paste("\n".join("\t".join(p[:3]) for p in PEOPLE))
    h.picture("set-up")
    h.press("Escape")
    pre_flight(h)
    h.at("08:50")
    h.room_screen()
    h.picture("first-arrivals")


def pre_flight(h: Hands) -> None:
    """Everything is tried before the room comes; whether the room sees this screen is answered on it."""
    h.say("/preflight")
    h.go_to_field("No, it has its own")
    h.press("Space")
    h.picture("pre-flight")
    h.press("Escape")


def opening(h: Hands) -> None:
    """Names and authority: the roll call, one key a person."""
    h.at("09:38")
    h.press("Return")
    h.picture("late-start")
    h.press("1")
    h.at("09:40")
    h.say("/walk")
    for _, _, _, key in PEOPLE[:2]:
        h.press(key)
    h.picture("roll-call")
    for _, _, _, key in PEOPLE[2:]:
        h.press(key)
    h.picture("opening")
    h.at("10:03")
    h.finish()


def why_now(h: Hands) -> None:
    """The slips, counted while the room writes; then five harms, each with who answers for it."""
    h.at("10:08")
    h.say("/timer", "/count")
    h.write(SLIPS_AT_START.replace(" ", ""))
    h.picture("slips")
    h.press("Return", "Return")
    h.at("10:16")
    h.say(
        "/pile",
        "People in cold homes do not get the grant before winter !council 5x4 -- about 1,400 homes by December",
        "Eligible households never receive the rebate !energy 4x4",
        "Every council builds its own workaround !income 4x3",
        "Winter outreach wasted on the wrong streets !council 4x3",
        "A preventable fatal fire !board+fire 2x5",
    )
    h.picture("pile")
    h.press("Ctrl+Return")
    h.say("/show")
    h.picture("why-now")
    h.at("10:22")
    h.finish()


def what_we_hold(h: Hands) -> None:
    """Round the room: what was imported is there; the others say what they hold."""
    h.at("10:23")
    h.paste("\n".join("\t".join(row) for row in REGISTER))
    h.picture("import")
    h.go_to_field("Bring in 3 rows")
    h.press("Space", "Escape")
    h.say("Adult social care contacts #special owner ? finds out @tamsin by 30/10")
    h.at("10:31")
    h.press("Right")
    h.say("Low-Income Indicator Service #personal @farid #daily", "Household Support Awards Register #personal @farid")
    h.press("Right", "Right")
    h.say("Home Oxygen Therapy register #special #minimum @callum", "Emergency respiratory admissions #pseudo @ayesha")
    h.at("10:44")
    h.press("Right")
    h.write("Mrs Patel at 14 Elm Road had no heating")  # somebody says it, and it is typed by habit
    h.wait_for(lambda: h.day.line.names_somebody)
    h.picture("someone-is-named")
    h.press("Ctrl+Shift+X")
    h.write("Home fire safety visit records #personal @bron")
    h.picture("what-we-hold-typing")
    h.press("Return")
    h.say("#daily #uprn #willing")
    h.press("Right")
    h.say("Tenancy and repairs: damp and mould cases #personal @tobias -- repeat reports logged as new cases")
    h.say("Stock condition and energy performance #nopersonal @tobias")
    h.press("Right")
    h.say("/none")
    h.at("10:58")
    h.say("p: List the fields of the register @gurpreet", "/turn fire")
    h.picture("what-we-hold")
    h.press("Up", "Tab")
    h.picture("details")
    h.press("Ctrl+Return", "Ctrl+Tab")
    h.picture("table")
    h.press("Ctrl+Shift+Tab")
    h.at("11:20")
    h.finish()
    h.press("F12")


def asks_and_offers(h: Hands) -> None:
    """Asks and offers, who meets whom, and each side says back what the other needs."""
    h.at("11:30")
    h.say("/turn council")
    h.say(
        "Confirm low income yes or no at application @income #yesno #eligibility -- grant decided without papers",
        "never: award amount, award type, household members, bank details",
        "back: match figures each quarter, and what was learned",
        "needs: an answer at the counter, not a file",
        "worry: that an answer becomes a list",
    )
    h.say("Map cold homes against winter admissions by small area @board+homes -- where to send the van")
    h.say("/turn fire", "Offer fire safety visits to homes with oxygen equipment @board -- which homes to visit first")
    h.say("offer: Visit outcomes back each month for @board")
    h.say("/turn homes", "offer: Energy ratings and heating type for every home, each quarter for @council")
    h.say("/pair 2")
    h.picture("asks-and-offers")
    h.at("12:02")  # “the law says we cannot”
    h.press("F9")
    h.picture("when-it-goes-wrong")
    h.press("Return", "Escape")
    h.say("/walk")
    h.press("Up", "Up", "1", "Down", "Down", "2", "Return", "Return", "1")
    h.say("They need to know where the van should go @callum")
    h.picture("say-it-back")
    h.press(*["Return"] * 4)
    h.press("Ctrl+Shift+Tab")
    h.picture("map")
    h.press("Ctrl+Tab")
    h.at("12:09")
    h.finish()


def choose_the_pilot(h: Hands) -> None:
    """Scores and dots, hidden until all are in; the fists, the lowest voice, and consent."""
    h.at("12:10")
    h.say("/count scores")
    h.write("453543555353134")
    h.picture("scores")
    h.press("Return")
    h.say("/count dots")
    h.write("26 16 18")
    h.press("Return", "Return")
    h.picture("before-reveal")
    h.say("/reveal")
    h.at("12:30")
    h.say("d: The pilot is the low-income check #dots", "/count fists")
    h.write("524434-")
    h.press("Return")
    h.picture("lowest-voice")
    h.say("A note from our lawyer on the gateway, before the trial starts")
    h.press("Return")
    h.at("12:38")
    h.say("/consent")
    h.press(*["1"] * 6)
    h.say("No match could be read as a refusal")
    h.press("Return")
    h.picture("objection")
    h.say("condition: A no-match is never a refusal")
    h.press(*["1"] * 7)
    h.press(*["Up"] * 4)
    h.say("#pilot")
    h.picture("choose-the-pilot")
    design_the_pilot(h)
    h.at("12:48")
    h.finish()


def design_the_pilot(h: Hands) -> None:
    """How small can it be? And what becomes of the others."""
    h.at("12:43")
    h.press("Return")
    h.say("People who apply for a grant during the trial, about 1,440")
    h.press("-", "Return")
    h.say("name, date of birth, address, yes or no, time of the check")
    h.press("Return")
    h.say("Grant counter of the council")
    h.press("Return")
    h.say("24 weeks")
    h.press("-")
    h.picture("half")
    h.press("Return")
    h.say("Two wrong answers in a hundred, or either party asks")
    h.press("Return")
    h.say("27 nov")
    h.press("Return")
    h.say("Five days from application to decision")
    h.press("Return")
    h.say("29 jan 2027")
    h.press("Return")
    h.say("/others")
    h.press("1", "4")
    h.say("A duty of confidence comes first -- a written answer of the board by 30 oct @callum")
    h.picture("the-others")
    h.press("Return")


def value_exchange(h: Hands) -> None:
    """Each party: what changes, how will we know, and who agrees."""
    h.at("13:25")
    h.press("F12")
    h.say("/count")
    h.write("".join(("145", "244", "045", "155", "245", "344", "145", "035", "245", "155", "244", "145")))
    h.press("Return", "Return")
    h.say("/reveal")
    h.at("13:32")
    h.say("Fewer ad hoc verification calls and letters from councils *2 -- calls a month 140 -> 40")
    h.say("agreed by @farid+idris")
    h.press("Right")
    h.say("Grant decisions without chasing papers *4 -- days from application to decision 23 -> 5")
    h.say("agreed by @idris+farid")
    h.press("Right")
    h.say("People do not have to find and send proof of income *5 -- share of applications abandoned 31 -> 12")
    h.say("agreed by @idris+farid")
    h.say("position: @council #agrees", 'position: @income #reservation "Yes to one answer at a time"')
    h.picture("value-exchange")
    h.press("Ctrl+Tab")
    h.picture("shares")
    h.press("Ctrl+Shift+Tab")
    h.at("14:05")
    h.finish()


def risk_both_ways(h: Hands) -> None:
    """It went wrong because we shared; it went wrong because we did not; who carries each."""
    h.at("14:10")
    h.say(
        "Checks made outside the purpose !income+council 2x4 #misuse",
        "Whole caseload copied when it is not needed !council 3x5",
        "Public hears about it from someone else !council+income 3x4",
        "Legal gateway does not cover the council !income 2x5",
    )
    h.at("14:30")
    h.say("!>council owner @mei by 9 oct")
    h.say("terms: Council pays for audit; department may suspend within one working day")
    h.press("Down")
    h.say("owner @petra by 23 oct", "control: A notice before the first letter")
    h.press("Down")
    h.say("owner @nkechi by 16 oct")
    h.at("14:38")
    h.say("/walk", "!>income #shared")
    h.picture("bearer-round")
    h.press("Escape")
    h.at("14:52")
    h.say("/sort")
    h.picture("risk-both-ways")
    h.press("Ctrl+Tab")
    h.picture("who-carries-it")
    h.press("Ctrl+Tab")
    h.picture("heat-map")
    h.press("Ctrl+Shift+Tab", "Ctrl+Shift+Tab")
    h.at("15:00")
    h.finish()
    h.press("F12")


def move_little(h: Hands) -> None:
    """Would less do? The rung that was asked for, the one that was agreed."""
    h.at("15:10")
    h.say("/walk")
    h.press("Down")
    h.say("Artificial records serve testing only; they decide no application")
    h.picture("one-rung-less")
    h.press("Up", "Return", "Escape")
    h.say("d: The access mode for the pilot is a yes or no; no award data is copied #consent")
    h.picture("move-little")
    h.at("15:30")
    h.finish()


def heads_of_terms(h: Hands) -> None:
    """Nine sentences: true, in other words, or an open question with a person and a date."""
    h.at("15:33")
    h.press("Return", "Return", "2")
    h.picture("other-words")
    h.press("Return")
    h.say("Name, date of birth and address go out; yes or no comes back. Nothing else.")
    h.press("Ctrl+PgDown")
    h.say("? @mei by 9/10")
    h.picture("heads-of-terms")
    h.press("Ctrl+PgDown", "Return")
    h.say("The answer and its time stay with the case for 12 months, then go.")
    h.press("4")
    h.press("Ctrl+PgDown")
    h.say("? @farid by 16/10")
    h.press("Ctrl+PgDown")
    h.say("Ends 22 January 2027. Reviewed 27 November 2026. Either side can stop it in one working day.")
    h.press("4", "4")
    h.at("16:08")
    h.say("/screening")
    h.press(*"21222")
    h.picture("screening")
    h.press(*"11213", "Return")
    h.finish()


def read_back(h: Hands) -> None:
    """Each decision and action, in the first person; then what was parked."""
    h.at("16:10")
    h.say(
        "a: Write the legal note on the gateway @mei by 9/10",
        "a: Complete the data protection impact assessment @nkechi by 16/10",
        "a: Tell residents before the first letter @petra by 23/10",
    )
    h.say("/walk")
    h.press("1", "1")
    h.picture("read-back")
    h.press("1", "1", "1")
    h.say("/parking", "a: List the fields of the register @gurpreet by 30/10")
    h.at("16:29")
    h.finish()


def close(h: Hands) -> None:
    """The nine jobs, each begun by Enter: sentence, notice, slips, sign-off, the ask, papers, and trust last."""
    h.at("16:30")
    h.say("We ask one office whether you get a qualifying award; we see yes or no, and nothing else.")
    h.picture("close")
    h.press("Return")
    h.press(*["1"] * 3)
    h.picture("notice")
    h.press("1")
    for words in (
        "Twelve months, with your case.",
        "Say no at the counter and bring papers. Nobody asks why.",
        "The Council, then the regulator.",
    ):
        h.say(words)
        h.press("Down")
    h.press("1")
    h.press("Return")
    h.write(SLIPS_AT_END.replace(" ", ""))
    h.press("Return", "Return")
    h.press("Return")
    for n in range(len(ORGANISATIONS)):
        if n == 1:
            h.say("Not accepted for us before our SIRO writes.")
        h.press("1")
        if n == 1:
            h.picture("sign-off")
    h.at("16:41")
    h.press("Return")
    h.say("Say who answers for the Department’s share, and let the trial start.")
    h.press("Down")
    h.say("Income’s permanent secretary")
    h.press("Down")
    h.say("2 nov")
    h.press("Down", "1", "Return")
    h.picture("the-ask")
    h.press("1")
    h.at("16:43")
    h.press("Return")
    h.picture("papers-made")
    h.press("Return")
    h.picture("trust-last")
    h.at("16:44")
    h.finish()


def papers(h: Hands) -> None:
    """The report, before the room has left."""
    h.press("Ctrl+P")
    h.go_to_field("Write the report")
    h.press("Space")
    h.picture("documents")
    h.press("Escape")


DAY: Final[tuple[Callable[[Hands], None], ...]] = (
    set_up,
    opening,
    why_now,
    what_we_hold,
    asks_and_offers,
    choose_the_pilot,
    value_exchange,
    risk_both_ways,
    move_little,
    heads_of_terms,
    read_back,
    close,
)
