import { git } from '../git/run';
import { nodeId } from '../present/urls';
import { Repository } from '../store/repositories';
import { rollupNode } from './checks';
import { Context } from './context';

/** GitHub gives at most this much of a blob's text, in bytes. */
const MAX_TEXT = 512_000;
const types: Record<string, string> = {
  blob: 'Blob',
  tree: 'Tree',
  commit: 'Commit',
  tag: 'Tag',
};

/**
 * What a revision expression such as `HEAD:catalog-info.yaml` names, or null.
 * The expression goes through standard input, so it can be no option of git.
 */
export async function objectAt(
  context: Context,
  repository: Repository,
  expression: string,
) {
  if (/[\0\n]/.test(expression) || expression.length > 4096) return null;
  const directory = context.github.directoryOf(repository);
  const { text } = await git(directory, ['cat-file', '--batch-check'], {
    input: `${expression}\n`,
  });
  const match = text.match(/^([0-9a-f]{40}) (\w+) (\d+)\n$/);
  if (!match) return null;
  const [, oid, type, size] = match;
  return {
    __typename: types[type],
    ...gitObject(repository, oid),
    ...(type === 'blob' && (await blobFields(directory, oid, Number(size)))),
    ...(type === 'commit' && {
      ...(await commitFields(directory, oid)),
      statusCheckRollup: () => rollupNode(context, repository, oid),
    }),
  };
}

export function gitObject(repository: Repository, oid: string) {
  return {
    id: `${nodeId('OBJ', repository.id)}_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
  };
}

async function blobFields(directory: string, oid: string, size: number) {
  const { stdout } = await git(directory, ['cat-file', 'blob', oid]);
  const isBinary = stdout.subarray(0, 8000).includes(0);
  return {
    byteSize: size,
    isBinary,
    isTruncated: size > MAX_TEXT,
    text: isBinary ? null : stdout.subarray(0, MAX_TEXT).toString('utf8'),
  };
}

async function commitFields(directory: string, oid: string) {
  const { text } = await git(directory, [
    'show',
    '--no-patch',
    '--format=%cI%n%B',
    oid,
  ]);
  const at = text.indexOf('\n');
  const message = text.slice(at + 1).trimEnd();
  return {
    committedDate: text.slice(0, at),
    message,
    messageHeadline: message.split('\n', 1)[0],
  };
}
