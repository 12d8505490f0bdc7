"""Reports the shards of a split log on Spark's executors, and merges the parts: parts.py SHARDS_FOLDER REPORT.json

The folder, with the manifest that `amends split` wrote, lies where every executor finds it under the same path.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pyspark import SparkContext
from pyspark.sql import SparkSession

AMENDS = ("amends",)


def report_shards(context: SparkContext, folder: Path, parts: Path, flags: Sequence[str], amends: Sequence[str] = AMENDS) -> None:
    """Writes the part of every shard. One whose amends fails, or whose executor is lost, is tried again elsewhere."""
    names = [shard["name"] for shard in json.loads((folder / "manifest.json").read_text())["shards"]]

    def report(name: str) -> tuple[str, bytes]:
        command = [*amends, "report", str(folder / name), "--format", "json", *flags]
        return name, subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout

    for name, part in context.parallelize(names, len(names)).map(report).collect():
        (parts / name).with_suffix(".json").write_bytes(part)


def merge(folder: Path, parts: Path, amends: Sequence[str] = AMENDS) -> bytes:
    """Fails when a part is missing."""
    command = [*amends, "merge", str(parts), "--expect", str(folder / "manifest.json"), "--format", "json"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    shards, target = map(Path, sys.argv[1:])
    own = target.with_suffix(".parts")
    own.mkdir()
    report_shards(SparkSession.builder.getOrCreate().sparkContext, shards, own, flags=())
    target.write_bytes(merge(shards, own))
