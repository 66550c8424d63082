import fs from 'node:fs';
import { Failure } from './failure.mjs';
import { fingerprint, readStamp, workspaces } from './fingerprint.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { runNode } from './tool.mjs';

const STAMP = fromRoot('packages/app/dist/.infra-portal-build');

/** Packages whose code never reaches the browser. */
const SERVER_ONLY =
  /^(packages\/(backend|sandbox|cli)|plugins\/.*(-backend|-node))$/;

/** Everything that decides what the browser application looks like. */
function wanted() {
  const isomorphic = workspaces(ROOT).filter(
    folder => !SERVER_ONLY.test(folder),
  );
  return fingerprint(
    ROOT,
    [
      'yarn.lock',
      'package.json',
      'app-config.yaml',
      ...isomorphic,
      // Which settings reach the browser is decided by the schemas.
      ...workspaces(ROOT).map(folder => `${folder}/config.d.ts`),
    ],
    [process.versions.modules],
  );
}

/** Whether the production build matches the sources. */
export function isBuildFresh() {
  return readStamp(STAMP) === wanted();
}

/** Builds the browser application for production, unless it is up to date. */
export async function buildApp(progress) {
  const hash = wanted();
  if (readStamp(STAMP) === hash) return;
  const step = progress.begin('Building the browser application');
  // Written last and removed first: a build that was cut off never counts.
  fs.rmSync(STAMP, { force: true });
  const { code, output } = await runBuild();
  if (code !== 0) {
    step.fail();
    throw new Failure('Building the browser application failed.', {
      remedy: 'The first errors:',
      details: firstErrors(output),
    });
  }
  fs.writeFileSync(STAMP, `${hash}\n`);
  step.end();
}

function runBuild() {
  const cli = fromRoot('node_modules/@backstage/cli/bin/backstage-cli');
  return runNode(cli, ['package', 'build'], {
    cwd: fromRoot('packages/app'),
    // CI=true would turn the bundler's warnings about sizes into errors.
    env: { ...process.env, CI: '', NODE_ENV: 'production' },
  });
}

/** The lines of a build's output that say what is wrong. */
export function firstErrors(output) {
  const lines = output
    .replace(/\x1b\[[0-9;]*m/g, '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line.trim() && !/^\s+at /.test(line));
  const start = lines.findIndex(line => /error|failed|cannot/i.test(line));
  return lines.slice(Math.max(start, 0)).slice(0, 8);
}
