"""Apache Parquet, for pandas, polars, DuckDB and R's arrow: two tables with typed columns, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from data.errors import AskedWrongly
from graph.formats.flow import Columns, Flow, plain

AT_ONCE = 50_000


def write(flow: Flow, path: Path) -> list[Path]:
    """Write `-nodes.parquet` and `-edges.parquet`; what the network says of itself is their metadata."""
    try:
        import pyarrow as pa  # noqa: F401 - only whether it is there
    except ImportError as problem:
        raise AskedWrongly("Parquet needs pyarrow: pip install 'chancennetz[parquet]'.") from problem
    nodes, edges = (path.with_name(f"{path.stem}-{what}.parquet") for what in ("nodes", "edges"))
    _write(nodes, {"id": str, **flow.node_columns}, flow.about, ({"id": node, **data} for node, data in flow.nodes))
    ends = ({"source": edge.source, "target": edge.target, **edge.data} for edge in flow.edges)
    _write(edges, {"source": str, "target": str, **flow.edge_columns}, flow.about, ends)
    return [nodes, edges]


def _write(path: Path, columns: Columns, about: dict[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    types = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string(), list: pa.list_(pa.string())}
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()], metadata=about)
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for chunk in _chunks(rows):
            held = {name: [_held(row.get(name), kind) for row in chunk] for name, kind in columns.items()}
            file.write_table(pa.table(held, schema=schema))


def _chunks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    left = iter(rows)
    while chunk := list(islice(left, AT_ONCE)):
        yield chunk


def _held(value: Any, kind: type) -> Any:  # noqa: ANN401 - any attribute
    return plain(value) if kind is str and value is not None and type(value) is not str else value
