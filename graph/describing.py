"""What lies beside a release's store, so that others find, cite and understand it: DCAT, VoID and PROV; RO-Crate; CFF.

https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/, https://www.w3.org/TR/prov-o/,
https://www.researchobject.org/ro-crate/specification/1.2/, https://citation-file-format.github.io/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from graph.names import PREFIXES
from graph.ntriples import text, typed

if TYPE_CHECKING:
    from graph.manifest import Manifest

UNLICENSED = "No licence has been chosen for the data; quotes belong to the pages that they stand on."
TITLE = "chancennetz: who works with whom for health equity in Germany"
TITLE_DE = "chancennetz: Wer arbeitet mit wem für gesundheitliche Chancengleichheit"
PREFIX = ("dcat", "dcterms", "foaf", "prov", "spdx", "void", "xsd")
OTHERS = {"dcat": "http://www.w3.org/ns/dcat#", "spdx": "http://spdx.org/rdf/terms#"}


def descriptions(manifest: Manifest) -> dict[str, bytes]:
    """Return the files that describe a release, by their names; the same manifest gives the same bytes."""
    crate = msgspec.json.format(msgspec.json.encode(_crate(manifest)), indent=2) + b"\n"
    return {
        "description.ttl": _turtle(manifest).encode(),
        "ro-crate-metadata.json": crate,
        "CITATION.cff": _citation(manifest).encode(),
    }


def _turtle(manifest: Manifest) -> str:
    prefixes = "".join(f"@prefix {name}: <{(PREFIXES | OTHERS)[name]}> .\n" for name in PREFIX)
    base, when = manifest.base, typed(manifest.created, "xsd:dateTime")
    release = f"<{base}release/{manifest.id}>"
    used = "".join(f"  prov:used <{graph}> ;\n" for graph in sorted(manifest.vocabularies))
    versions = "".join(
        f"<{graph}> a void:Dataset ; dcterms:identifier {text(digest)} .\n"
        for graph, digest in sorted(manifest.vocabularies.items())
    )
    classes = "".join(
        f"  void:classPartition [ void:class <{cls}> ; void:entities {count} ] ;\n"
        for cls, count in sorted(manifest.counts.items())
    )
    return (
        f"{prefixes}\n{release} a dcat:Dataset , void:Dataset , prov:Entity ;\n"
        f"  dcterms:title {text(TITLE, 'en')} , {text(TITLE_DE, 'de')} ;\n"
        f"  dcterms:identifier {text(manifest.id)} ; dcterms:issued {when} ; dcterms:language {text('de')} ;\n"
        f"  dcterms:rights {text(UNLICENSED, 'en')} ;\n"
        f"  void:triples {manifest.quads} ; void:documents {manifest.pages} ; void:uriSpace {text(base)} ;\n{classes}"
        f"  spdx:checksum [ a spdx:Checksum ; spdx:checksumValue {text(manifest.checksum)} ] ;\n"
        f"  prov:wasGeneratedBy {release[:-1]}/build> .\n"
        f"{release[:-1]}/build> a prov:Activity ; prov:endedAtTime {when} ;\n{used}"
        f"  prov:wasAssociatedWith <{base}software> .\n"
        f"<{base}software> a prov:SoftwareAgent ; foaf:name {text(manifest.software)} .\n{versions}"
    )


def _crate(manifest: Manifest) -> dict[str, Any]:
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE}, release {manifest.id}",
        "description": f"{manifest.quads} quads from {manifest.pages} pages, checksum {manifest.checksum}.",
        "datePublished": manifest.created,
        "identifier": manifest.id,
        "license": {"@id": "#licence"},
        "hasPart": [{"@id": "release.json"}, {"@id": "description.ttl"}, {"@id": "CITATION.cff"}],
        "mentions": {"@id": "#build"},
    }
    build = {
        "@id": "#build",
        "@type": "CreateAction",
        "endTime": manifest.created,
        "instrument": {"@id": "#software"},
        "result": {"@id": "./"},
    }
    files = [
        {"@id": "release.json", "@type": "File", "name": "Manifest", "encodingFormat": "application/json"},
        {"@id": "description.ttl", "@type": "File", "name": "DCAT, VoID, PROV", "encodingFormat": "text/turtle"},
        {"@id": "CITATION.cff", "@type": "File", "name": "Citation", "encodingFormat": "text/yaml"},
    ]
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
    }
    licence = {"@id": "#licence", "@type": "CreativeWork", "name": "None chosen", "description": UNLICENSED}
    software = {"@id": "#software", "@type": "SoftwareApplication", "name": manifest.software}
    return {
        "@context": "https://w3id.org/ro/crate/1.2/context",
        "@graph": [about, root, *files, build, software, licence],
    }


def _citation(manifest: Manifest) -> str:
    return (
        "cff-version: 1.2.0\n"
        "message: Please cite this release of the graph, and the pages that it quotes.\n"
        "type: dataset\n"
        f'title: "{TITLE}"\n'
        "authors:\n  - name: The chancennetz authors\n"
        f'version: "{manifest.id}"\n'
        f"date-released: {manifest.created[:10]}\n"
        "identifiers:\n  - type: other\n"
        f'    value: "{manifest.checksum}"\n'
        "    description: Checksum over the canonical N-Quads, graph by graph\n"
    )
