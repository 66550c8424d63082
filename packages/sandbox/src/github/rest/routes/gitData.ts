import { readCommit } from '../../git/commitInfo';
import {
  badPath,
  listTree,
  objectType,
  readBlob,
  TreeItem,
} from '../../git/objects';
import {
  Identity,
  identityOf,
  TreeEntry,
  writeBlob,
  writeCommit,
  writeTree,
} from '../../git/commits';
import { meaningsOf, resolveFirst } from '../../git/refs';
import { git } from '../../git/run';
import { Presenter } from '../../present/presenter';
import { nodeId } from '../../present/urls';
import { Repository } from '../../store/repositories';
import { Body } from '../body';
import { created } from '../call';
import { HttpError, invalid, notFound, unprocessable } from '../errors';
import { sendMedia, wants } from '../media';
import type { Routes } from '../router';

const SHA = /^[0-9a-f]{40}$/;
const MODES = ['100644', '100755', '040000', '160000', '120000'];
/** GitHub lists this many entries of a tree at most. */
const MAX_ENTRIES = 100_000;
const MAX_BLOB = 100 * 1024 * 1024;

/** The git data API: blobs, trees, commits and tag objects. */
export function registerGitData(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const api = (repository: Repository, tail: string) =>
    urls.api(`/repos/${repository.owner}/${repository.name}/git${tail}`);

  const needObject = async (
    directory: string,
    sha: string,
    types: string[],
    message: string,
  ) => {
    const type = SHA.test(sha) ? await objectType(directory, sha) : undefined;
    if (!type || !types.includes(type)) throw unprocessable(message);
  };

  routes.post('/repos/:owner/:repo/git/blobs', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const body = call.body('Blob');
    const content = decode(
      body.text('content') ?? '',
      body.text('encoding', { oneOf: ['utf-8', 'base64'] }),
    );
    const sha = await writeBlob(github.directoryOf(repository), content);
    return created({ sha, url: api(repository, `/blobs/${sha}`) });
  });

  routes.get('/repos/:owner/:repo/git/blobs/:sha', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const sha = call.param('sha');
    if (!SHA.test(sha) || (await objectType(directory, sha)) !== 'blob') {
      throw notFound();
    }
    const content = await readBlob(directory, sha);
    if (wants(call, 'raw')) {
      sendMedia(call, 'raw', content);
      return undefined;
    }
    if (content.length > MAX_BLOB) {
      throw new HttpError(403, 'This blob is too large (over 100 MB)');
    }
    return {
      sha,
      node_id: `${nodeId('B', repository.id)}${sha}`,
      size: content.length,
      url: api(repository, `/blobs/${sha}`),
      content: content.toString('base64').replace(/(.{60})/g, '$1\n'),
      encoding: 'base64',
    };
  });

  const treeItem = (repository: Repository, item: TreeItem) => ({
    path: item.path,
    mode: item.mode,
    type: item.type,
    sha: item.sha,
    ...(item.size !== undefined && { size: item.size }),
    ...(item.type !== 'commit' && {
      url: api(repository, `/${item.type}s/${item.sha}`),
    }),
  });

  const showTree = async (
    repository: Repository,
    sha: string,
    recursive: boolean,
  ) => {
    const items = await listTree(github.directoryOf(repository), sha, {
      recursive,
    });
    return {
      sha,
      url: api(repository, `/trees/${sha}`),
      tree: items.slice(0, MAX_ENTRIES).map(item => treeItem(repository, item)),
      truncated: items.length > MAX_ENTRIES,
    };
  };

  routes.get('/repos/:owner/:repo/git/trees/*sha', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const name = call.param('sha');
    const sha = await resolveFirst(directory, meaningsOf(name), 'tree');
    if (!sha) throw notFound();
    // GitHub takes any value of `recursive`, even "0", for yes.
    const recursive = call.query('recursive') !== undefined;
    return showTree(repository, sha, recursive);
  });

  const readEntry = async (
    directory: string,
    item: Body,
  ): Promise<TreeEntry> => {
    const path = item.required('path');
    const problem = badPath(path);
    if (problem) throw unprocessable(`tree.${problem}`);
    const mode = item.text('mode', { oneOf: MODES }) ?? '100644';
    if (item.raw('sha') === null) return { path, mode, sha: null };
    const content = item.text('content');
    if (content !== undefined) {
      const sha = await writeBlob(directory, Buffer.from(content, 'utf8'));
      return { path, mode, sha };
    }
    const sha = item.required('sha');
    // A submodule's commit lives elsewhere.
    if (mode !== '160000') {
      const type = mode === '040000' ? 'tree' : 'blob';
      await needObject(directory, sha, [type], 'tree.sha does not exist');
    }
    return { path, mode, sha };
  };

  routes.post('/repos/:owner/:repo/git/trees', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const directory = github.directoryOf(repository);
    const body = call.body('Tree');
    const items = body.objects('tree');
    if (!items) {
      throw invalid({ resource: 'Tree', field: 'tree', code: 'missing_field' });
    }
    const base = body.text('base_tree');
    if (base !== undefined) {
      await needObject(
        directory,
        base,
        ['tree', 'commit'],
        'base_tree is not a valid tree oid',
      );
    }
    const entries: TreeEntry[] = [];
    for (const item of items) {
      entries.push(await readEntry(directory, item));
    }
    const sha = await writeTree(directory, base, entries);
    return created(await showTree(repository, sha, false));
  });

  const showCommit = async (repository: Repository, sha: string) => {
    const commit = await readCommit(github.directoryOf(repository), sha);
    const html = (id: string) =>
      urls.html(`/${repository.owner}/${repository.name}/commit/${id}`);
    return {
      sha,
      node_id: `${nodeId('C', repository.id)}${sha}`,
      url: api(repository, `/commits/${sha}`),
      html_url: html(sha),
      author: commit.author,
      committer: commit.committer,
      tree: { sha: commit.tree, url: api(repository, `/trees/${commit.tree}`) },
      message: commit.message,
      parents: commit.parents.map(parent => ({
        sha: parent,
        url: api(repository, `/commits/${parent}`),
        html_url: html(parent),
      })),
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    };
  };

  routes.get('/repos/:owner/:repo/git/commits/:sha', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const sha = call.param('sha');
    const directory = github.directoryOf(repository);
    if (!SHA.test(sha) || (await objectType(directory, sha)) !== 'commit') {
      throw notFound();
    }
    return showCommit(repository, sha);
  });

  routes.post('/repos/:owner/:repo/git/commits', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const directory = github.directoryOf(repository);
    const body = call.body('Commit');
    const message = body.required('message');
    const tree = body.required('tree');
    await needObject(
      directory,
      tree,
      ['tree'],
      'Tree SHA does not exist or is not a tree object',
    );
    const parents = body.texts('parents') ?? [];
    for (const parent of parents) {
      await needObject(
        directory,
        parent,
        ['commit'],
        'Parent SHA does not exist or is not a commit object',
      );
    }
    const author =
      readIdentity(body.object('author')) ?? identityOf(call.account);
    const sha = await writeCommit(
      directory,
      {
        tree,
        parents,
        message,
        author,
        committer: readIdentity(body.object('committer')) ?? author,
      },
      github.now(),
    );
    return created(await showCommit(repository, sha));
  });

  const showTag = async (repository: Repository, sha: string) => {
    const { text } = await git(github.directoryOf(repository), [
      'cat-file',
      'tag',
      sha,
    ]);
    const [head, ...rest] = text.split('\n\n');
    const field = (name: string) =>
      head.match(new RegExp(`^${name} (.*)$`, 'm'))?.[1] ?? '';
    const tagger = field('tagger').match(/^(.*) <(.*)> (\d+)/);
    const [object, type] = [field('object'), field('type')];
    return {
      node_id: `${nodeId('TA', repository.id)}${sha}`,
      sha,
      url: api(repository, `/tags/${sha}`),
      tag: field('tag'),
      message: rest.join('\n\n'),
      tagger: {
        name: tagger?.[1] ?? '',
        email: tagger?.[2] ?? '',
        date: `${new Date(Number(tagger?.[3] ?? 0) * 1000)
          .toISOString()
          .slice(0, 19)}Z`,
      },
      object: {
        sha: object,
        type,
        url: api(repository, `/${type}s/${object}`),
      },
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    };
  };

  routes.post('/repos/:owner/:repo/git/tags', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const directory = github.directoryOf(repository);
    const body = call.body('Tag');
    const [name, message] = [body.required('tag'), body.required('message')];
    const object = body.required('object');
    const type = body.required('type', { oneOf: ['commit', 'tree', 'blob'] });
    await needObject(directory, object, [type], 'Object does not exist');
    if (/[\n\0]/.test(name)) {
      throw invalid({ resource: 'Tag', field: 'tag', code: 'invalid' });
    }
    const tagger =
      readIdentity(body.object('tagger')) ?? identityOf(call.account);
    const at = Math.floor(Date.parse(tagger.date ?? github.now()) / 1000);
    const { text } = await git(directory, ['mktag'], {
      input: `object ${object}\ntype ${type}\ntag ${name}\ntagger ${tagger.name} <${tagger.email}> ${at} +0000\n\n${message}\n`,
    });
    return created(await showTag(repository, text.trim()));
  });

  routes.get('/repos/:owner/:repo/git/tags/:sha', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const sha = call.param('sha');
    const type = SHA.test(sha)
      ? await objectType(github.directoryOf(repository), sha)
      : undefined;
    if (type !== 'tag') throw notFound();
    return showTag(repository, sha);
  });
}

function decode(content: string, encoding: string | undefined): Buffer {
  if (encoding !== 'base64') return Buffer.from(content, 'utf8');
  const plain = content.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || plain.length % 4 === 1) {
    throw unprocessable('content is not valid Base64');
  }
  return Buffer.from(plain, 'base64');
}

/** A person in a commit: names may hold nothing that ends a header line. */
export function readIdentity(body: Body | undefined): Identity | undefined {
  if (!body) return undefined;
  const clean = (value: string) => value.replace(/[\n\r\0<>]/g, '').trim();
  const date = body.text('date');
  if (date !== undefined && Number.isNaN(Date.parse(date))) {
    throw invalid({ resource: 'Commit', field: 'date', code: 'invalid' });
  }
  return {
    name: clean(body.required('name')),
    email: clean(body.required('email')),
    ...(date && { date: new Date(date).toISOString() }),
  };
}
