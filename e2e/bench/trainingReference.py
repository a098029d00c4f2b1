"""The reference of `npm run bench -- training`: one run of counting, cosine and top-50 by scipy for each line read."""
import json
import resource
import sys
import time

import numpy as np
import scipy.sparse as sp

folder, items, keep = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ptr = np.fromfile(folder + "/ptr.u32", dtype=np.uint32).astype(np.int32)
columns = np.fromfile(folder + "/items.u32", dtype=np.uint32).astype(np.int32)
A = sp.csr_matrix((np.ones(len(columns), np.float32), columns, ptr), shape=(len(ptr) - 1, items))


def run():
    """From A, orders x items, to the lists: what is timed. The diagonal is an item with itself: no neighbour."""
    At = A.T.tocsr()
    C = (At @ A).tocsr()
    norm = 1 / np.sqrt(np.maximum(C.diagonal(), 1))
    row = np.repeat(np.arange(items), np.diff(C.indptr))
    score = C.data * norm[row] * norm[C.indices]
    score[row == C.indices] = -1
    found, scores = [], []
    for i in range(items):
        a, b = C.indptr[i], C.indptr[i + 1]
        s = score[a:b]
        wanted = min(keep, max(0, b - a - 1))
        best = np.argpartition(-s, wanted)[:wanted] if wanted < b - a else np.arange(b - a)
        best = best[np.argsort(-s[best], kind="stable")]
        found.append(C.indices[a:b][best])
        scores.append(s[best])
    return C.nnz, found, scores


print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    entries, found, scores = run()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(
        json.dumps(
            {
                "wallMs": wall * 1000,
                "cpuMs": cpu * 1000,
                "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "entries": int(entries),
                "kept": int(sum(map(len, found))),
                "sum": float(sum(s.sum(dtype=np.float64) for s in scores)),
            }
        ),
        flush=True,
    )
