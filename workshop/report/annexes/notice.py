"""Annex K: what a resident would read, as far as it is written: a draft, of words that somebody let stand."""

from __future__ import annotations

from typing import Final

from workshop.report.annexes.parts import annex, labelled, part, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE
from workshop.report.notes import Notes, marked
from workshop.report.paragraph import Paragraph
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.notice import shown, unspoken
from workshop.words import counted

TITLE = tr("What a resident would read")
_DRAFT: Final = tr(
    "Draft of the public notice, from a workshop record. Only words that somebody let stand are in it; what is "
    "published may read otherwise."
)


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = shown(snapshot)
    if found is None:
        return tr("not drafted")
    return (
        tr("a draft, {parts} still to settle").format(parts=counted(found.open, "part"))
        if found.open
        else tr("a draft")
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex; a line where there is no notice."""
    found, out = shown(snapshot), annex("K", TITLE)
    if found is None:
        return [*out, Paragraph([*marked(unspoken(snapshot))], NOTE.but(after=6))]
    out += text(_DRAFT)
    if found.parts:
        out += [part(found.title or tr("The notice"), "notice"), *labelled(found.parts, Notes())]
    if found.about:
        out += [part(tr("How far the notice is"), "notice-state"), *labelled(found.about, Notes())]
    return out
