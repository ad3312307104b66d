"""Models are asked only by name, and say what they do with pages; what a read changed can be looked up afterwards."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from chancennetz.health import status_of, tell_status
from chancennetz.models import asked_for
from chancennetz.reading import last_read
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.errors import AskedWrongly
from extract.read_archive import ReadReport, Shrunk

SHRUNK = ReadReport({"read": 2}, {"office": 1}, shrunk=(Shrunk("https://kgc.example/", 12, 3),))
NOTHING_NEW = ReadReport({}, {}, known=2)


def test_no_model_is_asked_unless_named() -> None:
    assert asked_for(()) == ()


def test_where_the_text_goes_is_said_before_a_page_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    (model,) = asked_for(["openai:url=https://example.org/v1,model=klein"])
    assert model.name == "openai"
    assert "is sent to example.org (which is not this machine)" in capsys.readouterr().err


def test_a_model_that_nobody_knows_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="no extractor 'unbekannt'"):
        asked_for(["unbekannt"])


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path)
    made.dedicate("live")
    made.reports.mkdir()
    for moment, report in (("20261120T100000Z", SHRUNK), ("20261121T100000Z", NOTHING_NEW)):
        (made.reports / f"read-{moment}.json").write_bytes(msgspec.json.encode(report))
    (made.reports / "read-20261122T100000Z.json").write_bytes(b"{")
    return made


def test_the_last_read_is_the_one_that_read_something(workspace: Workspace) -> None:
    assert last_read(workspace) == SHRUNK


def test_a_workspace_where_nothing_was_read_has_no_last_read(tmp_path: Path) -> None:
    assert last_read(Workspace(tmp_path)) is None


def test_the_status_shows_the_pages_that_shrank(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(workspace).shrunk == {"https://kgc.example/": (12, 3)}
    tell_status(workspace, Teller())
    assert "look at    https://kgc.example/: 12 records before, 3 when last read" in capsys.readouterr().out
