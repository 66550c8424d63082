import fs from 'node:fs/promises';
import path from 'node:path';
import { moduleVersions } from './moduleVersions';
import { sampleReleases } from './releases';

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

it('releases every version that stacks of the starter are pinned to', async () => {
  const repository = path.join(root, 'templates/infrastructure');
  const tags = await moduleVersions(repository);
  const files = await fs.readdir(repository, { recursive: true });
  const pinned = new Set<string>();
  for (const file of files.filter(each => each.endsWith('.tf'))) {
    const text = await fs.readFile(path.join(repository, file), 'utf8');
    for (const [, ref] of text.matchAll(/\?ref=([\w-]+\/v[\d.]+)"/g)) {
      pinned.add(ref);
    }
  }
  expect(pinned).toContain('ecs-service/v1.0.0');
  expect(tags).toEqual(expect.arrayContaining([...pinned]));
});

it('releases what fits the files that the sample begins with', async () => {
  const texts = new Map<string, string>();
  const repository = path.join(root, 'templates/infrastructure');
  for (const { file, from, to } of sampleReleases.flatMap(each => each.edits)) {
    const text =
      texts.get(file) ??
      (await fs.readFile(path.join(repository, file), 'utf8'));
    expect(text).toContain(from);
    texts.set(
      file,
      text.replace(from!, () => to),
    );
  }
  for (const { module, version } of sampleReleases) {
    const log = texts.get(`modules/${module}/CHANGELOG.md`);
    expect(log).toContain(`## [${version}]`);
  }
});
