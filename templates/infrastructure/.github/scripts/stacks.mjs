// Writes to $GITHUB_OUTPUT which stacks to run Terraform in, as a matrix:
//
//   node stacks.mjs [<base commit>]   those that changed since; all of them where
//                                     there is none, or one that is gone
//
// A stack is a folder with a backend. It changed when a file in it did, or in a
// folder of this repository that it takes modules from. There are none where
// Atlantis runs them: where there is an atlantis.yaml, unless portal.yaml says
// "runner: github-actions".
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isOurs } from './runner.mjs';

/** Names that are safe in every place that a workflow puts them in. */
const PLAIN = /^[\w./-]{1,200}$/;
const ENVIRONMENTS = ['dev', 'stg', 'stage', 'staging', 'prod', 'production'];
/** GitHub starts no more jobs of one matrix. */
const MOST = 256;

const git = (...args) =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
    .split('\0')
    .filter(Boolean);

const [base] = process.argv.slice(2);
const files = git('ls-files', '-z').filter(file => file.endsWith('.tf'));
const texts = new Map();
for (const file of files) {
  const dir = path.posix.dirname(file);
  texts.set(dir, `${texts.get(dir) ?? ''}${readFileSync(file, 'utf8')}\n`);
}
const stacks = [...texts.keys()].filter(dir =>
  /^\s*(backend\s+"|cloud\s*\{)/m.test(texts.get(dir)),
);
const found = isOurs() ? stacks.filter(changed(base)).sort() : [];
const odd = found.filter(dir => !PLAIN.test(dir));
if (odd.length > 0) fail(`Rename these folders: ${JSON.stringify(odd)}`);
if (found.length > MOST) {
  fail(`${found.length} stacks changed; at most ${MOST} can be run at once.`);
}
const include = found.map(dir => ({ dir, environment: environmentOf(dir) }));
const written = `stacks=${JSON.stringify(include)}\n`;
if (process.env.GITHUB_OUTPUT) {
  appendFileSync(process.env.GITHUB_OUTPUT, written);
}
process.stdout.write(written);

function fail(why) {
  console.log(`::error title=Stacks::${why}`);
  process.exit(1);
}

/** Whether a stack changed since a commit. */
function changed(since) {
  if (!since || !isCommit(since)) return () => true;
  const touched = new Set(
    git('diff', '--name-only', '--no-renames', '-z', since, 'HEAD').map(file =>
      path.posix.dirname(file),
    ),
  );
  const isIn = dir => each => each === dir || each.startsWith(`${dir}/`);
  return stack =>
    [...foldersOf(stack)].some(dir => [...touched].some(isIn(dir)));
}

function isCommit(name) {
  try {
    return git('rev-parse', '--verify', '--quiet', `${name}^{commit}`) !== '';
  } catch {
    return false;
  }
}

/** A stack's folder, and those that it takes modules from. */
function foldersOf(stack) {
  const all = new Set([stack]);
  for (const dir of all) {
    const sources = (texts.get(dir) ?? '').matchAll(
      /^\s*source\s*=\s*"(\.\.?\/[^"]*)"/gm,
    );
    for (const [, source] of sources) {
      all.add(path.posix.join(dir, source).replace(/\/$/, ''));
    }
  }
  return all;
}

/** The environment that a folder is named after, the innermost first. */
function environmentOf(dir) {
  const parts = dir.split('/').reverse();
  return parts.find(part => ENVIRONMENTS.includes(part)) ?? 'shared';
}
