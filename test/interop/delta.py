"""Does to Delta tables what a request on standard input asks, with deltalake; answers on standard output. Both are JSON.

Request: a list of {"table": path, "do": ..., ...}. Answer: a list of one result each.
"""

import json
import os
import sys
from datetime import datetime

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from deltalake import DeltaTable, QueryBuilder


def read(table, request):
    """Writes every row as one Parquet file; tells the columns and the version."""
    rows = table.to_pyarrow_table()
    pq.write_table(rows, request["out"])
    columns = {field.name: str(field.type) for field in rows.schema}
    return {"version": table.version(), "rows": rows.num_rows, "columns": columns}


def count(table, request):
    """Counts rows by a filter twice: with DataFusion, and with pyarrow over the files that the statistics leave."""
    column, operator, value = request["column"], request["operator"], request["value"]
    literal = f"TIMESTAMP '{value}'" if request.get("time") else f"'{value}'"
    sql = f'SELECT count(*) AS n FROM t WHERE "{column}" {operator} {literal}'
    by_datafusion = QueryBuilder().register("t", table).execute(sql).read_all()
    parsed = datetime.fromisoformat(value) if request.get("time") else value
    field = ds.field(column)
    test = {"=": field == parsed, ">=": field >= parsed, "<": field < parsed}[operator]
    by_pyarrow = table.to_pyarrow_dataset().to_table(filter=test, columns=[column]).num_rows
    return [int(by_datafusion["n"][0].as_py()), by_pyarrow]


def find_every_value(table, _request):
    """Looks for each value of each column, and for its bounds; tells what the statistics hid."""
    rows = table.to_pyarrow_table()
    dataset = table.to_pyarrow_dataset()
    hidden = []
    for name in rows.column_names:
        found = {}
        for value in rows[name].to_pylist():
            found[value] = found.get(value, 0) + 1
        for value, expected in found.items():
            field = ds.field(name)
            test = field.is_null() if value is None else field == pa.scalar(value, rows.schema.field(name).type)
            counted = dataset.to_table(filter=test, columns=[name]).num_rows
            if counted != expected:
                hidden.append(f"{name} = {value}: {counted} of {expected}")
        bounds = f'SELECT min("{name}") AS least, max("{name}") AS most FROM t'
        told = QueryBuilder().register("t", table).execute(bounds).read_all()
        values = [value for value in found if value is not None]
        if values and (told["least"][0].as_py(), told["most"][0].as_py()) != (min(values), max(values)):
            hidden.append(f"bounds of {name}")
    return hidden


def optimize(table, request):
    order = request.get("zOrder")
    metrics = table.optimize.z_order(order) if order else table.optimize.compact()
    return {"removed": metrics["numFilesRemoved"], "added": metrics["numFilesAdded"]}


def checkpoint(table, _request):
    table.create_checkpoint()
    return table.version()


def vacuum_dry_run(table, _request):
    doomed = table.vacuum(retention_hours=0, dry_run=True, enforce_retention_duration=False)
    return {"doomed": doomed, "live": table.file_uris()}


WORK = {
    "read": read,
    "count": count,
    "findEveryValue": find_every_value,
    "optimize": optimize,
    "checkpoint": checkpoint,
    "vacuumDryRun": vacuum_dry_run,
}

results = []
for asked in json.load(sys.stdin):
    results.append(WORK[asked["do"]](DeltaTable(asked["table"]), asked))
json.dump(results, sys.stdout)
sys.stdout.flush()
# Threads of pyarrow may still be closing files: an ordinary exit sometimes ends in std::terminate.
os._exit(0)
