"""Thirty-two websites of German pages (about 9 kB each) behind one small proxy: never the slow part of a measurement.

Every page has an ETag and links to others of its website; `http://count.example/` tells the bytes sent so far.
"""

import asyncio
import random
import sys

HOSTS = 32
TEXT = (
    "Die Koordinierungsstelle Gesundheitliche Chancengleichheit berät Kommunen Träger und Einrichtungen "
    "die Menschen in schwierigen Lebenslagen erreichen wollen sie vernetzt Krankenkassen Ministerien "
    "Verbände Vereine Stiftungen im Land für Kinder Familien ältere Arbeitslose Wohnungslose "
    "Alleinerziehende mit Sprechstunde Fachtag Werkstatt Newsletter Projekt Prozess Quartier Stadtteil "
    "Schule Kita Betrieb Pflege Prävention Förderung Beteiligung Evaluation seit über nach vor bei durch "
    "ohne gemeinsam regional kommunal landesweit jährlich wird werden wurde hat haben kann können "
)
ROBOTS = b"User-agent: *\nDisallow: /intern\n"


def host(number: int) -> str:
    """Return the name of a website."""
    return f"w{number}.example"


def addresses(website: int, pages: int) -> list[str]:
    """Return the addresses of a website's share of all pages."""
    return [f"http://{host(website)}/{number}" for number in range(pages // HOSTS)]


def page(number: int, pages: int) -> bytes:
    """Return a page; from page 0 every other one is found by links, four at a time."""
    share = pages // HOSTS
    found = [one for one in range(4 * number + 1, 4 * number + 5) if one < share]
    links = "".join(f'<li><a href="/{one}">Seite {one}</a></li>' for one in (*found, 0, number // 2))
    words = random.Random(number).choices(TEXT.split(), k=1000)  # noqa: S311 - text, not secrets
    text = "".join(f"<p>{' '.join(words[part : part + 40])}.</p>\n" for part in range(0, 1000, 40))
    head = f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Seite {number}</title></head><body>'
    return f"{head}<nav><ul>{links}</ul></nav><main><h1>Seite {number}</h1>{text}</main></body></html>".encode()


def sitemap(website: int, pages: int) -> bytes:
    """Return the list of a website's pages."""
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in addresses(website, pages))
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()


class Answering(asyncio.Protocol):
    """One connection of a client."""

    sent = 0

    def __init__(self, pages: int) -> None:
        self._pages, self._read = pages, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        *heads, self._read = (self._read + data).split(b"\r\n\r\n")
        for head in heads:
            answer = self._answer(head.decode("latin-1"))
            Answering.sent += len(answer)
            self._transport.write(answer)  # type: ignore[attr-defined]

    def _answer(self, head: str) -> bytes:
        line, *headers = head.split("\r\n")
        website, _, path = line.split()[1].removeprefix("http://").partition("/")
        if website == "count.example":
            return told("200 OK", "text/plain", str(Answering.sent).encode())
        if path == "robots.txt":
            return told("200 OK", "text/plain", ROBOTS)
        if path == "sitemap.xml":
            return told("200 OK", "application/xml", sitemap(int(website[1:].partition(".")[0]), self._pages))
        if not path.isdigit():
            return told("404 Not Found", "text/html; charset=utf-8", b"<h1>Seite nicht gefunden</h1>")
        if any(one.lower().startswith("if-none-match:") and f'"{path}"' in one for one in headers):
            return f'HTTP/1.1 304 Not Modified\r\nETag: "{path}"\r\nCache-Control: max-age=0\r\n\r\n'.encode()
        return told("200 OK", "text/html; charset=utf-8", page(int(path), self._pages), f'ETag: "{path}"')


def told(status: str, kind: str, body: bytes, *headers: str) -> bytes:
    """Return a whole answer that must be revalidated before it is used again."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Cache-Control: max-age=0"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


async def main(pages: int) -> None:
    """Serve until the process is ended; the first line printed is the address."""
    server = await asyncio.get_running_loop().create_server(lambda: Answering(pages), "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
