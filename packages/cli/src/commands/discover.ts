import fs from 'node:fs';
import path from 'node:path';
import { Discovery, parseModuleSource } from '@infra-portal/infra-common';
import {
  discover as discoverTree,
  discoverDirectory,
  DiscoverOptions,
  standardsIn,
} from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { readText } from '../files/text';
import { openRoot, Root } from '../files/walk';
import { isRepositoryUrl, remoteTags, withClone } from '../git/clone';
import { readCommit, readCommitFile } from '../git/commitTree';
import { runGit } from '../git/runGit';
import { Io } from '../io';
import { discoveryText } from '../output/discoveryText';

export interface DiscoverCommandOptions {
  json?: boolean;
}

/**
 * `infra-portal discover`: the stacks and modules of a folder, or of a
 * repository somewhere else.
 */
export async function discover(
  io: Io,
  place: string,
  { json = false }: DiscoverCommandOptions,
): Promise<ExitCode> {
  const now = new Date();
  const found = isRepositoryUrl(place)
    ? await ofUrl(place, now)
    : await ofFolder(openRoot(io.cwd, place), now);
  io.out(json ? `${JSON.stringify(found)}\n` : discoveryText(found, io.color));
  const failed = found.findings.some(({ severity }) => severity === 'error');
  return failed ? EXIT.findings : EXIT.ok;
}

async function ofFolder(root: Root, now: Date): Promise<Discovery> {
  const file = path.join(root.path, 'portal.yaml');
  const text = fs.existsSync(file) ? readText(root, 'portal.yaml') : undefined;
  const isTop = fs.existsSync(path.join(root.path, '.git'));
  const before = ['-C', root.path];
  const git = async (...args: string[]) =>
    isTop ? (await runGit(args, { before })).toString('utf8') : '';
  const tags = await git('tag', '--list').catch(() => '');
  const origin = await git('remote', 'get-url', 'origin').catch(() => '');
  return withStandards(text, layout =>
    discoverDirectory(root.path, {
      ...nameOf(origin.trim(), path.basename(root.path)),
      ...layout,
      tags: tags.split('\n').filter(Boolean),
      now,
    }),
  );
}

function ofUrl(url: string, now: Date): Promise<Discovery> {
  return withClone(url, async (repository, signal) => {
    const { entries, facts } = await readCommit(repository, signal);
    const text = await readCommitFile(repository, 'portal.yaml', signal);
    const tags = await remoteTags(url, signal);
    return withStandards(text, async layout =>
      discoverTree(entries, facts, {
        ...nameOf(url, path.basename(url)),
        ...layout,
        tags,
        now,
      }),
    );
  });
}

/** Discovers with the standards there are, and says what is wrong with them. */
async function withStandards(
  text: string | undefined,
  work: (
    layout: Pick<DiscoverOptions, 'layout' | 'standards'>,
  ) => Promise<Discovery>,
): Promise<Discovery> {
  const { standards, findings } = standardsIn(text);
  const found = await work(
    standards ? { layout: standards.layout, standards } : {},
  );
  return { ...found, findings: [...findings, ...found.findings] };
}

/** Host and repository by an address; a folder without one is local. */
function nameOf(
  url: string,
  folder: string,
): Pick<DiscoverOptions, 'host' | 'repository'> {
  const source = url ? parseModuleSource(`git::${url}`) : undefined;
  return source?.kind === 'git' && source.repository
    ? { host: source.host, repository: source.repository }
    : { host: 'localhost', repository: `local/${folder}` };
}
