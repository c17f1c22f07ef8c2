"""Who the parties are: as the terms say, else those of the pilot."""

from __future__ import annotations

from workshop.kinds import Party, PilotTerms
from workshop.snapshot import Snapshot


def parties_of(snapshot: Snapshot) -> list[Party]:
    """The parties of the terms: as written there, else those of the pilot, their role as controllers unknown."""
    terms, pilot = snapshot.one(PilotTerms), snapshot.pilot
    if terms is not None and terms.parties:
        return list(terms.parties)
    if pilot is None:
        return []
    out = [Party(org_id=o, role_in_share="supplier") for o in pilot.supplier_org_ids]
    return out + ([Party(org_id=pilot.acquirer_org_id, role_in_share="acquirer")] if pilot.acquirer_org_id else [])
