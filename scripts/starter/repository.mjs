import fs from 'node:fs';
import path from 'node:path';
import { runTool } from '../lib/tool.mjs';
import { filesBelow, moduleTags } from './inventory.mjs';

/** Path -> text of what the suite must read of a repository. */
export function readTexts(root) {
  return new Map(
    filesBelow(root)
      .filter(file => /\.tf$|CHANGELOG\.md$/.test(file))
      .map(file => [file, fs.readFileSync(path.join(root, file), 'utf8')]),
  );
}

/** The address of the modules, as `portal.yaml` has it. */
export function moduleUrl(portalYaml) {
  const url = /https:\/\/[^\s'"]+\.git\b/.exec(portalYaml)?.[0];
  if (!url) throw new Error('portal.yaml does not name the modules’ address.');
  return url;
}

async function git(cwd, args) {
  const { code, output } = await runTool('git', args, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'starter',
      GIT_AUTHOR_EMAIL: 'starter@example.com',
      GIT_COMMITTER_NAME: 'starter',
      GIT_COMMITTER_EMAIL: 'starter@example.com',
    },
  });
  if (code !== 0) throw new Error(`git ${args[0]}: ${output}`);
}

/**
 * Copies a repository and makes it one of git's, with a tag for each version
 * of a module.
 */
export async function makeRepository(from, to) {
  fs.cpSync(from, to, { recursive: true });
  await git(to, ['init', '-q', '-b', 'main']);
  await git(to, ['add', '--all', '--force']);
  await git(to, ['commit', '-q', '-m', 'The starter repository']);
  for (const tag of moduleTags(readTexts(to))) await git(to, ['tag', tag]);
}

/** Environment that leads git from an address to a repository on this machine. */
export function gitRedirect(url, repository) {
  const plain = url.replace(/^https:\/\//, '').replace(/\.git$/, '');
  const [host, ...rest] = plain.split('/');
  const from = [
    `https://${plain}`,
    `ssh://git@${plain}`,
    `git@${host}:${rest.join('/')}`,
  ];
  const pairs = from.map(each => [
    `url.file://${repository}.insteadOf`,
    `${each}.git`,
  ]);
  return {
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: String(pairs.length),
    ...Object.fromEntries(
      pairs.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
