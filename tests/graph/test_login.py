"""A login answers what the server asks for, as the standard's own examples do."""

from __future__ import annotations

import pytest

from graph.login import Asked, Login, authorization

MUFASA = Login("Mufasa", "Circle of Life")
ASKED = Asked("GET", "/dir/index.html", 1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
DIGEST = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_rfc_7616_are_answered(algorithm: str, response: str) -> None:
    told = authorization(DIGEST.format(algorithm), MUFASA, ASKED)
    assert told is not None
    assert f'response="{response}"' in told
    assert 'opaque="FQhe' in told


def test_digest_goes_before_basic_and_basic_is_utf_8() -> None:
    assert str(authorization(f'Basic realm="x", {DIGEST.format("MD5")}', MUFASA, ASKED)).startswith("Digest ")
    assert (
        authorization('Basic realm="x"', Login("Aladdin", "open sesame"), ASKED) == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    )


@pytest.mark.parametrize(
    "challenge", ['Bearer realm="x"', "Negotiate", DIGEST.format("MD2"), 'Digest realm="x", nonce="y", qop="auth-int"']
)
def test_what_it_does_not_know_is_not_answered(challenge: str) -> None:
    assert authorization(challenge, MUFASA, ASKED) is None
