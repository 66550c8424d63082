import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { spawnGit } from '../../git/run';
import { Call } from '../call';
import { HttpError } from '../errors';
import type { Routes } from '../router';
import { commitOfPath } from './statuses';

/**
 * Streams a commit's files as one archive with a single top folder,
 * `<owner>-<repo>-<short sha>/`, as GitHub names it.
 */
async function sendArchive(call: Call, format: 'tar' | 'zip') {
  const repository = call.repository('pull', ['contents', 'read']);
  if (!call.param('ref')) {
    call.req.params.ref = repository.default_branch;
  }
  const sha = await commitOfPath(call, repository).catch(() => {
    throw new HttpError(404, 'Not Found');
  });
  const name = `${repository.owner}-${repository.name}-${sha.slice(0, 7)}`;
  const { res } = call;
  const child = spawnGit(call.github.directoryOf(repository), [
    'archive',
    `--format=${format}`,
    `--prefix=${name}/`,
    sha,
  ]);
  child.stdin!.end();
  child.stderr!.resume();
  res.on('close', () => child.kill());
  res.set({
    'Content-Type': format === 'tar' ? 'application/x-gzip' : 'application/zip',
    'Content-Disposition': `attachment; filename=${name}.${
      format === 'tar' ? 'tar.gz' : 'zip'
    }`,
    ETag: `"${sha}-${format}"`,
  });
  // A reader that goes away needs no answer.
  const sent =
    format === 'tar'
      ? pipeline(child.stdout!, createGzip(), res)
      : pipeline(child.stdout!, res);
  await sent.catch(() => {});
}

/** Tarballs and zip files of a ref; without one, of the default branch. */
export function registerArchive(routes: Routes) {
  for (const [kind, format] of [
    ['tarball', 'tar'],
    ['zipball', 'zip'],
  ] as const) {
    const path = `/repos/:owner/:repo/${kind}`;
    routes.get(path, call => sendArchive(call, format));
    routes.get(`${path}/*ref`, call => sendArchive(call, format));
  }
}
