import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { engine, vocabulary } from '../lib/engine.mjs';

const SERVICES = 1_000;
const FOLDER = 'golden-paths/ecs-fargate';

/** Texts of the starter's files below a folder, by path inside it. */
function filesBelow(folder) {
  const root = fromRoot('templates/infrastructure', folder);
  return new Map(
    fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(root, file), fs.readFileSync(file, 'utf8')];
      }),
  );
}

const intentOf = (number, version) => ({
  version: 1,
  product: 'shop',
  service: `api-${number}`,
  description: `Service ${number}`,
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version },
  image: `ghcr.io/acme/api-${number}:1.0.0`,
  environments: { dev: {}, stg: {}, prod: {} },
});

let input;

/** Both versions of the path, and each service with a line that people wrote. */
async function prepare() {
  const { readGoldenPath, renderFiles } = engine('golden-path');
  const { readStandards } = engine('standards');
  const { validateIntent } = vocabulary('golden-path');
  const files = filesBelow(FOLDER);
  const now = readGoldenPath(FOLDER, files);
  const [{ version }, next] = [now.definition, '1.9.0'];
  const newer = new Map(files);
  newer.set(
    'golden-path.yaml',
    files
      .get('golden-path.yaml')
      .replace(`version: ${version}`, `version: ${next}`),
  );
  newer.set('stack/main.tf', `${files.get('stack/main.tf')}\n# Newer\n`);
  const paths = [now, readGoldenPath(FOLDER, newer)];
  const standards = readStandards(
    fs.readFileSync(fromRoot('templates/infrastructure/portal.yaml'), 'utf8'),
  );
  const services = [];
  for (let number = 0; number < SERVICES; number += 1) {
    const [former, intent] = [version, next].map(each => {
      const { ok, value, problems } = validateIntent(intentOf(number, each));
      if (!ok) throw new Error(problems[0].message);
      return value;
    });
    const sides = [];
    for (const [at, each] of [former, intent].entries()) {
      const rendered = await renderFiles({
        ...{ intent: each, intentText: 'version: 1\n', standards },
        ...{ path: paths[at], base: async () => undefined },
      });
      sides.push(new Map(rendered.files.map(file => [file.path, file.after])));
    }
    services.push(sides);
  }
  return services;
}

/**
 * Three-way merges of a thousand services, each with lines of people in all its
 * stacks, when their golden path gets a new version; in one process. Stock
 * Backstage does nothing like it.
 */
export const goldenPathMerge = {
  id: 'golden-path-merge',
  metrics: [
    {
      id: 'merge1000',
      title: '1,000 services merged with a new path (at most 5,000)',
      unit: 'ms',
    },
  ],
  async warmUp(arm) {
    if (arm.name !== 'P') return;
    input ??= await prepare();
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name !== 'P') return {};
    const { mergeFile } = engine('golden-path');
    const began = performance.now();
    let merged = 0;
    for (const [base, ours] of input) {
      for (const [file, text] of ours) {
        const before = base.get(file);
        const isStack = file.endsWith('/main.tf');
        const theirs = isStack ? `# By hand\n${before}` : before;
        const result = await mergeFile({
          ...{ path: file, base: before, ours: text, theirs },
        });
        if (result.conflicts.length > 0) throw new Error(`${file} conflicts`);
        if (!isStack) continue;
        if (result.text !== `# By hand\n${text}`) throw new Error(`${file}`);
        merged += 1;
      }
    }
    const took = performance.now() - began;
    if (merged !== 3 * SERVICES) throw new Error(`${merged} were merged`);
    return { merge1000: took };
  },
};
