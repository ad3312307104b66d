"""Words that bound a German clause: stops, joints, what opens it, and auxiliaries, the brackets of its sentence."""

from __future__ import annotations

import re

STOPS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "\n"})
JOINTS = frozenset({"und", "sowie", "oder", "bzw.", "beziehungsweise"})
_OPENERS = (
    "dass um damit indem die der das sowie und aber auch zudem dazu sie er wir so dabei daher deshalb darüber hinaus "
    "außerdem"
)
OPENERS = frozenset(_OPENERS.split())
PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "worden"})
HAVE = frozenset({"hat", "haben", "hatte", "hatten", "habe", "habt"})
_MODAL = (
    "soll sollen sollte sollten kann können konnte konnten könnte könnten will wollen wollte wollten muss müssen darf "
    "dürfen möchte möchten wird werden"
)
MODAL = frozenset(_MODAL.split())
BE = frozenset({"ist", "sind", "war", "waren"})
HELPERS = PASSIVE | HAVE | MODAL | BE
AGENT = frozenset({"von", "vom", "durch"})
_ASKS = "ob wie wo was wer wann wozu warum wohin womit worauf welche welcher welches welchen dass"
ASKS = frozenset(_ASKS.split())
LONGEST = 16
ARTICLES = frozenset({"die", "der", "das", "den", "dem", "des", "deren", "denen", "dessen"})
_TIME = r"(?:jahr|monat|woche|quartal|halbjahr|semester|tag|abend|\w+tag|mittwoch|vormittag|nachmittag)\w*"
OFTEN = re.compile(
    rf"(?:\w+mals?|\d+-mal)(?:\s(?:im|pro|je|in\sder|am)\s\w+)?|jede[nrs]?\s(?:\w+\s)?{_TIME}|alle\s\w+\s{_TIME}|regelmäßig|"
    r"\w*(?:täglich|wöchentlich|monatlich|jährlich)|\w+tägig|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs"
)
