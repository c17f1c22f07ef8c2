"""Reads and checks a day without the program: python3 read_pilot.py monday.pilot. See file-format.md."""

import hashlib
import json
import sqlite3
import sys

PLACE = ("table", "record", "op", "column", "before_digest", "after_digest")
LOST = object()  # a value that was struck, or hit


def sha(text: str, salt: bytes = b"") -> str:
    """SHA-256 over salt and text."""
    return hashlib.sha256(salt + text.encode("utf-8", "surrogateescape")).hexdigest()


sys.excepthook = lambda _, error, __: print(f"It can’t be read: {error}")  # noqa: T201 - the exit status is 1
place = sys.argv[1].replace("%", "%25").replace("?", "%3f").replace("#", "%23")
db = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
db.row_factory, db.text_factory = sqlite3.Row, lambda raw: raw.decode("utf-8", "surrogateescape")
marks = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
wrong = [] if (marks[0], marks[1] >> 16) == (0x50494C54, 1) else ["it is no workshop file of format 1"]
wrong += [said for (said,) in db.execute("PRAGMA integrity_check") if said != "ok"]
names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
rows = {name: db.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall() for name in names}  # noqa: S608
told, chain, edits = {}, "", {}  # of each record what the journal tells, column by column
for e in rows["journal_edit"]:
    edits.setdefault(e["seq"], []).append(e)
for n, entry in enumerate(rows["journal"], 1):
    own = edits.pop(n, [])
    link = json.dumps([chain, *entry[:6], [[e[c] for c in PLACE] for e in own]])
    chain, told = entry["chain"], {} if entry["kind"] == "checkpoint" else told
    wrong += [f"entry {n} does not follow"] if (n, sha(link)) != (entry["seq"], chain) else []
    for e in own:
        hit = [s for s in ("before", "after") if e[s] is not None and sha(e[s], e[f"{s}_salt"]) != e[f"{s}_digest"]]
        wrong += [f"entry {n}: {side} is not what was written" for side in hit]
        value = LOST if "after" in hit or (e["after_digest"] and not e["after"]) else json.loads(e["after"] or "null")
        told.setdefault((e["table"], e["record"]), {})[e["column"]] = value
        if e["op"] == "remove":
            del told[e["table"], e["record"]]
for name in sorted({*names} - {"journal", "journal_edit", "draft", "_sqlite_migrations"}):
    for row in rows[name]:
        known = told.pop((name, row["id"]), {})
        same = known and all(known.get(c) in (value, LOST) for c, value in dict(row).items() if c != "id")
        wrong += [] if same else [f"{name} {row['id']} is not what the journal tells"]
wrong += [f"{name} {record} is missing" for name, record in (*told, *(("entry", n) for n in edits))]
wrong += ["a draft is not what was typed" for d in rows["draft"] if {*d[3:]} - {None, sha(json.dumps([*d[:3]]))}]
print(*(f"{len(found):6} {name}" for name, found in rows.items()), *wrong, "damaged" if wrong else "sound", sep="\n")  # noqa: T201
sys.exit(1 if wrong else 0)
