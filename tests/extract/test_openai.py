"""A language model is asked on loopback: its answers count as far as they stand on the page, its failures are told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from data.errors import AskedWrongly, JobFailed
from extract.extractors import Candidate, PageContext, extractors
from extract.html import read_html
from extract.openai import ChatModel
from extract.openai_settings import Settings
from extract.panel import Panel
from extract.reader import Reader
from extract.records import Reading, Relation, TargetGroup

ANSWERS = Path(__file__).parent / "answers"
PAGE = (
    "<html lang='de'>{}<main><h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen</h1><p>Die "
    "Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen wird vom Hessischen Sozialministerium gefördert.</p>"
    "<p>Sie sorgt gemeinsam mit dem Sonnenblumenwerk für die Gesundheit von Bauarbeitern in Wohnwagen.</p></main>"
)


class Reply(NamedTuple):
    """What the server answers once: a status, a body, headers, and how many seconds it waits before."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0


class Endpoint(NamedTuple):
    """A chat endpoint on loopback that gives its replies in turn, the last one again and again."""

    url: str
    asked: list[dict[str, Any]]
    keys: list[str | None]


def recorded(name: str) -> Reply:
    return Reply(200, (ANSWERS / f"{name}.json").read_bytes())


@pytest.fixture
def serve() -> Iterator[Callable[..., Endpoint]]:
    servers: list[ThreadingHTTPServer] = []
    yield lambda *replies: _served(servers, replies)
    for server in servers:
        server.shutdown()
        server.server_close()


