/**
 * Databases that a cell measures, by the name in its metrics: files of SQLite, and
 * PostgreSQL where its programs are.
 */
export const bothDatabases = database => [
  ['SQLite', undefined],
  ...(database ? [['PostgreSQL', database]] : []),
];
