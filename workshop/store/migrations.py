"""The file format, as ordered migrations that speak table names. One that has shipped is never edited; only added to.

A column is written `name`, `name:i` (integer), `name:r` (real) or `name>table` (points to a record there); all others
are text. The format's history stands in docs/file-format.md, one entry for each migration.
"""

from __future__ import annotations

from typing import Final

from workshop.store.engine import Database, Migrations

FORMAT_MAJOR: Final = 1  # an older program may not open a newer major
FORMAT_MINOR: Final = 3
FORMAT: Final = FORMAT_MAJOR << 16 | FORMAT_MINOR
APPLICATION_ID: Final = 0x50494C54  # "PILT"

FIRST_OF: Final = {2: "m0003_amendments", 3: "m0004_overlaps"}  # the first step of each minor format after the first
KNOWN: Final = frozenset(FORMAT_MAJOR << 16 | minor for minor in range(1, FORMAT_MINOR + 1))

migrations = Migrations("workshop")

_COMMON = """
    order:r created_at created_in>session changed_at changed_in>session typed_by said_at not_known doubts
    mentions held:i withdrawn_at withdrawn_reason
"""
_RECORDS = {
    "playbook": """
        name revision:i text
    """,
    "setting": """
        value
    """,
    "workshop": """
        title question date start end handling_marking ground_rules done_definition venue nation
        host_org_id>organisation sponsor_id>person facilitator_id>person scribe_id>person mode status
        started_at fictional:i
    """,
    "session": """
        number:i phase title short planned_start planned_minutes:i started_at ended_at state done_evidence
    """,
    "break": """
        label after_session_id>session planned_start planned_minutes:i started_at ended_at state
    """,
    "gate": """
        text by session_id>session edge
    """,
    "organisation": """
        name short holds_nothing:i initials type part_in_room description controller_registration
        dpo_contact other_names
    """,
    "person": """
        name org_id>organisation authority_today here:i present_from present_to job_title workshop_role
        governance_roles contact quote_rule other_names
    """,
    "absent_role": """
        role org_id>organisation why covered_by_person_id>person use_case_ids follow_up_action_id>action
    """,
    "trust": """
        text start end
    """,
    "dataset": """
        title owner_org_id>organisation personal_data_level data_owner_id>person owner_stance
        update_frequency linking_identifiers known_issue kind description who_is_in_it special_categories
        identification_risk record_count_estimate:i geographic_coverage temporal_coverage formats
        access_method_today legal_constraints legal_note security_classification custodian steward
        team_contact completeness:i uniqueness:i consistency:i timeliness:i validity:i accuracy:i
        share_readiness:i licence esda identifier catalogue_address keywords serves_dataset_ids notes
    """,
    "offer": """
        text org_id>organisation for_org_id>organisation dataset_ids use_case_ids status
    """,
    "use_case": """
        title short acquirer_org_id>organisation supplier_org_ids decision_that_changes reciprocity
        data_explicitly_excluded minimum_data worse_off selection_scores dot_votes:i status choice_reason
        access_mode_requested access_mode_recommended access_mode_reason rung_reasons
        access_scale_requested access_scale_recommended legal_gateway legal_gateway_status dataset_ids
        one_line purpose purpose_type public_benefit beneficiaries frequency volume_estimate needed_by
        lawful_basis special_category_condition schedule_1_condition confidence_route compatibility_answer
        compatibility_reason dpia_needed success_measure_ids
    """,
    "say_back": """
        use_case_id>use_case need_said_back:i need_words need_said_by_person_id>person worry_said_back:i
        worry_words worry_said_by_person_id>person at
    """,
    "ballot": """
        kind round:i session_id>session voters:i votes_each:i most_on_one:i counts
    """,
    "pilot_design": """
        use_case_id>use_case people fields place duration:i duration_unit stop_rule stop_review_on
        success_test decision_date halvings
    """,
    "guess": """
        use_case_id>use_case by_org_id>organisation party statement score:i
    """,
    "position": """
        org_id>organisation stance words said_by_person_id>person use_case_id>use_case
    """,
    "value": """
        statement score:i party org_id>organisation measure baseline target measured_by
        agreed_by_person_ids agreed_on status use_case_id>use_case value_type cost_to_realise
    """,
    "risk": """
        title direction bearer_org_ids likelihood:i impact:i bearer_should_org_ids sharing_status
        sharing_terms owner_person_id>person due_date accepted_by_person_id>person accepted_on accepted_at
        felt_by how_many by_when use_case_id>use_case category cause event consequence who_is_harmed
        mitigation measure_cost measure_paid_by_org_ids response status residual_likelihood:i
        residual_impact:i evidence said_times:i
    """,
    "decision": """
        decision method fists conditions objections status confirm_by made_on made_at read_back:i dissent
        use_case_ids confirm_absent_role_id>absent_role replaced_by_id>decision owner_person_id>person
        rationale alternatives_rejected
    """,
    "action": """
        action owner_person_id>person due_date cover_person_id>person kind read_back:i relates_to
        evidence_of_done status raised_on raised_at
    """,
    "question": """
        text to_person_id>person due_date asked_by_person_id>person status answer relates_to
        session_id>session at
    """,
    "quote": """
        text person_id>person use_case_id>use_case session_id>session at
    """,
    "comment": """
        text on status answer at
    """,
    "note": """
        text about
    """,
    "parked": """
        text disposition back_in:i raised_by_person_id>person raised_at disposition_ref
    """,
    "pilot_terms": """
        parties purpose permitted_uses prohibited_uses data_items legal_gateway legal_gateway_status
        lawful_basis access_mode frequency retention_words retention_period:i retention_unit
        retention_from retention_reason deletion liability_note planned_first_use review_date end_date
        exit term_states clause_words use_case_id>use_case title status onward_sharing
        international_transfer format security rights_handling complaints breach_notice_hours:i
        quality_note transparency costs_note variation register_needed:i register_status wording_origin
    """,
    "dpia_screening": """
        criteria wp248 art35_3 use_case_id>use_case reason decided_by_person_id>person decided_on
        dpo_advice assessment_state outcome_typed
    """,
    "five_safes": """
        use_case_id>use_case projects_rating:i projects_control people_rating:i people_control
        settings_rating:i settings_control data_rating:i data_control outputs_rating:i outputs_control
    """,
    "transparency_notice": """
        said_to_resident what_not choice read_aloud_by_person_id>person use_case_id>use_case audience
        plain_title what why who how_long contact complaints status publish_by
    """,
    "gap": """
        message owner_person_id>person due_date waived_by_person_id>person waive_reason rule_id fires_on
        document field status
    """,
    "sign_off": """
        org_id>organisation person_id>person text accepted:i reservation refused_reason signed_on at
    """,
    "the_ask": """
        text to by options
    """,
}


