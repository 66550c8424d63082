import type { Attribute } from '../terraform/syntax';
import { jsonBody } from '../terraform/read/jsonBodies';
import { lineIndex } from '../terraform/read/lineIndex';
import { parseHcl } from '../terraform/read/parse';
import type { ValuesFacts } from './facts';
import { secretFacts, secretsOf, withoutFound } from './secretFacts';

/** More values than this are data, not settings. */
const MOST_VALUES = 500;
/** Names are made of short values. Characters. */
const LONGEST = 2_000;

function attributesIn(text: string, path: string): Attribute[] {
  const body = path.endsWith('.json')
    ? jsonBody(text, path)
    : parseHcl(text, path).body;
  return body.filter((item): item is Attribute => item.kind === 'attribute');
}

/**
 * What a `.tfvars` or `.tfvars.json` file says.
 * @throws HclError when it cannot be read
 */
export function valuesFacts(text: string, path: string): ValuesFacts {
  const read = attributesIn(text, path);
  const secrets = secretsOf(text, [], read);
  const safe = withoutFound(text, secrets);
  const values = secrets.length > 0 ? attributesIn(safe, path) : read;
  return {
    kind: 'values',
    values: values
      .filter(({ value }) => value.end - value.start <= LONGEST)
      .slice(0, MOST_VALUES)
      .map(({ name, value }) => [name, safe.slice(value.start, value.end)]),
    ...(secrets.length > 0 && {
      secrets: secretFacts(secrets, lineIndex(text)),
    }),
  };
}
