"""Spark with three executors that are processes (local-cluster): verdicts and merged parts are, to the byte, those of one
process, also when an executor is killed while it writes a part. Then what must fail: a classify that exits 3, a part that
is gone, every executor dead.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyspark

from classify import FLAGS, classify, read_csv
from parts import merge, report_shards
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[3]
AMENDS = ("node", str(ROOT / "bin/amends.js"))
QUICK = ("--reader", "quick", "--quiet")
PATIENCE = 180


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="amends-spark-") as name:
        work = Path(name)
        spark = start(work)
        try:
            for seed in (1, 2, 3):
                same_verdicts(spark, work, seed)
            fails("a classify that exits 3", lambda: classify(read_csv(spark, str(work / "1.csv")), troubled(work, "exit-3")).collect())
            one_is_killed(spark, work)
            all_are_dead(spark, work)
        finally:
            spark.stop()


def start(work: Path) -> SparkSession:
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_LOCAL_DIRS"] = str(work)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),
        # One more try for a task whose executor is lost.
        "spark.task.maxFailures": "2",
    }
    builder = SparkSession.builder.master("local-cluster[3,1,1024]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def same_verdicts(spark: SparkSession, work: Path, seed: int) -> None:
    log = work / f"{seed}.csv"
    log.write_bytes(run("node", str(ROOT / "test/scale/random-log.js"), str(seed), "600"))
    told = run(*AMENDS, "classify", str(log), "--quiet", *FLAGS).decode().split("\n")
    found = classify(read_csv(spark, str(log)).repartition(3), AMENDS).collect()
    expected, actual = verdicts(told), verdicts(row.verdict for row in found)
    if expected != actual:
        raise SystemExit(f"seed {seed}: Spark's verdicts differ: {set(expected) ^ set(actual)}")
    print(f"same verdicts: seed {seed}, {len(actual)} rows in 3 partitions")


def verdicts(lines) -> list[str]:
    """Those of the judged rows, without what says where the row stands."""
    judged = [line for line in map(json.loads, filter(None, lines)) if line["status"] == "classified"]
    return sorted(json.dumps({**line, "line": 0, "source": ""}) for line in judged)


def one_is_killed(spark: SparkSession, work: Path) -> None:
    shards, parts, whole = split(work)
    trouble = troubled(work, "hang-1")
    killer = threading.Thread(target=kill_hung, args=(Path(trouble[1]), 1))
    killer.start()
    report_shards(spark.sparkContext, shards, parts, QUICK, trouble)
    killer.join()
    if merge(shards, parts, AMENDS) != whole:
        raise SystemExit("the merged report differs from that of one process")
    print(f"same bytes: three executors, one killed in mid-part, {len(list(parts.iterdir()))} parts merged")
    next(parts.iterdir()).unlink()
    fails("a part removed", lambda: merge(shards, parts, AMENDS))


def all_are_dead(spark: SparkSession, work: Path) -> None:
    """Every executor is killed, and those that Spark starts in their place."""
    trouble = troubled(work, *(f"hang-{number}" for number in range(1, 13)))
    threading.Thread(target=kill_hung, args=(Path(trouble[1]), 12), daemon=True).start()
    parts = work / "none"
    parts.mkdir()
    fails("every executor dead", lambda: report_shards(spark.sparkContext, work / "shards", parts, QUICK, trouble))
    fails("and their parts", lambda: merge(work / "shards", parts, AMENDS))


def split(work: Path) -> tuple[Path, Path, bytes]:
    log, shards, parts = work / "1.csv", work / "shards", work / "parts"
    parts.mkdir()
    run(*AMENDS, "split", str(log), "--parts", "6", "--output", str(shards))
    return shards, parts, run(*AMENDS, "report", str(log), "--format", "json", *QUICK)


def troubled(work: Path, *troubles: str) -> tuple[str, str]:
    """An amends that goes wrong: see test/scale/troubled-amends."""
    folder = Path(tempfile.mkdtemp(dir=work))
    for trouble in troubles:
        (folder / trouble).touch()
    return str(ROOT / "test/scale/troubled-amends"), str(folder)


def kill_hung(trouble: Path, most: int) -> None:
    """Kills the executors of those that hang, until `most` are dead."""
    killed: set[Path] = set()
    end = time.monotonic() + PATIENCE
    while len(killed) < most and time.monotonic() < end:
        for hung in set(trouble.glob("hung-*")) - killed:
            process = int(hung.read_text())
            os.kill(executor_of(process), signal.SIGKILL)
            os.kill(process, signal.SIGKILL)
            killed.add(hung)
        time.sleep(0.1)


def executor_of(process: int) -> int:
    """The executor above a process."""
    while "CoarseGrainedExecutorBackend" not in Path(f"/proc/{process}/cmdline").read_text():
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return process


def fails(what: str, work) -> None:
    try:
        work()
    except Exception as error:  # noqa: BLE001: any failure is the right one
        print(f"red, as it must be: {what}: {type(error).__name__}")
        return
    raise SystemExit(f"not red: {what}")


def run(*command: str) -> bytes:
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main()
