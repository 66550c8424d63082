import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';

/** One module moved in a thousand stacks, in a process of its own. Prints JSON. */
const STACKS = 1_000;
const ENVIRONMENTS = ['dev', 'stg', 'prod', 'shared'];
const WHO = {
  name: 'Bench',
  email: 'bench@localhost',
  at: new Date('2026-01-01T00:00:00Z'),
};

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { GitMirrors } = require('../../plugins/infra-node/src/mirror');
const {
  ConsumerReader,
} = require('../../plugins/infra-golden-path-backend/src/upgrades/modules/Consumers');
const {
  ModuleUpgrades,
} = require('../../plugins/infra-golden-path-backend/src/upgrades/modules/ModuleUpgrades');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-upgrade-'));
try {
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit();

function write(file, text) {
  const target = path.join(folder, 'work', file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

/** The starter's standards, a module with two versions, and its callers. */
function makeRepository() {
  const starter = fromRoot('templates/infrastructure');
  write(
    'portal.yaml',
    fs.readFileSync(path.join(starter, 'portal.yaml'), 'utf8'),
  );
  fs.cpSync(
    path.join(starter, 'modules/sqs'),
    path.join(folder, 'work/modules/sqs'),
    { recursive: true },
  );
  for (let at = 0; at < STACKS; at += 1) {
    const product = `product-${Math.floor(at / ENVIRONMENTS.length)}`;
    const environment = ENVIRONMENTS[at % ENVIRONMENTS.length];
    write(
      `stacks/${product}/api/${environment}/main.tf`,
      `terraform {\n  backend "s3" {}\n}\n\n# Jobs of ${product}.\nmodule "jobs" {\n  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v0.9.0"\n  name   = "${product}-jobs" # kept\n}\n`,
    );
  }
  const git = (...args) =>
    execFileSync('git', ['-C', path.join(folder, 'work'), ...args], {
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: os.devNull,
        ...{ GIT_AUTHOR_NAME: 'B', GIT_AUTHOR_EMAIL: 'b@localhost' },
        ...{ GIT_COMMITTER_NAME: 'B', GIT_COMMITTER_EMAIL: 'b@localhost' },
      },
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Start');
  for (const version of ['0.9.0', '1.0.0']) git('tag', `sqs/v${version}`);
}

async function measure() {
  makeRepository();
  const mirrors = new GitMirrors({
    directory: path.join(folder, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => path.join(folder, 'work'),
    protocols: ['file'],
  });
  const repository = {
    host: 'github.com',
    owner: 'acme',
    name: 'infrastructure',
  };
  const mirror = mirrors.of(repository);
  await mirror.update();
  const source = new ModuleUpgrades(
    new ConsumerReader({
      mirrors,
      repositories: [repository],
      logger: console,
      now: () => new Date(),
    }),
  );
  const wish = {
    subject: { kind: 'module', name: 'sqs', to: '1.0.0' },
    rules: { environments: [], size: 5, autoMerge: false },
  };
  const cold = performance.now();
  await source.preview(wish);
  const began = performance.now();
  const { preview, memo } = await source.preview(wish);
  const previewed = performance.now();
  const branch = await mirror.defaultBranch();
  const base = { mirror, branch, commit: await mirror.head(branch) };
  const items = preview.waves.flatMap(wave => wave.items);
  if (items.length !== STACKS) throw new Error(`${items.length} were found`);
  const all = await Promise.all(
    items.map(item =>
      source.filesOf({ subject: preview.subject, item, memo, base }),
    ),
  );
  const wrote = performance.now();
  const commitOf = ({ files }) => ({
    ...{ parents: [base.commit], files, message: 'Upgrade sqs to 1.0.0' },
    ...{ author: WHO, committer: WHO },
  });
  const ids = await mirror.commits(all.map(commitOf));
  const committed = performance.now();
  await mirror.commit(commitOf({ files: all.flatMap(({ files }) => files) }));
  const together = performance.now();
  if (new Set(ids).size !== STACKS) throw new Error('Commits are missing.');
  const [changed] = await mirror.changedPaths(base.commit, ids[7]);
  if (changed !== all[7].files[0].path) throw new Error('A commit is wrong.');
  mirrors.close();
  const files = wrote - previewed;
  return {
    upgradePreviewCold: began - cold,
    upgradePreview: previewed - began,
    upgradeBranches: files + (committed - wrote),
    upgradeOneCommit: files + (together - committed),
  };
}
