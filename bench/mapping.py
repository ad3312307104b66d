"""What mapping costs elsewhere: `python -m bench.mapping 1000 FOLDER` writes the graph of invented pages as tables.

FOLDER then holds a CSV file for each kind of quad, an RML mapping that makes N-Quads text of them, and a configuration
for morph-kgc (`pip install morph-kgc`, in an environment of its own): `python -m morph_kgc FOLDER/config.ini`. That is
less than a build does, which mints the terms, checks what changed, and fills a store.
"""

import csv
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from bench.graph_pages import pages
from graph.build import build
from graph.head import opened
from graph.names import term

COLUMNS = ("s", "p", "o", "g", "x")
PREFIXES = """@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""
MAP = """
<#{name}> a rr:TriplesMap ;
  rml:logicalSource [ rml:source "{file}" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rml:reference "s" ; rr:termType rr:IRI {graph}] ;
  rr:predicateObjectMap [
    rr:predicateMap [ rml:reference "p" ; rr:termType rr:IRI ] ;
    rr:objectMap [ rml:reference "o" {object}]
  ] .
"""
GRAPHS = {"named": '; rr:graphMap [ rml:reference "g" ; rr:termType rr:IRI ] ', "default": ""}
OBJECTS = {
    "iri": "; rr:termType rr:IRI ",
    "text": "",
    "language": '; rml:languageMap [ rml:reference "x" ] ',
    "typed": '; rml:datatypeMap [ rml:reference "x" ] ',
}
CONFIGURATION = """[CONFIGURATION]
output_file={folder}/out.nq
output_format=N-QUADS
number_of_processes=1
[PAGES]
mappings={folder}/mapping.ttl
"""
Row = tuple[str, str, str, str, str]


def row(quad: ox.Quad) -> tuple[tuple[str, str], Row]:
    """Return the kinds of a quad's graph and object, and its row."""
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
    object_, more = quad.object, ""
    kind = "iri"
    if isinstance(object_, ox.Literal):
        plain = object_.datatype.value == term("xsd:string")
        kind = "language" if object_.language else "text" if plain else "typed"
        more = object_.language or ("" if plain else object_.datatype.value)
    told = (quad.subject, quad.predicate, object_)
    subject, predicate, value = (str(getattr(one, "value", "")) for one in told)
    return ("named" if graph else "default", kind), (subject, predicate, value, graph, more)


def main(count: int, folder: Path) -> None:
    """Build so many pages and write their quads, the mapping and the configuration."""
    tables: dict[tuple[str, str], list[Row]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place, opened(Path(place)) as head:
        build(head, pages(count))
        for quad in head.store:
            kinds, told = row(quad)
            tables[kinds].append(told)
    folder.mkdir(parents=True, exist_ok=True)
    maps = []
    for (graph, kind), rows in sorted(tables.items()):
        file = folder.resolve() / f"{graph}-{kind}.csv"
        with file.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows([COLUMNS, *rows])
        maps.append(MAP.format(name=file.stem, file=file, graph=GRAPHS[graph], object=OBJECTS[kind]))
    (folder / "mapping.ttl").write_text(PREFIXES + "".join(maps), "utf-8")
    (folder / "config.ini").write_text(CONFIGURATION.format(folder=folder.resolve()), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
