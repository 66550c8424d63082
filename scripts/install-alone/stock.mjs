import fs from 'node:fs';
import path from 'node:path';
import { readNpmConfig, runNpm, yarnEnvironment } from '../lib/npm.mjs';
import { fromRoot, ROOT } from '../lib/paths.mjs';
import { runNode } from '../lib/tool.mjs';

/** The one that makes applications of the release in backstage.json. */
const CREATE_APP = '@backstage/create-app@0.9.2';
const YARN = fromRoot('.yarn/releases/yarn-4.18.1.cjs');

const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'));

function editJson(file, change) {
  const json = readJson(file);
  change(json);
  fs.writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
}

/** Runs a program; its output is the error. */
async function succeed(what, running) {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`${what}: ${output}`);
}

/** The creator of applications looks for a `yarn` to tell its version. */
function yarnOnPath(work) {
  const bin = path.join(work, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(
    path.join(bin, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${YARN}" "$@"\n`,
    { mode: 0o755 },
  );
  return `${bin}${path.delimiter}${process.env.PATH}`;
}

/** Makes a fresh application as Backstage's documentation says. */
export async function createStock(work) {
  const app = path.join(work, 'stock');
  const create = [
    '--',
    'backstage-create-app',
    '--skip-install',
    '--path',
    app,
  ];
  await succeed(
    'create-app',
    runNpm(['exec', '--yes', `--package=${CREATE_APP}`, ...create], {
      cwd: work,
      env: {
        ...process.env,
        PATH: yarnOnPath(work),
        BACKSTAGE_APP_NAME: 'stock',
      },
    }),
  );
  const [made, ours] = [app, ROOT].map(
    folder => readJson(path.join(folder, 'backstage.json')).version,
  );
  if (made !== ours) {
    throw new Error(
      `${CREATE_APP} makes applications of Backstage ${made}, and the house is of ${ours}: name another in scripts/install-alone/stock.mjs.`,
    );
  }
  return app;
}

/**
 * Adds packages, as `yarn add` would from a registry that had them, and
 * installs everything.
 * @param packages names by folder, `app` and `backend`
 * @param tarballs files by name
 */
export async function installInto(app, packages, tarballs) {
  const file = name => {
    if (!tarballs.has(name)) throw new Error(`There is no package ${name}.`);
    return `file:${tarballs.get(name)}`;
  };
  for (const [folder, names] of Object.entries(packages)) {
    editJson(path.join(app, 'packages', folder, 'package.json'), manifest => {
      for (const name of names) manifest.dependencies[name] = file(name);
    });
  }
  const direct = new Set(Object.values(packages).flat());
  const libraries = [...tarballs.keys()].filter(name => !direct.has(name));
  editJson(path.join(app, 'package.json'), manifest => {
    // What makes the release resolvable, see ours. One copy of Material UI is
    // our wish, and no application's duty.
    const { '@mui/material': _, ...pins } = readJson(
      fromRoot('package.json'),
    ).resolutions;
    Object.assign(manifest.resolutions, pins);
    for (const name of libraries) manifest.resolutions[name] = file(name);
  });
  // Versions that are known to work together: tomorrow's release of a stranger
  // must not fail our checks.
  fs.copyFileSync(fromRoot('yarn.lock'), path.join(app, 'yarn.lock'));
  await succeed(
    'yarn install',
    runNode(YARN, ['install'], {
      cwd: app,
      env: {
        ...process.env,
        ...yarnEnvironment(readNpmConfig(ROOT), process.env),
        YARN_IGNORE_PATH: '1',
        YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
        // As in our house: what needs native code comes built.
        YARN_ENABLE_SCRIPTS: '0',
      },
    }),
  );
}

/** Types and the bundle of the whole application. */
export async function buildStock(app) {
  const own = path.join(app, 'node_modules');
  await Promise.all([
    succeed(
      'tsc',
      runNode(
        path.join(own, 'typescript/bin/tsc'),
        ['--noEmit', '--incremental', 'false'],
        { cwd: app },
      ),
    ),
    succeed(
      'build',
      runNode(
        path.join(own, '@backstage/cli/bin/backstage-cli'),
        ['package', 'build'],
        {
          cwd: path.join(app, 'packages/app'),
          // CI=true would turn the bundler's warnings about sizes into errors.
          env: { ...process.env, CI: '', NODE_ENV: 'production' },
        },
      ),
    ),
  ]);
}
