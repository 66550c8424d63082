import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { writeAtomically } from './files.mjs';
import { fingerprint, readStamp, workspaces } from './fingerprint.mjs';
import { fromRoot, ROOT, TOOLS } from './paths.mjs';

const STAMP = path.join(TOOLS, 'config-checked');
const FILE = 'app-config.yaml';

/**
 * Holds app-config.yaml against the schemas of all packages before anything is
 * started. An unchanged file is not checked again, which saves three seconds.
 * @param env environment of the portal, whose variables the file refers to
 */
export async function checkConfig(env, progress) {
  if (!fs.existsSync(fromRoot(FILE))) {
    throw new Failure(`${FILE} is missing.`, {
      remedy: `Get it back with "git checkout ${FILE}".`,
    });
  }
  const hash = fingerprint(ROOT, [
    FILE,
    'yarn.lock',
    'package.json',
    ...workspaces(ROOT).flatMap(folder => [
      `${folder}/config.d.ts`,
      `${folder}/package.json`,
    ]),
  ]);
  if (readStamp(STAMP) === hash) return;
  const step = progress.begin('Checking the configuration');
  const problems = await findProblems(env);
  if (problems.length > 0) {
    step.fail();
    throw configFailure(problems, FILE);
  }
  step.end();
  writeAtomically(STAMP, `${hash}\n`);
}

function findProblems(env) {
  const packages = workspaces(ROOT).map(
    folder =>
      JSON.parse(fs.readFileSync(fromRoot(folder, 'package.json'))).name,
  );
  const child = fork(
    fromRoot('scripts/lib/config-schema.cjs'),
    [ROOT, fromRoot(FILE), ...packages],
    { env, silent: true },
  );
  let output = '';
  child.stderr.on('data', chunk => {
    output += chunk;
  });
  child.stdout.resume();
  return new Promise(resolve => {
    child.on('message', resolve);
    child.on('close', code => resolve([output.trim() || `exit code ${code}`]));
  });
}

/**
 * One sentence per problem, naming the key and the file.
 * @param problems messages of the schema check, or one of the YAML reader
 */
export function configFailure(problems, file) {
  const found = problems.map(parseProblem);
  const keys = found.filter(each => each.key !== undefined);
  if (keys.length === 0) {
    return new Failure(
      `${file} cannot be read: ${problems[0]
        .split('\n')[0]
        .replace(/[:.]$/, '')}.`,
      { remedy: 'Correct that line and try again.' },
    );
  }
  // A wrong value is reported at every level above it as well.
  const [first, ...others] = keys.filter(
    each => !keys.some(o => o !== each && o.key.startsWith(`${each.key}.`)),
  );
  return new Failure(`${file}: "${first.key}" ${first.what}.`, {
    remedy: `Correct or remove it (docs/ and the package's config.d.ts explain the keys).`,
    details: others.map(each => `${file}: "${each.key}" ${each.what}`),
  });
}

function parseProblem(message) {
  const match = /^Config (.+?) \{ ?(.*?) ?\} at (\/.*|)$/.exec(message);
  if (!match) return {};
  const [, what, parameters, pointer] = match;
  const parts = pointer.split('/').filter(Boolean);
  const extra = /additionalProperty=(.+)/.exec(parameters)?.[1];
  return extra
    ? { key: [...parts, extra].join('.'), what: 'is not a known key' }
    : { key: parts.join('.'), what: what.toLowerCase() };
}
