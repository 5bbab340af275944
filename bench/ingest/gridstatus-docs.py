"""gridstatus-docs.py ZIP_FOLDER: gridstatus reads the same zips; its rows, time and peak memory as JSON.

Compared is Ercot.read_docs: zip -> pandas -> local times with zone, what gridstatus does with downloaded documents of NP6-905-CD.
What it does next (names of settlement points) asks ERCOT's site and is left out, and nothing is written to a disk.
"""

import json
import os
import resource
import sys
import time

import pandas as pd
from gridstatus.ercot import Document, Ercot

folder = sys.argv[1]
stamp = pd.Timestamp("2026-06-01", tz="US/Central")
docs = [Document(os.path.join(folder, name), stamp, name, name, stamp) for name in sorted(os.listdir(folder))]
ercot = Ercot()
began = time.perf_counter()
frame = ercot.read_docs(docs)
ms = (time.perf_counter() - began) * 1000
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"rows": len(frame), "ms": ms, "peakRssBytes": peak}))
