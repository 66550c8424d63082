import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../../scripts/lib/failure.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import {
  readNpmConfig,
  registryFailure,
  runNpm,
  yarnEnvironment,
} from '../../scripts/lib/npm.mjs';
import { runTool } from '../../scripts/lib/tool.mjs';

/** The generator of Backstage 1.55, the release the portal is built on. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/**
 * Makes the stock application: what `create-app` writes, with the versions our
 * lockfile has for the packages both use, built for production.
 *
 * Two things differ from the generator's: the root `resolutions` of this
 * repository (the release cannot be installed everywhere without them, and
 * its database driver crashes current Node versions), and no install scripts.
 * @returns its folder
 */
export async function prepareStock(folder, progress) {
  const rootManifest = readJson(fromRoot('package.json'));
  const recipe = JSON.stringify([CREATE_APP, rootManifest.resolutions]);
  const stamp = path.join(folder, '.complete');
  const app = path.join(folder, 'app');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === recipe) {
    return app;
  }
  const step = progress.begin(
    'Making the stock Backstage (once, several minutes)',
  );
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    step.detail('generating');
    await generate(folder, rootManifest);
    step.detail('installing');
    await yarn(app, ['install']);
    step.detail('building the pages');
    await yarn(app, ['workspace', 'app', 'build']);
    step.detail('building the server');
    await yarn(app, ['workspace', 'backend', 'build']);
    await unpackBundle(path.join(app, 'packages/backend/dist'), app, [
      'packages/backend/dist',
    ]);
    fs.writeFileSync(stamp, recipe);
  } catch (error) {
    step.fail();
    throw error;
  }
  step.end();
  return app;
}

async function generate(folder, rootManifest) {
  const tool = path.join(folder, 'create-app');
  fs.mkdirSync(tool);
  writeJson(path.join(tool, 'package.json'), {
    private: true,
    overrides: {
      '@backstage/cli-common':
        rootManifest.resolutions['@backstage/cli-common'],
    },
  });
  const installed = await runNpm(
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', CREATE_APP],
    { cwd: tool },
  );
  if (installed.code !== 0) {
    throw registryFailure(
      'The generator of Backstage could not be fetched',
      readNpmConfig(tool).registry,
      installed.output,
    );
  }
  // The generator asks for a yarn it then does not use.
  const bin = path.join(tool, 'bin');
  fs.mkdirSync(bin);
  fs.writeFileSync(path.join(bin, 'yarn'), '#!/bin/sh\nexit 0\n', {
    mode: 0o755,
  });
  const app = path.join(folder, 'app');
  await runOrFail(
    'The generator of Backstage',
    process.execPath,
    [
      path.join(
        tool,
        'node_modules/@backstage/create-app/bin/backstage-create-app',
      ),
      '--skip-install',
      '--path',
      app,
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env.PATH}`,
        BACKSTAGE_APP_NAME: 'stock',
      },
    },
  );
  const manifest = readJson(path.join(app, 'package.json'));
  manifest.resolutions = {
    ...manifest.resolutions,
    ...rootManifest.resolutions,
  };
  manifest.packageManager = rootManifest.packageManager;
  writeJson(path.join(app, 'package.json'), manifest);
  fs.copyFileSync(fromRoot('yarn.lock'), path.join(app, 'yarn.lock'));
  fs.copyFileSync(fromRoot('.yarnrc.yml'), path.join(app, '.yarnrc.yml'));
  fs.rmSync(path.join(app, '.yarn'), { recursive: true, force: true });
  fs.cpSync(fromRoot('.yarn/releases'), path.join(app, '.yarn/releases'), {
    recursive: true,
  });
}

/** Runs the committed yarn in a folder. */
export async function yarn(cwd, argv) {
  const release = fs
    .readdirSync(fromRoot('.yarn/releases'))
    .find(name => name.endsWith('.cjs'));
  const { CI: _ci, NODE_ENV: _nodeEnv, ...env } = process.env;
  await runOrFail(
    `yarn ${argv.join(' ')}`,
    process.execPath,
    [fromRoot('.yarn/releases', release), ...argv],
    {
      cwd,
      env: {
        ...env,
        ...yarnEnvironment(readNpmConfig(cwd), env),
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      },
    },
  );
}

/** Puts the compiled server of a `package build` where `node packages/backend` finds it. */
export async function unpackBundle(dist, target, folders = []) {
  await runOrFail('tar', 'tar', [
    '-xzf',
    path.join(dist, 'bundle.tar.gz'),
    '-C',
    target,
    ...folders,
  ]);
}

async function runOrFail(what, command, argv, options) {
  const { code, output } = await runTool(command, argv, options);
  if (code !== 0) {
    throw new Failure(`${what} failed (exit code ${code}).`, {
      remedy: 'It ended with:',
      details: output.trim().split('\n').slice(-12),
    });
  }
}

const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const writeJson = (file, data) =>
  fs.writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