def _served(servers: list[ThreadingHTTPServer], replies: tuple[Reply, ...]) -> Endpoint:
    asked: list[dict[str, Any]] = []
    keys: list[str | None] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            keys.append(self.headers["Authorization"])
            reply = replies[min(len(asked), len(replies)) - 1]
            if reply.wait:
                over.wait(reply.wait)
                return
            self.send_response(reply.status)
            for name, value in (*reply.headers, ("Content-Length", str(len(reply.body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    servers.append(server)
    return Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1", asked, keys)


def model(endpoint: Endpoint, **more: Any) -> ChatModel:
    return ChatModel(Settings(**(dict[str, Any](url=endpoint.url, model="modell-8b", timeout=5.0, pause=0.01) | more)))


def read(reader: Reader, asked: ChatModel, head: str = "") -> tuple[Reading, dict[str, int]]:
    """Read the page with rules and model."""
    both = Reader(reader.recogniser, "0", Panel((asked,)))
    _, reading = both.read_bytes("p", PAGE.format(head).encode(), "text/html")
    return reading, dict(both.panel.counts)


@pytest.mark.parametrize("answer", ["good", "fenced"])
def test_what_rules_and_model_both_find_is_one_record_and_what_only_the_model_finds_is_its_own(
    serve: Callable[..., Endpoint], shipped: Reader, answer: str
) -> None:
    asked = model(serve(recorded(answer)))
    reading, counts = read(shipped, asked)
    assert reading.extractor == f"regeln/0.1+0 openai/{asked.version}"
    relations = {r.role: r for r in reading.records if isinstance(r, Relation)}
    assert relations["funder"].extractor == reading.extractor
    assert relations["funder"].confidence > 0.9
    groups = [r for r in reading.records if isinstance(r, TargetGroup) and r.extractor == f"openai/{asked.version}"]
    assert [(g.label, g.as_written, g.concept) for g in groups] == [("Bauarbeitern in Wohnwagen",) * 2 + (None,)]
    assert counts["openai: kept"] >= 2


def test_the_model_is_given_the_main_text_and_the_german_task(serve: Callable[..., Endpoint], reader: Reader) -> None:
    endpoint = serve(recorded("nothing"))
    read(reader, model(endpoint, key="geheim"), "<nav>Startseite</nav>")
    (question,) = endpoint.asked
    system, user = question["messages"]
    assert (question["model"], question["temperature"]) == ("modell-8b", 0)
    assert "Zeichen für Zeichen" in system["content"]
    assert "Sonnenblumenwerk" in user["content"]
    assert "Startseite" not in user["content"]
    assert endpoint.keys == ["Bearer geheim"]


def test_what_the_model_makes_up_is_rejected_and_counted(serve: Callable[..., Endpoint], reader: Reader) -> None:
    reading, counts = read(reader, model(serve(recorded("hallucinated"))))
    assert counts == {
        "openai: kept": 1,
        "openai: rejected: quote not on the page": 2,
        "openai: rejected: value not in its quotes": 2,
    }
    assert "Mondstiftung" not in str(reading.records)


def test_broken_lines_are_counted_and_whole_ones_kept(serve: Callable[..., Endpoint], reader: Reader) -> None:
    _, counts = read(reader, model(serve(recorded("broken"))))
    assert counts == {
        "openai: kept": 2,
        "openai: rejected: no record type": 2,
        "openai: rejected: quote not on the page": 1,
    }


@pytest.mark.parametrize(
    "first",
    [
        Reply(429, b"slow down", (("Retry-After", "0"),)),
        Reply(500, b"oops"),
        Reply(503, b"loading the model"),
        Reply(200, b"", wait=30),
    ],
    ids=["429", "500", "503", "timeout"],
)
def test_a_passing_failure_is_tried_again(serve: Callable[..., Endpoint], reader: Reader, first: Reply) -> None:
    endpoint = serve(first, recorded("good"))
    _, counts = read(reader, model(endpoint, timeout=0.5))
    assert counts["openai: kept"] >= 2
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(429, b"quota"), "answers 429: quota"),
        (Reply(500, b"oops"), "answers 500: oops"),
        (Reply(401, b"no"), "refuses the key"),
        (Reply(404, b"no"), "no such model"),
        (Reply(307, b"", (("Location", "http://127.0.0.1:9/"),)), "answers 307"),
        (Reply(200, b"<html>"), "no chat completion"),
        (Reply(200, b'{"choices": []}'), "no chat completion"),
        (Reply(200, b"", wait=30), "does not answer"),
    ],
    ids=["429", "500", "401", "404", "redirect", "html", "no choice", "timeout"],
)
def test_a_lasting_failure_stops_the_job_with_the_way_out(
    serve: Callable[..., Endpoint], reader: Reader, reply: Reply, told: str
) -> None:
    with pytest.raises(JobFailed, match=told) as failed:
        read(reader, model(serve(reply), timeout=0.2, key="geheim"))
    assert "without --with openai" in str(failed.value)
    assert "geheim" not in str(failed.value)


def test_nobody_at_the_address_is_told(reader: Reader) -> None:
    with pytest.raises(JobFailed, match="does not answer"):
        read(reader, ChatModel(Settings(url="http://127.0.0.1:9/v1", model="m", pause=0.0)))


@pytest.mark.parametrize("head", ["<meta name='robots' content='noindex, follow'>", "<meta name=ROBOTS content=none>"])
def test_a_page_that_asks_not_to_be_indexed_is_not_sent(
    serve: Callable[..., Endpoint], reader: Reader, head: str
) -> None:
    endpoint = serve(recorded("good"))
    read(reader, model(endpoint), head)
    assert endpoint.asked == []


def test_a_page_whose_answer_asked_not_to_be_indexed_is_not_sent(serve: Callable[..., Endpoint]) -> None:
    endpoint = serve(recorded("good"))
    text = read_html(PAGE.format("").encode())
    assert list(model(endpoint).extract(text, PageContext("p", "v", "u", noindex=True))) == []
    assert endpoint.asked == []


def test_a_page_off_topic_is_not_sent(serve: Callable[..., Endpoint], reader: Reader) -> None:
    endpoint = serve(recorded("good"))
    both = Reader(reader.recogniser, "0", Panel((model(endpoint),)))
    both.read_bytes("p", b"<main><p>Wir verkaufen Schuhe und Taschen in allen Farben.</p></main>", "text/html")
    assert endpoint.asked == []


def test_a_long_page_is_sent_in_pieces_of_whole_blocks(serve: Callable[..., Endpoint]) -> None:
    endpoint = serve(recorded("nothing"))
    text = read_html(("<main>" + "<p>Die Stelle berät Kommunen.</p>" * 1200 + "</main>").encode())
    assert list(model(endpoint).extract(text, PageContext("p", "v", "u", noindex=False))) == []
    sent = [question["messages"][1]["content"] for question in endpoint.asked]
    assert len(sent) == 3
    assert "".join(sent).split("\n") == ["Die Stelle berät Kommunen."] * 1200 + [""]


@pytest.mark.parametrize(
    ("wish", "environment", "told"),
    [
        ("opneai", {}, "no extractor 'opneai'; known are: .*openai"),
        ("openai", {}, "set CHANCENNETZ_OPENAI_URL"),
        ("openai:url=example.org,model=m", {}, "set CHANCENNETZ_OPENAI_URL"),
        ("openai:url=https://example.org/v1", {}, "set CHANCENNETZ_OPENAI_MODEL"),
        ("openai:model", {}, "NAME:key=value"),
        ("openai:key=geheim", {}, "knows the settings model, pause, timeout, url, not key"),
        ("openai:timeout=lang", {}, "timeout=lang is no number"),
        ("openai:url=http://example.org/v1,model=m", {"CHANCENNETZ_OPENAI_KEY": "geheim"}, "by https only"),
    ],
)
def test_a_wrong_wish_is_told_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, wish: str, environment: dict[str, str], told: str
) -> None:
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"CHANCENNETZ_OPENAI_{name}", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(AskedWrongly, match=told):
        extractors([wish])


def test_settings_come_from_the_environment_and_are_overruled_by_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_OPENAI_URL", "https://example.org/v1")
    monkeypatch.setenv("CHANCENNETZ_OPENAI_MODEL", "klein")
    (asked,) = extractors(["openai:model=groß"])
    assert asked.version.startswith("groß+")
    assert "sent to example.org (which is not this machine)" in asked.notice


def test_a_model_may_only_propose_the_types_it_announces(reader: Reader) -> None:
    class Shy(ChatModel):
        provides = frozenset({"activity"})

        def extract(self, page: object, context: object) -> Iterator[Candidate]:
            del page, context
            yield Candidate({"type": "organisation", "name": "Sonnenblumenwerk"}, ("Sonnenblumenwerk",))

    _, counts = read(reader, Shy(Settings(url="http://localhost/v1", model="m")))
    assert counts == {"openai: rejected: a type that it does not announce": 1}
