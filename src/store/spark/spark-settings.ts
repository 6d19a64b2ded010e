/**
 * The settings of a Spark session. What decides results is told: no failing where DuckDB gives NULL, and texts with one
 * reading of quotes and backslashes. On a loopback master the session listens on loopback alone.
 */
export function sparkSettings(master: string): Record<string, string> {
  const isLocal = /^(spark:\/\/(127\.0\.0\.1|localhost):|local\[)/.test(master)
  return {
    'spark.sql.ansi.enabled': 'false',
    'spark.sql.parser.escapedStringLiterals': 'true',
    'spark.sql.session.timeZone': 'UTC',
    'spark.ui.enabled': 'false',
    'spark.ui.showConsoleProgress': 'false',
    // Many small statements and a few large ones: partitions are joined when they are small.
    'spark.sql.adaptive.enabled': 'true',
    'spark.sql.shuffle.partitions': '8',
    'spark.sql.parquet.compression.codec': 'zstd',
    'spark.sql.sources.commitProtocolClass': 'org.apache.spark.sql.execution.datasources.SQLHadoopMapReduceCommitProtocol',
    ...(isLocal ? { 'spark.driver.host': '127.0.0.1', 'spark.driver.bindAddress': '127.0.0.1' } : {}),
  }
}
