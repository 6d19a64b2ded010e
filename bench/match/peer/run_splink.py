"""
Runs the peer on one track file and writes its pairs as Parquet (left_id, right_id, match_weight, match_probability) and
its clusters (record_id, cluster_id; connected components at 0.95, as its demonstration makes them).

    python run_splink.py --set historical_50k --model demo --file track.parquet --pairs pairs.parquet --clusters clusters.parquet
                         [--memory 6GB] [--threads 2]

Prints one JSON line: versions, seconds of each step, rows. Not part of Jackdaw: a measurement beside it.
"""
import argparse
import json
import os
import time

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator

from models import MODELS


def quoted(path):
    return "'" + path.replace("'", "''") + "'"


class Clock:
    def __init__(self):
        self.steps = {}
        self.last = time.perf_counter()

    def lap(self, name):
        now = time.perf_counter()
        self.steps[name] = round(now - self.last, 2)
        self.last = now


def open_linker(model, arguments):
    connection = duckdb.connect()
    connection.execute(f"SET threads = {arguments.threads}")
    if arguments.memory:
        connection.execute(f"SET memory_limit = '{arguments.memory}'")
        connection.execute(f"SET temp_directory = {quoted(arguments.pairs + '.tmp')}")
    api = DuckDBAPI(connection=connection)
    connection.execute(f"CREATE TABLE track AS SELECT {model.columns} FROM read_parquet({quoted(arguments.file)})")
    tables = register(connection, api, model.link)
    settings = SettingsCreator(
        link_type="link_only" if model.link else "dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=model.blocking,
        comparisons=model.comparisons,
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
        **({} if model.prior is None else {"probability_two_random_records_match": model.prior}),
    )
    return connection, Linker(tables, settings)


def register(connection, api, is_link):
    if not is_link:
        return api.register(connection.table("track"))
    sources = [row[0] for row in connection.sql("SELECT DISTINCT source FROM track ORDER BY 1").fetchall()]
    for source in sources:
        connection.execute(f"CREATE TABLE track_{source} AS SELECT * EXCLUDE (source) FROM track WHERE source = {quoted(source)}")
    return [api.register(connection.table(f"track_{source}")) for source in sources]


def train(linker, model):
    if model.prior is None:
        linker.training.estimate_probability_two_random_records_match(model.sure_rules, recall=model.sure_recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=model.random_pairs, seed=1)
    for rule in model.training:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, **({} if model.with_term_frequencies else {"estimate_without_term_frequencies": True})
        )


def main():
    parser = argparse.ArgumentParser()
    for name in ("set", "model", "file", "pairs", "clusters"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--memory", default="")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    model = MODELS[arguments.set][arguments.model]()
    clock = Clock()
    connection, linker = open_linker(model, arguments)
    clock.lap("read")
    train(linker, model)
    clock.lap("train")
    told = {} if model.least_probability is None else {"threshold_match_probability": model.least_probability}
    predictions = linker.inference.predict(**told)
    clock.lap("predict")
    connection.execute(
        f"COPY (SELECT record_id_l AS left_id, record_id_r AS right_id, match_weight, match_probability"
        f" FROM {predictions.physical_name}) TO {quoted(arguments.pairs)} (FORMAT parquet)"
    )
    clock.lap("write")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold_match_probability=0.95)
    connection.execute(
        f"COPY (SELECT record_id, cluster_id FROM {clusters.physical_name}) TO {quoted(arguments.clusters)} (FORMAT parquet)"
    )
    clock.lap("cluster")
    pairs = connection.sql(f"SELECT count(*) FROM {quoted(arguments.pairs)}").fetchall()[0][0]
    print(json.dumps({"splink": splink.__version__, "duckdb": duckdb.__version__, "seconds": clock.steps, "pairs": pairs}))


if __name__ == "__main__":
    main()
