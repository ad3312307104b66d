"""What judges are trained for: the tasks, and the rows that teach them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from extract.judge import NONE
from extract.matching import Json
from extract.records import ActivityType
from extract.role_frames import ROLES

TYPES = get_args(ActivityType)
OPTIONAL, FIRST_TYPE = 0.4, 0.6
TOPIC = "topic"


class Task(NamedTuple):
    """What is trained: the record type, its classes, the prior's strength, and from which probability it counts.

    Clues seen less than *least_seen* times are left out, and those that weigh less than *least_weight* after training.
    What an annotator may leave out counts as much as *optional*, words that only have the label of an annotation
    as much as *by_label*: a page that trains Vereine also says where somebody sits `in einem Verein`.
    """

    name: str
    kind: str
    measured: tuple[str, ...]
    classes: tuple[str, ...]
    prior: float
    least: float
    least_seen: int = 2
    least_weight: float = 0.02
    optional: float = OPTIONAL
    by_label: float = 1.0


TASKS = (
    Task(TOPIC, TOPIC, (TOPIC,), (TOPIC, NONE), 0.5, 0.8, 3),
    Task("roles", "relation", ("relation_relaxed",), (*ROLES, NONE), 4.0, 0.5, 3, 0.08),
    Task("relations", "relation", ("relation", "relation_relaxed"), ("right", NONE), 6.0, 0.8, 4),
    Task("activities", "activity", ("activity", "activity_typed"), (*TYPES, NONE), 4.0, 0.55, 2, 0.1),
    Task("target_groups", "target_group", ("target_group",), ("target_group", NONE), 3.0, 0.57, optional=0.2),
    Task("audiences", "audience", ("audience",), ("audience", NONE), 4.0, 0.57, optional=0.2, by_label=0.1),
    Task("settings", "setting", ("setting",), ("setting", NONE), 4.0, 0.57, optional=0.0),
)


class Row(NamedTuple):
    """One thing found: its clues, how much each class is wanted, how much it counts, its page, words and label."""

    clues: frozenset[str]
    wanted: Sequence[float]
    counts: float
    page: int
    words: str
    label: str = ""
    record: Json | None = None


def wanted(task: Task, type_: str, other: str | None = None) -> list[float]:
    """Return how much each class is wanted: all of one type, or more of the first than of another annotator's."""
    shares = {type_: 1.0} if other in {None, type_} else {type_: FIRST_TYPE, str(other): 1 - FIRST_TYPE}
    return [shares.get(name, 0.0) for name in task.classes]


def is_optional(entry: Json) -> bool:
    """Tell whether an annotation says that what it marks may be left out."""
    return bool(entry.get("optional"))
