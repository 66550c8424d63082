import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaces } from '../lib/fingerprint.mjs';
import { readNpmConfig, yarnEnvironment } from '../lib/npm.mjs';
import { fromRoot, ROOT } from '../lib/paths.mjs';
import { runNode } from '../lib/tool.mjs';
import { pool } from '../starter/pool.mjs';

const COPIED = [
  ...['.yarn/releases', '.yarnrc.yml', 'yarn.lock', 'package.json'],
  ...['backstage.json', 'tsconfig.json', 'plugins', 'packages/*/package.json'],
];
const AT_ONCE = 2;

/** Files of the checkout as they are now, without what git ignores. */
function ownFiles() {
  const { stdout } = spawnSync(
    'git',
    [
      ...['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      ...['--', ...COPIED],
    ],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64e6 },
  );
  return stdout
    .split('\0')
    .filter(file => file && fs.existsSync(fromRoot(file)));
}

/**
 * Copies what the plugins are built of: packing changes each `package.json` for
 * a moment, which a checkout that somebody works in should not see.
 */
function copyHouse(to) {
  for (const file of ownFiles()) {
    fs.cpSync(fromRoot(file), path.join(to, file));
  }
  for (const folder of ['.', ...workspaces(ROOT)]) {
    const modules = fromRoot(folder, 'node_modules');
    if (fs.existsSync(modules)) {
      fs.symlinkSync(modules, path.join(to, folder, 'node_modules'));
    }
  }
  // Applications and tools are not packed, and their sources are not here.
  for (const folder of workspaces(to).filter(each => /^packages/.test(each))) {
    dropScripts(path.join(to, folder));
  }
}

/** Yarn now and then loses the log of a script that it calls by itself. */
function dropScripts(folder) {
  const file = path.join(folder, 'package.json');
  const { scripts: _, ...manifest } = JSON.parse(fs.readFileSync(file));
  fs.writeFileSync(file, JSON.stringify(manifest));
}

async function succeed(script, args, options) {
  const { code, output } = await runNode(script, args, options);
  if (code !== 0) {
    throw new Error(`${path.basename(script)} ${args[0]}: ${output}`);
  }
}

/** Declarations of the checkout; whether they are right is another stage's work. */
function declare(folder) {
  return succeed(
    fromRoot('node_modules/typescript/bin/tsc'),
    ['--noCheck', '--incremental', 'false', '--outDir', folder],
    { cwd: ROOT },
  );
}

/**
 * Builds and packs all plugins and their libraries as they would be published.
 * @param work a new folder outside of the checkout
 * @returns {Promise<{folder: string, tarballs: Map<string, string>}>} folders of
 *   built plugins below `folder`, and the file of each package by its name
 */
export async function packHouse(work) {
  copyHouse(work);
  await declare(path.join(work, 'dist-types'));
  const cli = fromRoot('node_modules/@backstage/cli/bin/backstage-cli');
  await succeed(cli, ['repo', 'build'], { cwd: work });
  const yarn = fromRoot('.yarn/releases/yarn-4.18.1.cjs');
  const env = {
    ...process.env,
    ...yarnEnvironment(readNpmConfig(ROOT), process.env),
  };
  const folder = path.join(work, 'plugins');
  const packed = await pool(fs.readdirSync(folder), AT_ONCE, async plugin => {
    const cwd = path.join(folder, plugin);
    const { name } = JSON.parse(
      fs.readFileSync(path.join(cwd, 'package.json'), 'utf8'),
    );
    const file = path.join(work, 'packed', `${plugin}.tgz`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await succeed(cli, ['package', 'prepack'], { cwd });
    dropScripts(cwd);
    await succeed(yarn, ['pack', '--out', file], { cwd, env });
    return [name, file];
  });
  return { folder, tarballs: new Map(packed) };
}
