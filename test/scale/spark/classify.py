"""Judges the rows of a Spark DataFrame with `amends classify`: classify.py LOG.csv OUTPUT

On executors that have Node and amends. A classify that fails, fails its task; Spark tries it again and, when that does
not help, fails the job. No row is lost in silence: a batch must come back with as many verdicts as it has rows.
"""

import csv
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
from pyspark.sql import DataFrame, SparkSession

AMENDS = ("amends",)
# Every flag that would else be found out from the log is given, since each batch is a log of its own.
FLAGS = ("--text-column", "text", "--id-column", "id", "--delimiter", ",", "--keep-duplicates", "--reader", "quick")


def read_csv(spark: SparkSession, path: str) -> DataFrame:
    """Cells as text, line ends and doubled quotes inside quotes."""
    return spark.read.csv(path, header=True, multiLine=True, escape='"', inferSchema=False)


def classify(rows: DataFrame, amends: Sequence[str] = AMENDS) -> DataFrame:
    """From columns `id` and `text`: `id`, and `verdict`, a line of `classify --format ndjson`."""

    def judge(batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            if batch.empty:
                continue
            log = batch.to_csv(index=False, quoting=csv.QUOTE_ALL)
            command = [*amends, "classify", "-", "--quiet", *FLAGS]
            run = subprocess.run(command, input=log, stdout=subprocess.PIPE, encoding="utf-8", check=True)
            yield pd.DataFrame({"id": batch["id"], "verdict": run.stdout.rstrip("\n").split("\n")})

    return rows.select("id", "text").mapInPandas(judge, "id string, verdict string")


if __name__ == "__main__":
    log, output = sys.argv[1:]
    session = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 50_000).getOrCreate()
    classify(read_csv(session, log)).write.json(output)
