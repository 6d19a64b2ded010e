"""
Jaro-Winkler over pairs of texts in Spark itself: as a function of a published jar (the one that comes in the peer's
package) and as a function in Python. Prints a JSON line: seconds of each, and how many values differ from DuckDB's.

    python spark_similarity.py --pairs pairs.parquet --jar scala-udf-similarity.jar     (l, r, one, other, alike)
"""
import argparse
import json
import time

from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType


def jaro_winkler(one, other):
    if one is None or other is None:
        return None
    a, b = one.encode(), other.encode()
    if a == b:
        return 1.0
    reach = max(0, max(len(a), len(b)) // 2 - 1)
    taken = bytearray(len(b))
    found = bytearray()
    for place, byte in enumerate(a):
        for at in range(max(0, place - reach), min(len(b), place + reach + 1)):
            if not taken[at] and b[at] == byte:
                taken[at] = 1
                found.append(byte)
                break
    count = len(found)
    if count == 0:
        return 0.0
    swapped = sum(1 for x, y in zip(found, (byte for byte, is_taken in zip(b, taken) if is_taken)) if x != y)
    jaro = (count / len(a) + count / len(b) + (count - swapped // 2) / count) / 3
    prefix = 0
    while prefix < min(4, len(a), len(b)) and a[prefix] == b[prefix]:
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro) if jaro > 0.7 else jaro


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--jar", required=True)
    asked = parser.parse_args()
    spark = (
        SparkSession.builder.master("local[2]").config("spark.jars", asked.jar).config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    spark.udf.registerJavaFunction("jar_jaro_winkler", "uk.gov.moj.dash.linkage.JaroWinklerSimilarity", DoubleType())
    spark.udf.register("python_jaro_winkler", jaro_winkler, DoubleType())
    spark.read.parquet(asked.pairs).createOrReplaceTempView("pairs")
    spark.sql("SELECT count(*), sum(length(one)) FROM pairs").collect()
    result = {}
    for name in ("jar_jaro_winkler", "python_jaro_winkler"):
        started = time.perf_counter()
        sql = f"SELECT count(*) AS pairs, count_if(abs({name}(one, other) - alike) > 1e-12) AS differing FROM pairs"
        row = spark.sql(sql).collect()[0]
        result[name] = {"seconds": round(time.perf_counter() - started, 2), "pairs": row.pairs, "differing": row.differing}
    print(json.dumps(result))
    spark.stop()


main()
