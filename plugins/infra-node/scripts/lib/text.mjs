const GROUPS = ['resource', 'data', 'ephemeral', 'definitions', 'advice'];

/** Names in code unit order, whatever the locale. */
function sorted(record) {
  return Object.keys(record)
    .sort()
    .map(name => [name, record[name]]);
}

/**
 * The text of a schema file: one type a line, so that the next version of a
 * provider shows as a readable diff. Same schema, same bytes.
 */
export function schemaText(schema) {
  const { format, source, version, from, complete, config } = schema;
  const head = { format, source, version, from, complete, config };
  const lines = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  for (const group of GROUPS) {
    const members = sorted(schema[group]).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    const inside = members.length > 0 ? `\n${members.join(',\n')}\n` : '';
    lines.push(`${JSON.stringify(group)}:{${inside}}`);
  }
  return `{${lines.join(',\n')}}`;
}

/** The text of a file with several providers. */
export function schemasText(schemas) {
  return `[${schemas.map(schemaText).join(',\n')}]`;
}
