"""German words meet under one key whatever their inflection and gender form; tokens and sentences lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.analysis import analyse
from extract.german.inflection import verb_forms
from extract.german.normalise import key
from extract.german.sentences import sentences
from extract.german.tokens import german, words
from extract.phrases import Phrases
from extract.plain import read_plain


@pytest.mark.parametrize(
    "forms",
    [
        ["Akteur", "Akteure", "Akteuren", "Akteurinnen", "Akteur*innen", "Akteur:innen", "Akteur_innen", "AkteurInnen"],
        ["Akteur/innen", "Akteur/-innen", "Akteur(innen)"],
        ["Kind", "Kinder", "Kindern", "Kindes"],
        ["Kommune", "Kommunen"],
        ["Werkstatt", "Werkstätten"],
        ["Präventionskette", "Präventionsketten"],
        ["Familienzentrum", "Familienzentren"],
        ["Pädagoge", "Pädagogen", "Pädagoginnen"],
        ["benachteiligte", "benachteiligten", "benachteiligter"],
        ["Projekt", "Projekte", "Projekts", "Projekten"],
        ["Haus", "Häuser", "Häusern"],
    ],
    ids=lambda forms: str(forms[0]),
)
def test_forms_of_one_word_have_one_key(forms: list[str]) -> None:
    assert len({key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HAG", "HAGE"),
        ("Schule", "Schüler"),
        ("Ältere", "Alter"),
        ("Termin", "Term"),
        ("LZG", "LVG"),
        ("Berlin", "Berl"),
    ],
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "token", ["e. V.", "z. B.", "Akteur:innen", "(Weiter-)Entwicklung", "24.11.2015", "LZG.NRW", "teamw()rk", "a@b.de"]
)
def test_what_belongs_together_is_one_token(token: str) -> None:
    assert token in words(f"Der {token} hier")[0]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert german().make_doc(text).text == text


def test_a_doc_has_the_words_and_keys_of_the_page() -> None:
    page = analyse("p", "p", "", read_plain("Die CSU und die\nAkteur*innen hinter SGB II."))
    assert [token.text for token in page.doc] == page.words
    assert [token.norm_ for token in page.doc] == page.keys


def test_a_label_at_the_end_of_a_text_is_found_whole_or_not_at_all() -> None:
    labels = Phrases([("one", "Runder Tisch"), ("more", "Runder Tisch für Gesundheit")])
    said = list(map(key, ("ein", "Runder", "Tisch", "für")))
    assert labels.find(said) == [(1, 3, "one")]
    assert labels.find(said[:2]) == []
    assert labels.find([*said, key("Gesundheit")]) == [(1, 5, "more")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 24. November 2015 begann es. Dann ging es weiter.", 2),
        ("Der Verein e. V. fördert z. B. Kitas. Gut so.", 2),
        ("Beraten hat uns die Vereinigung Bremen e. V. Seit 2022 zahlt der Kreis.", 2),
        ("Das regelt § 20 SGB V. Die Kassen zahlen.", 2),
        ("Es spricht J. Auer, Verein Auer e. V. Köln.", 1),
        ("Träger ist der Verein Auer e. V. Finanziert wird sie vom Land.", 2),
        ("Träger ist der Verein Auer e. V. Getragen von vielen, wächst er.", 2),
        ("Träger ist der Verein Auer e. V. Spenden sind willkommen.", 2),
        ("Der Verein Auer e. V. Köln wird vom Land gefördert.", 1),
        ("Es hilft Ada. Die Stelle des kleinen Vereins Auer e. V. Köln wird vom Land gefördert.", 2),
        ("Sie lebt, weil der Verein Auer e. V. Träger ist.", 1),
        ("Beraten hat uns der Verein Auer e. V. Gelsenkirchen durch Fachleute.", 1),
        ("Wir fördern Kitas, Schulen usw. Dazu kommen Heime.", 2),
        ("Die BZgA. Die HAG.", 2),
        ("Eins!\nZwei", 2),
        ("Dr. A. Amsel leitet die 4. Auflage.", 1),
    ],
)
def test_sentences_end_where_german_ends_them(text: str, count: int) -> None:
    tokens = [token.text for token in german().make_doc(text)]
    assert len(list(sentences(tokens, 0, len(tokens)))) == count


@pytest.mark.parametrize(
    ("lemma", "participle", "finite"),
    [
        ("fördern", "gefördert", "fördert"),
        ("an|regen", "angeregt", "regt"),
        ("finanzieren", "finanziert", "finanziert"),
    ],
)
def test_weak_verbs_are_conjugated(lemma: str, participle: str, finite: str) -> None:
    forms = verb_forms(lemma, {})
    assert forms.participle == participle
    assert finite in forms.finite


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Runder Tisch", "am Runden Tisch"),
        ("Good-Practice-Kriterien", "die Good Practice-Kriterien"),
        ("sozial benachteiligte Menschen", "mit sozial benachteiligten Menschen"),
        ("Bürgerinnen und Bürger", "alle Bürger:innen"),
        ("Bürgerinnen und Bürger", "alle Bürger und Bürgerinnen"),
        ("Lernwerkstatt", "zwei Lernwerkstätten"),
        ("Arbeitslose", "ein Arbeitsloser"),
    ],
)
def test_a_label_is_found_in_its_other_forms(label: str, text: str) -> None:
    assert [f.iri for f in Phrases([("x", label)]).find(list(map(key, words(text)[0])))] == ["x"]
