"""What is personal data: a record that names a person, or an address that belongs to one."""

from __future__ import annotations

import re

from extract.records import AnyRecord, Contact

ROLE_ADDRESS = re.compile(
    r"(?:info|kontakt|contact|mail|post|poststelle|zentrale|office|service|presse|pressestelle|redaktion|webmaster|"
    r"sekretariat|geschaeftsstelle|geschäftsstelle|verwaltung|team|anmeldung|veranstaltung(?:en)?|newsletter|bewerbung|"
    r"datenschutz|datenschutzbeauftragter?|empfang|support|hilfe|beratung|fachstelle|koordination|koordinierung(?:sstelle)?|"
    r"projekt(?:e|buero|büro)?|akademie|bibliothek|shop|spenden|buero|büro|hallo|anfrage|ask|"
    r"kgc|hag|hage|lvg|lzg|slfg|agethur|lrv|gesundheit\w*|praevention\w*|prävention\w*|chancengleichheit|netzwerk\w*|"
    r"programm\w*|quartier\w*|stadtteil\w*|vernetzungsstelle\w*|schatzsuche|teamwork|[a-z]+-?stelle|[a-z]+buero)"
    r"(?:[._-][\w.-]*)?",
    re.IGNORECASE,
)
PERSON_SHAPED = re.compile(r"(?:[a-zäöüß]{2,}|[a-zäöüß])[._][a-zäöüß]{2,}(?:-[a-zäöüß]{2,})?", re.IGNORECASE)


def is_role_address(email: str) -> bool:
    """Tell whether the part before the @ names an office or a task and not a person; doubtful ones are personal."""
    return bool(ROLE_ADDRESS.fullmatch(email.split("@", maxsplit=1)[0]))


def is_personal(record: AnyRecord) -> bool:
    """Tell whether *record* must be kept apart: a contact with a name or an address of a person."""
    if not isinstance(record, Contact):
        return False
    return record.person is not None or (record.email is not None and not is_role_address(record.email))
