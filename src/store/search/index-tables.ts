/** The version of the search file's shape; a file of another version is built again. */
export const searchFileVersion = 2

/**
 * The tables of the search file. `passages` holds what is searched, `exhibits` where it stands; `passages_index` is the
 * FTS5 index over it; `terms` its words; `unsearched` what a search does not see. `canonical_id` is NULL where it is the
 * entity's own, `tellings` where it is one.
 */
export const searchTables = `
CREATE TABLE exhibits (place INTEGER PRIMARY KEY, exhibit_id TEXT NOT NULL, exhibit TEXT, path TEXT);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, place INTEGER NOT NULL, locator TEXT NOT NULL, base INTEGER NOT NULL, entity_id TEXT,
  canonical_id TEXT, schema TEXT, property TEXT, statement_id TEXT, tellings INTEGER, body TEXT NOT NULL, plain TEXT NOT NULL, glyphs TEXT NOT NULL);
CREATE TABLE unsearched (
  id INTEGER PRIMARY KEY, why TEXT NOT NULL, exhibit_id TEXT, exhibit TEXT, path TEXT, locator TEXT, message TEXT NOT NULL);
CREATE VIRTUAL TABLE passages_index USING fts5(
  body, plain, glyphs, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE terms USING fts5vocab(passages_index, 'row');
INSERT INTO passages_index(passages_index, rank) VALUES ('hashsize', 67108864);
PRAGMA user_version = ${searchFileVersion};`
