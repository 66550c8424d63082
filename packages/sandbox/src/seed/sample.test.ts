import fs from 'node:fs/promises';
import path from 'node:path';

const root = path.join(__dirname, '../../../..');
const starter = path.join(root, 'templates/infrastructure/.github');
const sample = path.join(root, 'packages/sandbox/sample/dailyge-infra/.github');

it.each([
  'workflows/terraform.yml',
  'scripts/report.mjs',
  'scripts/runner.mjs',
  'scripts/stacks.mjs',
])('the sample without Atlantis has %s as the starter has it', async file => {
  const [wanted, found] = await Promise.all(
    [starter, sample].map(folder =>
      fs.readFile(path.join(folder, file), 'utf8'),
    ),
  );
  expect(found).toBe(wanted);
});
