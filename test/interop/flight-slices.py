"""Reads a flight of prices in all its parts at once, and prints what came as one line of JSON.

flight-slices.py PORT SQL
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.flight as flight

uri = f"grpc://127.0.0.1:{sys.argv[1]}"


def read(endpoint):
    with flight.FlightClient(uri) as client:
        return client.do_get(endpoint.ticket).read_all()


def bytes_field(tag, data):
    size, out = len(data), bytearray([tag])
    while size > 127:
        out.append(size & 127 | 128)
        size >>= 7
    return bytes(out) + bytes([size]) + data


url = b"type.googleapis.com/arrow.flight.protocol.sql.CommandStatementQuery"
command = bytes_field(0x0A, url) + bytes_field(0x12, bytes_field(0x0A, sys.argv[2].encode()))
with flight.FlightClient(uri) as client:
    info = client.get_flight_info(flight.FlightDescriptor.for_command(command))
with ThreadPoolExecutor(len(info.endpoints)) as pool:
    parts = list(pool.map(read, info.endpoints))
table = pa.concat_tables(parts)
sorted_prices = pc.take(table["price_usd_per_mwh"], pc.sort_indices(table["price_usd_per_mwh"])).combine_chunks()
days = table.group_by("day").aggregate([("interval_start", "count_distinct"), ("interval_start", "count")]).to_pylist()
starts = table.group_by("interval_start").aggregate([("price_usd_per_mwh", "count")])["price_usd_per_mwh_count"]
print(
    json.dumps(
        {
            "parts": [part.num_rows for part in parts],
            "same_schema": all(part.schema == info.schema for part in parts),
            "each_once": sorted_prices.equals(pa.array(range(table.num_rows), pa.float64())),
            "starts": len(starts),
            "rows_of_a_start": sorted(set(starts.to_pylist())),
            "days": {day["day"]: [day["interval_start_count_distinct"], day["interval_start_count"]] for day in days},
        }
    )
)
