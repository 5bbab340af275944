# Reads flights as fast as pyarrow does: a line of JSON {"uri", "command"} in, a line {"rows", "bytes", "seconds"} out.
# All endpoints of a flight are read at once, each over a connection of its own.
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pyarrow.flight as flight


def read_endpoint(uri, endpoint):
    with flight.FlightClient(uri) as client:
        rows = size = 0
        reader = client.do_get(endpoint.ticket)
        while True:
            try:
                batch = reader.read_chunk().data
            except StopIteration:
                return rows, size
            rows += batch.num_rows
            size += batch.nbytes


def read_flight(uri, command):
    began = time.perf_counter()
    with flight.FlightClient(uri) as client:
        endpoints = client.get_flight_info(flight.FlightDescriptor.for_command(command.encode())).endpoints
    with ThreadPoolExecutor(max_workers=len(endpoints)) as pool:
        parts = list(pool.map(lambda endpoint: read_endpoint(uri, endpoint), endpoints))
    return {
        "rows": sum(rows for rows, _ in parts),
        "bytes": sum(size for _, size in parts),
        "seconds": time.perf_counter() - began,
        "endpoints": len(endpoints),
    }


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(read_flight(asked["uri"], asked["command"])), flush=True)
