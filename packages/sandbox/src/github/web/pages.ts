import express, { Request, Response, Router } from 'express';
import { commitFilesChanged, diffText } from '../git/diff';
import { readCommit } from '../git/commitInfo';
import { resolve } from '../git/refs';
import type { GitHub } from '../github';
import { pullFacts } from '../pulls/facts';
import { HttpError } from '../rest/errors';
import { atLeast } from '../store/accounts';
import { diffCards } from './diff';
import { html, Html, time } from './html';
import { languageOf } from './language';
import { sendNotFound, sendPage } from './layout';
import { actOnPull } from './pullActions';
import { pullPage } from './pullPage';
import {
  emptyPage,
  fileBody,
  folderPage,
  pathOf,
  readFileAt,
  splitRef,
  visibleRepository,
} from './repositoryPage';
import { formSession, sessionOf } from './session';

/** Pages of repositories, files, commits and pull requests. */
export function createPagesRouter(github: GitHub): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '300kb' });

  const show = (
    req: Request,
    res: Response,
    title: string,
    body: Html,
    status = 200,
  ) => {
    const session = sessionOf(github, req);
    const { account: viewer, csrf } = session ?? {};
    sendPage(req, res, { title, body, viewer, csrf, status });
  };
  const open = (req: Request) => {
    const session = sessionOf(github, req);
    const repository = visibleRepository(github, req, session?.account);
    return { session, repository, viewer: session?.account };
  };
  const wildcard = (req: Request) =>
    (req.params.path as unknown as string[]).join('/');

  router.get('/', (req, res) => {
    const { texts } = languageOf(req);
    const viewer = sessionOf(github, req)?.account;
    const visible = github.repositories
      .list()
      .filter(r => atLeast(github.repositories.levelOf(r, viewer), 'pull'));
    const body = html`<h1>${texts.repositories}</h1>
      <p class="soft">${texts.sandboxNote}</p>
      ${visible.length === 0
        ? html`<p>${texts.noRepositories}</p>`
        : html`<ul class="plain card">
            ${visible.map(
              r => html`<li>
                <a href="${pathOf(r)}">${r.owner}/${r.name}</a>
                <span class="soft">${r.description}</span>
              </li>`,
            )}
          </ul>`}`;
    show(req, res, texts.repositories, body);
  });

  router.get('/:owner/:repo', async (req, res, next) => {
    const { repository } = open(req);
    if (!repository) {
      next();
      return;
    }
    const ref = repository.default_branch;
    const sha = await resolve(
      github.directoryOf(repository),
      `refs/heads/${ref}`,
    );
    const body = sha
      ? await folderPage(github, req, repository, { ref, sha, path: '' })
      : emptyPage(github, req, repository);
    show(req, res, repository.name, body!);
  });

  router.get('/:owner/:repo/:kind/*path', async (req, res, next) => {
    const { kind } = req.params;
    const { repository, viewer } = open(req);
    if (!repository || !['tree', 'blob', 'raw'].includes(kind)) {
      next();
      return;
    }
    const at = await splitRef(github, repository, wildcard(req));
    if (at && kind === 'tree') {
      const body = await folderPage(github, req, repository, at);
      if (body) {
        show(req, res, at.path || repository.name, body);
        return;
      }
    }
    const content =
      at && kind !== 'tree'
        ? await readFileAt(github, repository, at.sha, at.path)
        : undefined;
    if (!at || !content) {
      sendNotFound(req, res, viewer);
      return;
    }
    if (kind === 'raw') {
      // Never as a page: a repository's HTML must not run under our name.
      res
        .set({
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'X-Content-Type-Options': 'nosniff',
        })
        .type(content.includes(0) ? 'application/octet-stream' : 'text/plain')
        .send(content);
      return;
    }
    const base = pathOf(repository);
    const body = html`<p><a href="${base}">${base.slice(1)}</a></p>
      <h1>${at.path}</h1>
      <div class="card">${fileBody(req, content)}</div>`;
    show(req, res, at.path, body);
  });

  router.get('/:owner/:repo/commit/:sha', async (req, res, next) => {
    const { repository } = open(req);
    const directory = repository && github.directoryOf(repository);
    const sha =
      directory && /^[0-9a-f]{7,40}$/.test(req.params.sha)
        ? await resolve(directory, req.params.sha)
        : undefined;
    if (!repository || !directory || !sha) {
      next();
      return;
    }
    const { texts } = languageOf(req);
    const commit = await readCommit(directory, sha);
    const [subject, ...rest] = commit.message.split('\n');
    const files = await commitFilesChanged(directory, sha);
    const body = html`<p>
        <a href="${pathOf(repository)}"
          >${repository.owner}/${repository.name}</a
        >
      </p>
      <h1>${subject}</h1>
      <p class="soft">
        ${commit.author.name} · ${time(commit.committer.date)} · ${sha}
      </p>
      <div class="text">${rest.join('\n').trim()}</div>
      <h2>${texts.changedFiles}</h2>
      ${diffCards(files, texts)}`;
    show(req, res, subject, body);
  });

  router.get('/:owner/:repo/pulls', (req, res, next) => {
    const { repository } = open(req);
    if (!repository) {
      next();
      return;
    }
    const { texts } = languageOf(req);
    const pulls = github.issues.pulls(repository.id, { state: 'all' });
    const base = pathOf(repository);
    const body = html`<p><a href="${base}">${base.slice(1)}</a></p>
      <h1>${texts.pulls}</h1>
      ${pulls.length === 0
        ? html`<p>${texts.noPulls}</p>`
        : html`<ul class="plain card">
            ${pulls.map(
              pull => html`<li>
                <span class="badge"
                  >${pull.merged_at ? texts.merged : texts[pull.state]}</span
                >
                <a href="${base}/pull/${pull.number}">${pull.title}</a>
                <span class="soft">#${pull.number}</span>
              </li>`,
            )}
          </ul>`}`;
    show(req, res, texts.pulls, body);
  });

  const pullOf = (req: Request) => {
    const { repository, session } = open(req);
    const match = String(req.params.number).match(
      /^(\d{1,9})(\.diff|\.patch)?$/,
    );
    const pull =
      repository && match
        ? github.issues.pull(repository.id, Number(match[1]))
        : undefined;
    return { repository, session, pull, plain: match?.[2] };
  };

  router.get(
    ['/:owner/:repo/pull/:number', '/:owner/:repo/pull/:number/files'],
    async (req, res, next) => {
      const { repository, session, pull, plain } = pullOf(req);
      if (!repository || !pull) {
        next();
        return;
      }
      if (plain) {
        const { base, mergeBase } = await pullFacts(github, repository, pull);
        const directory = github.directoryOf(repository);
        const text = await diffText(
          directory,
          mergeBase ?? base,
          pull.head_sha,
        );
        res.type('text/plain').send(text);
        return;
      }
      const body = await pullPage(github, req, repository, pull, session);
      show(req, res, pull.title, body);
    },
  );

  router.post('/:owner/:repo/pull/:number', form, async (req, res, next) => {
    const { repository, pull } = pullOf(req);
    if (!repository || !pull) {
      next();
      return;
    }
    const session = formSession(github, req);
    try {
      const { account } = session;
      await actOnPull(github, repository, pull, account, Object(req.body));
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const body = await pullPage(
        github,
        req,
        repository,
        pull,
        session,
        error.message,
      );
      show(req, res, pull.title, body, error.status);
      return;
    }
    res.redirect(303, `${pathOf(repository)}/pull/${pull.number}`);
  });

  return router;
}