@migrations()
def m0001_records(db: Database) -> None:
    """A table for each kind of record."""
    for table, columns in _RECORDS.items():
        made = ['"id" TEXT PRIMARY KEY NOT NULL', *map(_column, (columns + _COMMON).split())]
        db.execute(f'CREATE TABLE "{table}" ({", ".join(made)}) STRICT')


@migrations()
def m0002_journal(db: Database) -> None:
    """What happened, and the values before and after, each with a salt of its own so that it can be struck."""
    db.execute(
        'CREATE TABLE "journal" ("seq" INTEGER PRIMARY KEY NOT NULL, "at" TEXT NOT NULL, "session" TEXT,'
        ' "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "target" INTEGER, "chain" TEXT NOT NULL) STRICT'
    )
    db.execute(
        'CREATE TABLE "journal_edit" ("seq" INTEGER NOT NULL REFERENCES "journal"("seq"), "n" INTEGER NOT NULL,'
        ' "table" TEXT NOT NULL, "record" TEXT NOT NULL, "op" TEXT NOT NULL, "column" TEXT NOT NULL,'
        ' "before" TEXT, "before_salt" BLOB, "before_digest" TEXT,'
        ' "after" TEXT, "after_salt" BLOB, "after_digest" TEXT, PRIMARY KEY ("seq", "n")) STRICT'
    )
    db.execute(
        'CREATE TABLE "draft" ("editor" TEXT PRIMARY KEY NOT NULL, "text" TEXT NOT NULL, "at" TEXT NOT NULL) STRICT'
    )


@migrations()
def m0003_amendments(db: Database) -> None:
    """Changes to what was signed, with who asked and why; drafts show damage."""
    columns = """
        about field old_words new_words why asked_by_person_id>person asked_by_org_id>organisation
        accepted_by_person_ids accepted_on
    """
    made = ['"id" TEXT PRIMARY KEY NOT NULL', *map(_column, (columns + _COMMON).split())]
    db.execute(f'CREATE TABLE "amendment" ({", ".join(made)}) STRICT')
    db.execute('ALTER TABLE "draft" ADD COLUMN "digest" TEXT')


@migrations()
def m0004_overlaps(db: Database) -> None:
    """Overlapping datasets; who guessed what; where words came from; what is left of struck ones; what came since."""
    for table, columns in (
        ("dataset", "linked_dataset_ids confirmed:i"),
        ("use_case", "supplier_value_guesses acquirer_value_guesses public_value_guesses wording_origin"),
        ("risk", "likelihood_guesses impact_guesses wording_origin"),
        ("value", "measured_value measured_on wording_origin"),
        ("pilot_terms", "background benefits information_requests incidents signing signed_on"),
        ("the_ask", "next_on"),
        ("comment", "asks"),
        ("trust", "later"),
    ):
        for name in columns.split():
            db.execute(f'ALTER TABLE "{table}" ADD COLUMN {_column(name)}')
    for side in ("before", "after"):
        db.execute(f'ALTER TABLE "journal_edit" ADD COLUMN "{side}_left" TEXT')


def _column(written: str) -> str:
    name, _, points = written.partition(">")
    if points:
        return f'"{name}" TEXT REFERENCES "{points}"("id")'
    name, _, kind = name.partition(":")
    return f'"{name}" {({"i": "INTEGER", "r": "REAL"}).get(kind, "TEXT")}'
