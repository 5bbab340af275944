# The peer: pyarrow's own Flight server. Serves {"batches": FILE}, an Arrow stream that it holds in memory, and {"sql": SQL} by DuckDB.
# Prints its port, and ends with its standard input.
import json
import sys
import threading

import duckdb
import pyarrow
import pyarrow.flight as flight

BATCH_ROWS = 65_536


class Peer(flight.FlightServerBase):
    held = {}

    def get_flight_info(self, context, descriptor):
        endpoint = flight.FlightEndpoint(flight.Ticket(descriptor.command), [])
        return flight.FlightInfo(pyarrow.schema([]), descriptor, [endpoint], -1, -1)

    def do_get(self, context, ticket):
        asked = json.loads(ticket.ticket)
        if "sql" in asked:
            return flight.RecordBatchStream(duckdb.connect().execute(asked["sql"]).to_arrow_reader(BATCH_ROWS))
        path = asked["batches"]
        if path not in self.held:
            with pyarrow.OSFile(path) as file, pyarrow.ipc.open_stream(file) as reader:
                self.held[path] = reader.read_all()
        return flight.RecordBatchStream(self.held[path])


def end_with_input():
    sys.stdin.read()
    server.shutdown()


server = Peer("grpc://127.0.0.1:0")
threading.Thread(target=end_with_input, daemon=True).start()
print(server.port, flush=True)
server.serve()
