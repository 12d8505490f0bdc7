"""Reports the shards of a split log on Dask's workers: parts.py SCHEDULER SHARDS_FOLDER PARTS_FOLDER

The folder, with the manifest that `amends split` wrote, lies where every worker finds it under the same path. A worker
that is lost loses its task to another; an amends that fails is tried again, and then fails the run.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from distributed import Client, as_completed

AMENDS = os.environ.get("AMENDS", "amends").split()


def report(shard: str) -> bytes:
    command = [*AMENDS, "report", shard, "--format", "json", "--reader", "quick"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    scheduler, shards, parts = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    names = [shard["name"] for shard in json.loads((shards / "manifest.json").read_text())["shards"]]
    with Client(scheduler) as client:
        tasks = {client.submit(report, str(shards / name), retries=2): name for name in names}
        for task in as_completed(tasks):
            (parts / tasks[task]).with_suffix(".json").write_bytes(task.result())
