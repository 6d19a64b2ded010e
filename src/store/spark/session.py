"""
The end of Jackdaw that talks to Apache Spark: one session of SQL, asked over standard input, answering over standard output,
a line of JSON each. It is started by `spark-process.ts` with the Python of the Spark environment, and ends with its input.

Asked            Answer
{"do": "start", "master", "folder", "settings", "functions"}   opens the session; `folder` must be seen by all machines
{"do": "table", "name", "sql"}                    the rows of a SELECT, kept as Parquet in the folder, under a name
{"do": "load", "name", "path"}                    a Parquet file under a name
{"do": "drop", "name"}
{"do": "rows", "sql", "most"}                     {"names": [...], "rows": [[...], ...]}; refused beyond `most`
{"do": "write", "sql", "path", "names"}           the rows of a SELECT as a folder of Parquet files, in their order; without
                                                  `names`, columns are numbered: those of a SELECT can be of one name
"""
import datetime
import decimal
import json
import math
import os
import shutil
import sys

SAFE_INTEGER = 2**53 - 1


def as_json(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= SAFE_INTEGER else {"$integer": str(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$number": str(value)}
    if isinstance(value, decimal.Decimal):
        return as_json(int(value)) if value == value.to_integral_value() else str(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value)


class Session:
    def __init__(self):
        self.spark = None
        self.folder = None
        self.kept = {}
        self.made = 0

    def start(self, master, folder, settings, functions):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(master).appName("jackdaw")
        for key, value in settings.items():
            builder = builder.config(key, value)
        self.spark = builder.getOrCreate()
        self.spark.sparkContext.setLogLevel("ERROR")
        self.folder = folder
        for function in functions:
            self.spark.sql(function)
        return {"version": self.spark.version}

    def table(self, name, sql):
        self.made += 1
        path = os.path.join(self.folder, f"{name}.{self.made}")
        self.spark.sql(sql).write.parquet(path)
        # Only now: the rows may have come from a table of the same name.
        self.drop(name)
        self.kept[name] = path
        return self.load(name, path)

    def load(self, name, path):
        self.spark.read.parquet(path).createOrReplaceTempView(name)
        return {}

    def drop(self, name):
        self.spark.catalog.dropTempView(name)
        path = self.kept.pop(name, None)
        if path is not None:
            shutil.rmtree(path, ignore_errors=True)
        return {}

    def rows(self, sql, most):
        frame = self.spark.sql(sql)
        rows = frame.take(most + 1)
        if len(rows) > most:
            raise ValueError(f"more than {most} rows")
        return {"names": frame.columns, "rows": [[as_json(value) for value in row] for row in rows]}

    def write(self, sql, path, names):
        frame = self.spark.sql(sql)
        if not names:
            frame = frame.toDF(*[f"c{place}" for place in range(len(frame.columns))])
        frame.write.parquet(path)
        return {}


def main():
    # What Spark's own programs print must not stand between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    session = Session()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = getattr(session, asked.pop("do"))(**asked)
        except Exception as problem:  # whatever it is, the asker is told
            answer = {"problem": str(problem)[:4000]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    if session.spark is not None:
        session.spark.stop()


main()
