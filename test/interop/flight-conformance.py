"""Asks a Flight server by pyarrow.flight and by ADBC, and prints a line of JSON for each check: {"check", "ok", "said"}.

flight-conformance.py PORT CASES.json ROWS
"""

import datetime
import decimal
import json
import sys
import threading
import time
import warnings

import adbc_driver_flightsql.dbapi as adbc
import pyarrow as pa
import pyarrow.flight as flight

warnings.filterwarnings("ignore")
port, cases_file, rows_wanted = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open(cases_file, encoding="utf-8") as file:
    spec = json.load(file)
uri = f"grpc://127.0.0.1:{port}"


def check(name, work):
    try:
        said = work()
        print(json.dumps({"check": name, "ok": True, "said": said}, default=str), flush=True)
    except Exception as error:  # a check that fails says why
        print(json.dumps({"check": name, "ok": False, "said": f"{type(error).__name__}: {error}"[:1000]}), flush=True)


def equal(got, wanted):
    assert got == wanted, f"got {got!r}, not {wanted!r}"


def text(value, type_):
    if value is None:
        return None
    if pa.types.is_dictionary(type_):
        return text(value, type_.value_type)
    if pa.types.is_nested(type_):
        return json.dumps(dict(value) if pa.types.is_map(type_) else value)
    if pa.types.is_timestamp(type_):
        nanos = getattr(value, "nanosecond", None)
        digits = value.replace(tzinfo=None).isoformat(timespec="nanoseconds" if nanos is not None else "microseconds")
        return digits + ("Z" if type_.tz else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def texts(table):
    columns = [[text(value, column.type) for value in column.to_pylist()] for column in table.columns]
    return [list(row) for row in zip(*columns)] if table.num_rows else []


def types(table):
    return {field.name: str(field.type).replace(" not null", "") for field in table.schema}


def compare(table, case):
    if case["types"] is not None:
        equal({name: kind.replace(" ('entries')", "") for name, kind in types(table).items()}, case["types"])
    equal(texts(table), case["rows"])


def parameter(value):
    if not isinstance(value, dict):
        return value
    if value["type"] == "date":
        return datetime.date.fromisoformat(value["text"])
    return datetime.datetime.fromisoformat(value["text"].replace("Z", "+00:00"))


def statement(sql):
    """A CommandStatementQuery by hand: pyarrow has no client of Flight SQL."""

    def field(tag, data):
        size, out = len(data), bytearray([tag])
        while size > 127:
            out.append(size & 127 | 128)
            size >>= 7
        return bytes(out) + bytes([size]) + data

    inner = field(0x0A, sql.encode())
    url = b"type.googleapis.com/arrow.flight.protocol.sql.CommandStatementQuery"
    return flight.FlightDescriptor.for_command(field(0x0A, url) + field(0x12, inner))


def by_pyarrow(client, sql):
    info = client.get_flight_info(statement(sql))
    tables = [client.do_get(endpoint.ticket).read_all() for endpoint in info.endpoints]
    for table in tables:
        equal(table.schema, info.schema)
    return pa.concat_tables(tables)


def refused(work, status):
    try:
        work()
    except (flight.FlightError, pa.ArrowException, adbc.Error) as error:
        spelled = {"PERMISSION_DENIED": ("unauthorized", "PermissionDenied"), "INVALID_ARGUMENT": ("invalid argument", "InvalidArgument"), "NOT_FOUND": ("not found", "NotFound"), "CANCELLED": ("cancel", "Cancel")}[status]
        assert any(word.lower() in str(error).lower() for word in spelled), str(error)
        return
    raise AssertionError("it was not refused")


def with_pyarrow():
    client = flight.connect(uri)
    for case in spec["cases"]:
        if "parameters" not in case:
            check(f"pyarrow: {case['name']}", lambda: compare(by_pyarrow(client, case["sql"]), case))
    for case in spec["refused"]:
        check(f"pyarrow refuses: {case['name']}", lambda: refused(lambda: by_pyarrow(client, case["sql"]), case["status"]))

    def many():
        began = time.monotonic()
        table = by_pyarrow(client, f"SELECT range AS id, 'HB_' || range % 7 AS point, CASE WHEN range % 10 <> 0 THEN range / 4 END AS price FROM range({rows_wanted})")
        sums = [table.num_rows, pa.compute.sum(table["id"]).as_py(), table["price"].null_count, pa.compute.sum(table["price"]).as_py(), sorted(set(pa.compute.unique(table["point"]).to_pylist()))]
        return {"sums": sums, "seconds": round(time.monotonic() - began, 2), "bytes": table.nbytes}

    check("pyarrow: many rows", many)

    def listed():
        flights = {info.descriptor.path[0].decode(): info for info in client.list_flights()}
        for name, info in flights.items():
            table = client.do_get(info.endpoints[0].ticket).read_all()
            equal(table.schema, info.schema)
            if not name.startswith("ercot_prices"):
                described = client.get_schema(statement(f"FROM {name}")).schema
                equal(described, info.schema)
        return sorted(flights)

    check("pyarrow: every flight that is listed can be had", listed)

    def left():
        reader = client.do_get(flight.Ticket(b'{"sql": "SELECT range FROM range(100000000000)"}'))
        reader.read_chunk()
        threading.Timer(0.2, reader.cancel).start()
        refused(lambda: [chunk for chunk in reader], "CANCELLED")

    check("pyarrow: a stream is cancelled", left)

    def cancelled():
        info = client.get_flight_info(statement("SELECT max(a.range * b.range) FROM range(1000000000) a, range(1000) b"))
        outcome = []
        thread = threading.Thread(target=lambda: outcome.append(refused(lambda: client.do_get(info.endpoints[0].ticket).read_all(), "CANCELLED")))
        thread.start()
        time.sleep(0.5)
        began = time.monotonic()
        result = client.cancel_flight_info(flight.CancelFlightInfoRequest(info)) if hasattr(client, "cancel_flight_info") else list(client.do_action(flight.Action("CancelFlightInfo", b"\x0a" + length(info.serialize()) + info.serialize())))
        thread.join(10)
        equal(outcome, [None])
        return {"seconds": round(time.monotonic() - began, 3), "result": str(result)}

    def length(data):
        size, out = len(data), bytearray()
        while size > 127:
            out.append(size & 127 | 128)
            size >>= 7
        return bytes(out) + bytes([size])

    check("pyarrow: CancelFlightInfo ends a query that runs", cancelled)


def with_adbc():
    connection = adbc.connect(uri)
    cursor = connection.cursor()

    def run(case):
        cursor.execute(case["sql"], *([[parameter(value) for value in case["parameters"]]] if "parameters" in case else []))
        compare(cursor.fetch_arrow_table(), case)

    for case in spec["cases"]:
        check(f"adbc: {case['name']}", lambda: run(case))
    for case in spec["refused"]:
        check(f"adbc refuses: {case['name']}", lambda: refused(lambda: cursor.execute(case["sql"]), case["status"]))

    def many():
        began = time.monotonic()
        cursor.execute(f"SELECT range AS id, range / 4 AS x FROM range({rows_wanted})")
        table = cursor.fetch_arrow_table()
        return {"sums": [table.num_rows, pa.compute.sum(table["id"]).as_py(), pa.compute.sum(table["x"]).as_py()], "seconds": round(time.monotonic() - began, 2)}

    check("adbc: many rows", many)

    def objects():
        found = connection.adbc_get_objects(depth="all", db_schema_filter="ercot").read_all().to_pylist()
        return {f"{schema['db_schema_name']}.{table['table_name']}": [table["table_type"], len(table["table_columns"])] for catalog in found for schema in catalog["catalog_db_schemas"] for table in schema["db_schema_tables"]}

    check("adbc: objects", objects)

    def keys():
        equal(connection.adbc_get_table_schema("rt_spp", db_schema_filter="ercot").names[:2], ["interval_start", "interval_end"])
        info = connection.adbc_get_info()
        equal([info["vendor_name"], connection.adbc_get_table_types()], ["gridlake", ["SYSTEM TABLE", "TABLE", "VIEW"]])

    check("adbc: what the server says of itself", keys)

    def truths():
        past = adbc.connect(uri, db_kwargs={"adbc.flight.sql.rpc.call_header.gridlake-as-of": "2026-10-31T06:00:00Z"})
        with past.cursor() as other:
            other.execute("SELECT count(*) AS n FROM ercot.rt_spp")
            equal(other.fetchall(), [(9,)])
        past.close()

    check("adbc: as of a moment by a header", truths)

    def cancelled():
        with connection.cursor() as other:

            def ask():
                other.execute("SELECT max(a.range * b.range) FROM range(1000000000) a, range(1000) b")
                other.fetchall()

            threading.Timer(0.5, other.adbc_cancel).start()
            refused(ask, "CANCELLED")

    check("adbc: a query is cancelled", cancelled)
    cursor.close()
    connection.close()


with_pyarrow()
with_adbc()
