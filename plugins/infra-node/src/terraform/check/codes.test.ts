import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FINDING_CODES } from './codes';

it('has every code in the README, with what it means', () => {
  const readme = readFileSync(
    path.join(
      path.dirname(require.resolve('@infra-portal/infra-node/package.json')),
      'README.md',
    ),
    'utf8',
  );
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm)];
  expect(Object.fromEntries(rows.map(row => [row[1], row[2]]))).toEqual(
    FINDING_CODES,
  );
});
