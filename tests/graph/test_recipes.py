"""A recipe is a file that says what its network means; a wrong one is told where it is wrong, and what there is."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly
from graph.networks import network
from graph.recipes import KEYS, Recipe, find, read, shipped

RECIPES = shipped()
PAIRS = "SELECT ?source ?target { ?source cn:partner ?target }"


def written(folder: Path, text: str, name: str = "mine.rq") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_shipped_recipe_tells_in_both_languages_what_it_answers_and_means(recipe: Recipe) -> None:
    assert len({recipe.name, recipe.title, recipe.title_de}) == 3
    assert recipe.question.endswith("?")
    assert recipe.question_de.endswith("?")
    assert recipe.question != recipe.question_de
    assert recipe.description.endswith(".")
    assert recipe.nodes
    assert recipe.edge
    assert recipe.weight or recipe.onto


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"# title: Mine\n# colour: red\n{PAIRS}", r"mine\.rq, line 2: no header key 'colour'; .*title@de"),
        (f"# directed: maybe\n{PAIRS}", r"mine\.rq: directed is yes or no, not 'maybe'"),
        ("# projects: office-partner", r"mine\.rq: projects says NAME onto MODE"),
        (
            "# projects: office-partner onto nobody",
            "office-partner has no mode 'nobody'; its modes are: office, partner",
        ),
        ("# projects: cooperation onto office", "cooperation is not a two-mode network"),
        ("# projects: nothing onto office", "no network 'nothing'; there are: cooperation, "),
    ],
)
def test_a_header_that_cannot_be_read_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        read(written(tmp_path, text))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT ?source ?target {\n ?source a ?target ?x }",
            r"mine\.rq: This is not a SPARQL query: .*line 3, column",
        ),
        ("SELECT ?source { ?source a cn:Office }", r"mine\.rq: a network selects .*; missing: \?target"),
        ("SELECT ?a { ?a a cn:Office }", r"missing: \?source, \?target"),
        ("ASK { ?a a cn:Office }", r"mine\.rq: This query gives no rows; begin it with SELECT"),
        ("SELECT ?source ?target { SERVICE <http://x.example/> { ?source a ?target } }", "reach out to other servers"),
    ],
)
def test_a_query_that_gives_no_network_is_told_with_its_file(tmp_path: Path, query: str, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        network(ox.Store(), read(written(tmp_path, f"# title: Mine\n{query}")))


def test_comments_that_are_no_header_are_left_alone(tmp_path: Path) -> None:
    recipe = read(written(tmp_path, f"# Who works with whom?\n#\n# title: Mine\n\n{PAIRS}\n# colour: red"))
    assert (recipe.name, recipe.title, recipe.title_de, recipe.directed) == ("mine", "Mine", "Mine", True)


def test_a_file_of_ones_own_is_found_like_the_shipped_ones_and_may_be_projected(tmp_path: Path) -> None:
    written(tmp_path, f"# modes: office, helper\n# directed: no\n{PAIRS}", "two.rq")
    written(tmp_path, "# title: Together\n# projects: two onto helper", "one.rq")
    one = find(str(tmp_path / "one.rq"))
    assert (one.name, one.title, one.onto, one.modes) == ("one", "Together", "helper", ("office", "helper"))
    assert PAIRS in one.sparql
    assert find("cooperation").name == "cooperation"


@pytest.mark.parametrize("name", ["nothing", "nothing.rq"])
def test_a_recipe_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(AskedWrongly, match=f"There is no .*{name}"):
        find(name)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(AskedWrongly, match="cannot be read as a recipe"):
        find(str(file))


def test_the_keys_are_told_in_the_documentation() -> None:
    docs = Path(__file__).parents[2] / "docs" / "networks.md"
    if not docs.exists():
        pytest.skip("the built wheel is tested without the documentation")
    assert [key for key in KEYS if f"`{key}`" not in docs.read_text("utf-8")] == []
