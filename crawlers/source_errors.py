"""What is said about a source file that cannot be understood: file, line, key, and what would be right."""

import re
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from data.errors import AskedWrongly

KEY = re.compile(r"\$\.(\w+)")
FIELD = re.compile(r"field `(\w+)`")


class SourceError(AskedWrongly):
    """A source file that cannot be understood, with file, line, key and the choices."""


def complaint(file: Traversable, text: str, key: str, sentence: str) -> SourceError:
    """Return the error about one key; the line is left out when the key stands nowhere."""
    return SourceError(f"{file}{_line(text, key)}: {key} {sentence}.")


def misread(file: Traversable, text: str, wrong: msgspec.ValidationError, shape: type) -> SourceError:
    """Return the error for what msgspec refused, with the keys or values that it would have taken."""
    message = str(wrong)
    hints = get_type_hints(shape)
    if unknown := FIELD.search(message):
        key = unknown.group(1)
        if "missing" in message:
            return complaint(file, text, key, f"is missing{_choices(hints[key])}")
        return complaint(file, text, key, f"is not a key of a source; the keys are {_keys(hints)}")
    found = KEY.search(message)
    if found is None:
        return SourceError(f"{file}: {message}.")
    key = found.group(1)
    return complaint(file, text, key, f"is wrong: {_said(message)}{_choices(hints[key])}")


def _line(text: str, key: str) -> str:
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)]
    return f", line {numbers[0]}" if numbers else ""


def _keys(hints: dict[str, Any]) -> str:
    return ", ".join(sorted(hints.keys() - {"id"}))


def _said(message: str) -> str:
    said = message.partition(" - at ")[0]
    if "regex" in said:
        return "a full address like https://www.example.de/seite was expected"
    return said[0].lower() + said[1:].replace("`", "")


def _choices(hint: Any) -> str:  # noqa: ANN401 - a type of any kind
    if get_origin(hint) is not Literal:
        return ""
    return "; choose one of " + ", ".join(str(choice) for choice in get_args(hint))
