import fs from 'node:fs';
import { checkSpace, NEEDED_FOR_INSTALL } from './disk.mjs';
import { Failure } from './failure.mjs';
import { fingerprint, readStamp, workspaces } from './fingerprint.mjs';
import { readNpmConfig, registryFailure, yarnEnvironment } from './npm.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { runNode } from './tool.mjs';

const YARN = fromRoot('.yarn/releases/yarn-4.18.1.cjs');
const STAMP = fromRoot('node_modules/.infra-portal-install');

/** Everything that decides what belongs into node_modules. */
function wanted() {
  return fingerprint(
    ROOT,
    [
      'yarn.lock',
      '.yarnrc.yml',
      'package.json',
      ...workspaces(ROOT).map(folder => `${folder}/package.json`),
    ],
    [process.platform, process.arch, process.versions.modules],
  );
}

/** Installs the dependencies with yarn, unless they are up to date. */
export async function installDependencies(progress) {
  const hash = wanted();
  if (readStamp(STAMP) === hash) return;
  const first = !fs.existsSync(fromRoot('node_modules/.yarn-state.yml'));
  if (first) checkSpace(ROOT, NEEDED_FOR_INSTALL, 'the first installation');
  const npm = readNpmConfig(ROOT);
  const step = progress.begin(
    first
      ? 'Installing dependencies (about two to four minutes the first time)'
      : 'Updating dependencies',
  );
  // An interrupted installation must not look finished.
  fs.rmSync(STAMP, { force: true });
  const problems = [];
  const code = await runYarn(yarnEnvironment(npm, process.env), event => {
    const phase = phaseOf(event);
    if (phase) step.detail(phase);
    if (event.type === 'error') problems.push(event);
  });
  if (code !== 0) {
    step.fail();
    throw installFailure(problems, npm.registry);
  }
  fs.writeFileSync(STAMP, `${hash}\n`);
  step.end();
}

async function runYarn(environment, onEvent) {
  let rest = '';
  const read = chunk => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.filter(Boolean).forEach(line => onEvent(parseEvent(line)));
  };
  const { code } = await runNode(YARN, ['install', '--immutable', '--json'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    onOutput: read,
  });
  if (rest) onEvent(parseEvent(rest));
  return code;
}

/** One line of yarn's output; what is not JSON is an error text. */
export function parseEvent(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { type: 'error', data: line };
  }
}

/** The step yarn has just begun, in our words. */
export function phaseOf({ data = '' }) {
  const step = /┌ (.+) step/.exec(data)?.[1];
  return {
    Resolution: 'checking the lock file',
    Fetch: 'fetching packages',
    Link: 'writing node_modules',
  }[step];
}

/** Turns yarn's errors into one sentence. */
export function installFailure(problems, registry) {
  const text = problems.map(problem => String(problem.data)).join('\n');
  if (/ENOSPC|no space left/i.test(text)) {
    return new Failure('The disk is full.', {
      remedy: 'Free about 4 GB and try again.',
    });
  }
  if (/lockfile would have been modified/i.test(text)) {
    return new Failure('yarn.lock does not match the package.json files.', {
      remedy:
        'If you changed dependencies, run "node .yarn/releases/yarn-4.18.1.cjs install"; otherwise "git checkout yarn.lock".',
    });
  }
  if (/EACCES|EPERM|EROFS/.test(text)) {
    return new Failure(`A folder cannot be written: ${firstLine(text)}`, {
      remedy: 'Make the checkout and your home folder writable.',
    });
  }
  if (
    problems.some(problem => [1, 35, 81].includes(problem.name)) ||
    /RequestError|ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|certificate|proxy|HTTPError/i.test(
      text,
    )
  ) {
    return registryFailure('Packages could not be fetched', registry, text);
  }
  return new Failure('Installing the dependencies failed.', {
    remedy: 'What yarn said:',
    details: text.split('\n').slice(0, 8),
  });
}

function firstLine(text) {
  return text.split('\n').find(Boolean) ?? '';
}
