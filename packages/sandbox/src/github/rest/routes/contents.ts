import {
  identityOf,
  writeBlob,
  writeCommit,
  writeTree,
} from '../../git/commits';
import {
  badPath,
  findEntry,
  listTree,
  readBlob,
  TreeItem,
} from '../../git/objects';
import { meaningsOf, resolve, resolveFirst, ZERO } from '../../git/refs';
import { mayUpdate } from '../../pushRules';
import { encodePath } from '../../present/file';
import { Presenter } from '../../present/presenter';
import { Repository } from '../../store/repositories';
import { readCommit } from '../../git/commitInfo';
import { Answer, Call } from '../call';
import {
  conflict,
  HttpError,
  invalid,
  notFound,
  unprocessable,
} from '../errors';
import { sendMedia, wants } from '../media';
import type { Routes } from '../router';
import { readIdentity } from './gitData';

/** Above this GitHub gives the content only as raw bytes. */
const INLINE = 1024 * 1024;

type Kind = 'file' | 'dir' | 'symlink' | 'submodule';

const kindOf = (item: TreeItem): Kind => {
  if (item.type === 'tree') return 'dir';
  if (item.type === 'commit') return 'submodule';
  return item.mode === '120000' ? 'symlink' : 'file';
};

/** Files and folders of a branch, and commits that change one file. */
export function registerContents(routes: Routes, present: Presenter) {
  const { github, urls } = present;

  const refOf = async (call: Call, repository: Repository) => {
    const name = call.query('ref') ?? repository.default_branch;
    const directory = github.directoryOf(repository);
    const commit = await resolveFirst(directory, meaningsOf(name));
    if (commit) return { name, commit };
    throw new HttpError(404, `No commit found for the ref ${name}`);
  };

  const links = (repository: Repository, item: TreeItem, ref: string) => {
    const name = `${repository.owner}/${repository.name}`;
    const path = encodePath(item.path);
    const kind = kindOf(item);
    const self = urls.api(
      `/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`,
    );
    const gitUrl =
      kind === 'submodule'
        ? null
        : urls.api(`/repos/${name}/git/${item.type}s/${item.sha}`);
    const html =
      kind === 'submodule'
        ? null
        : urls.html(
            `/${name}/${kind === 'dir' ? 'tree' : 'blob'}/${ref}/${path}`,
          );
    return {
      url: self,
      git_url: gitUrl,
      html_url: html,
      download_url:
        kind === 'file' || kind === 'symlink'
          ? urls.html(`/${name}/raw/${ref}/${path}`)
          : null,
      _links: { self, git: gitUrl, html },
    };
  };

  const brief = (repository: Repository, item: TreeItem, ref: string) => ({
    name: item.path.slice(item.path.lastIndexOf('/') + 1),
    path: item.path,
    sha: item.sha,
    size: item.size ?? 0,
    type: kindOf(item),
    ...links(repository, item, ref),
  });

  const showFile = async (
    repository: Repository,
    item: TreeItem,
    ref: string,
  ) => {
    const content = await readBlob(github.directoryOf(repository), item.sha);
    const kind = kindOf(item);
    if (kind === 'symlink') {
      return {
        ...brief(repository, item, ref),
        target: content.toString('utf8'),
      };
    }
    const small = content.length <= INLINE;
    return {
      ...brief(repository, item, ref),
      content: small
        ? content.toString('base64').replace(/(.{60})/g, '$1\n')
        : '',
      encoding: small ? 'base64' : 'none',
    };
  };

  const get = async (call: Call, path: string) => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const ref = await refOf(call, repository);
    if (path !== '' && badPath(path)) throw notFound();
    const item: TreeItem | undefined =
      path === ''
        ? { mode: '040000', type: 'tree', sha: ref.commit, path: '' }
        : await findEntry(directory, ref.commit, path);
    if (!item) throw notFound();
    if (item.type !== 'tree') {
      if (wants(call, 'raw') && item.type === 'blob') {
        const etag = `"${item.sha}"`;
        call.res.set('ETag', etag);
        if (call.req.get('if-none-match') === etag) {
          call.res.status(304).end();
          return undefined;
        }
        sendMedia(call, 'raw', await readBlob(directory, item.sha));
        return undefined;
      }
      if (item.type === 'commit') {
        return {
          ...brief(repository, item, ref.name),
          submodule_git_url: null,
        };
      }
      return showFile(repository, item, ref.name);
    }
    const children = await listTree(directory, item.sha);
    const listed = children.map(child =>
      brief(
        repository,
        { ...child, path: path ? `${path}/${child.path}` : child.path },
        ref.name,
      ),
    );
    return wants(call, 'object')
      ? { ...brief(repository, item, ref.name), type: 'dir', entries: listed }
      : listed;
  };

  routes.get('/repos/:owner/:repo/contents', call => get(call, ''));
  routes.get('/repos/:owner/:repo/contents/*path', call =>
    get(call, call.param('path').replace(/\/+$/, '')),
  );

  routes.get('/repos/:owner/:repo/readme', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const ref = await refOf(call, repository);
    const items = await listTree(github.directoryOf(repository), ref.commit);
    const found = items.find(
      item => item.type === 'blob' && /^readme(\.\w+)?$/i.test(item.path),
    );
    if (!found) throw notFound();
    return get(call, found.path);
  });

  /** One commit on a branch that puts or removes one file. */
  const change = async (call: Call, removing: boolean) => {
    const repository = call.repository('push', ['contents', 'write']);
    const { account } = call;
    const directory = github.directoryOf(repository);
    const body = call.body('Contents');
    const path = call.param('path');
    const problem = badPath(path);
    if (problem) throw unprocessable(problem);
    const message = body.required('message');
    const branch = body.text('branch') ?? repository.default_branch;
    const content = removing ? undefined : readContent(body.text('content'));
    const given = body.text('sha');
    const author = readIdentity(body.object('author')) ?? identityOf(account);
    const committer = readIdentity(body.object('committer')) ?? author;

    return github.locks.run(repository.id, async () => {
      const ref = `refs/heads/${branch}`;
      const head = await resolve(directory, ref);
      const empty = !head && !(await resolve(directory, 'HEAD'));
      if (!head && !empty) {
        throw new HttpError(404, `Branch ${branch} not found`);
      }
      const before = head ? await findEntry(directory, head, path) : undefined;
      if (removing && !before) throw notFound();
      if (before && given === undefined) {
        throw invalid({
          resource: 'Contents',
          field: 'sha',
          code: 'missing_field',
          message: `"sha" wasn't supplied.`,
        });
      }
      if (given !== undefined && before?.sha !== given) {
        throw conflict(`${path} does not match ${given}`);
      }
      const sha =
        content === undefined ? null : await writeBlob(directory, content);
      const commit = await writeCommit(
        directory,
        {
          tree: await writeTree(directory, head, [
            { path, mode: before?.mode ?? '100644', sha },
          ]),
          parents: head ? [head] : [],
          message,
          author,
          committer,
        },
        github.now(),
      );
      mayUpdate(github, repository, call.actor!, branch, {
        deletes: false,
        forced: false,
      });
      await github.refs.moveLocked(repository, account, [
        { name: ref, from: head ?? ZERO, to: commit },
      ]);
      const item = await findEntry(directory, commit, path);
      const info = await readCommit(directory, commit);
      const shown = present.eventCommit(repository, info);
      return new Answer(!removing && !before ? 201 : 200, {
        content: item ? brief(repository, item, branch) : null,
        commit: {
          sha: commit,
          node_id: shown.node_id,
          url: shown.commit.url,
          html_url: shown.html_url,
          author: info.author,
          committer: info.committer,
          message: info.message,
          tree: shown.commit.tree,
          parents: shown.parents,
          verification: shown.commit.verification,
        },
      });
    });
  };
  routes.put('/repos/:owner/:repo/contents/*path', call => change(call, false));
  routes.delete('/repos/:owner/:repo/contents/*path', call => {
    // GitHub takes the fields of a removal from the query, too.
    call.req.body = { ...call.req.query, ...call.req.body };
    return change(call, true);
  });
}

function readContent(content: string | undefined): Buffer {
  if (content === undefined) {
    throw invalid({
      resource: 'Contents',
      field: 'content',
      code: 'missing_field',
    });
  }
  const plain = content.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || plain.length % 4 === 1) {
    throw unprocessable('content is not valid Base64');
  }
  return Buffer.from(plain, 'base64');
}
