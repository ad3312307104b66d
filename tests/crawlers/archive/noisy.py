"""Pages as content management systems make them: the same words at every request, in other bytes each time."""

import random
from collections.abc import Callable

Noise = random.Random
PLACES = ("Hamburg", "Kassel", "Jena", "Kiel", "Mainz", "Rostock", "Bremen", "Halle")


def mixed(text: str, noise: Noise) -> str:
    """Return text in a random mixture of characters, decimal and hexadecimal entities, as old Contao writes e-mails."""
    return "".join(noise.choice((sign, f"&#{ord(sign)};", f"&#x{ord(sign):x};")) for sign in text)


def cfemail(address: str, noise: Noise) -> str:
    """Return an address as Cloudflare's token under a random key."""
    key = noise.randrange(256)
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


def joomla(address: str, noise: Noise) -> str:
    """Return an address as Joomla 3's script under a random name."""
    name, (user, domain) = f"addy{noise.randrange(10**9)}", address.split("@")
    dotted = domain.replace(".", "' + '&#46;' + '")
    return (
        f'<span id="cloak{name}">Diese E-Mail-Adresse ist vor Spambots geschützt!</span><script type="text/javascript">'
        f"document.getElementById('cloak{name}').innerHTML = ''; var prefix = '&#109;a' + 'i&#108;to'; "
        f"var {name} = '{user}' + '&#64;'; {name} = {name} + '{dotted}';</script>"
    )


def contao(number: int, phone: str, noise: Noise) -> str:
    """Old Contao: entities at random, a request token in a hidden field."""
    mail = mixed(f"kgc{number}@example.de", noise)
    return page(
        number,
        f'<form><input type="hidden" name="REQUEST_TOKEN" value="{token(noise)}"></form>'
        f'<p>Tel. {phone}<br><a href="{mixed("mailto:", noise)}{mail}">{mail}</a></p>',
        noise,
    )


def typo3(number: int, phone: str, noise: Noise) -> str:
    """TYPO3: nonces, a honeypot that nobody sees, the time of making in a comment."""
    return page(
        number,
        f'<script nonce="{token(noise)}">var t={noise.random()}</script><p>Tel. {phone} '
        f'<a href="#" data-mailto-token="ocknvq,kphqBjgnjwo0kq" data-mailto-vector="2">info(at)example.de</a></p>'
        f'<div style="display: none">{token(noise)}</div><span hidden>{token(noise)}</span>',
        noise,
    )


def wordpress(number: int, phone: str, noise: Noise) -> str:
    """WordPress behind Cloudflare: an e-mail token under another key, a time stamp in attributes."""
    return page(
        number,
        f'<section data-time="{noise.random()}" id="w{token(noise)}" class="cache-{token(noise)}">Telefon: {phone} '
        f'<span class="__cf_email__" data-cfemail="{cfemail(f"kgc{number}@example.de", noise)}">[geschützt]</span>'
        f"</section><noscript>{token(noise)}</noscript>",
        noise,
    )


def joomla3(number: int, phone: str, noise: Noise) -> str:
    """Joomla 3: an address in a script with random names, a random element name."""
    return page(number, f"<p>{phone} {joomla(f'kgc{number}@example.de', noise)}</p>", noise)


def page(number: int, contact: str, noise: Noise) -> str:
    """Return a whole page of its own words."""
    place = PLACES[number % len(PLACES)]
    gap = " " * noise.randrange(1, 4)
    return (
        f'<!DOCTYPE html><!-- {token(noise)} --><html lang="de"><head><title>KGC {place} {number}</title>'
        f'<meta name="csrf-token" content="{token(noise)}"><link rel="stylesheet" href="/a.css?{token(noise)}"></head>'
        f'<body data-page="{number}"><nav><a href="/?sid={token(noise)}">Start</a></nav>'
        f"<h1>Koordinierungsstelle {place}</h1>"
        f"<p>Sie berät {number} Kommunen in {place} und Umgebung.{gap}</p>{contact}"
        f"</body></html><!-- gemacht in {noise.random()} s -->"
    )


def token(noise: Noise) -> str:
    """Return sixteen random digits."""
    return f"{noise.getrandbits(64):016x}"


SYSTEMS: tuple[Callable[[int, str, Noise], str], ...] = (contao, typo3, wordpress, joomla3)
