import express, { Router } from 'express';
import type { Atlantis } from '../atlantis';
import { nameOfLock } from '../runs/run';
import type { Lock } from '../store';

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    sign =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }[
        sign
      ]!),
  );

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(
    title,
  )}</title></head><body><h1>${escape(title)}</h1>${body}</body></html>`;

const KEPT_BODY = 'application/json';

/** Health, jobs and locks: what Atlantis shows to people and to monitoring. */
export function createPages(atlantis: Atlantis): Router {
  const router = express.Router();
  const { shop } = atlantis;
  const { store } = shop;
  const find = (id: unknown): Lock | undefined => {
    const key = typeof id === 'string' ? id : '';
    const decoded = (text: string) => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    };
    return store
      .locks()
      .find(lock => [key, decoded(key)].includes(nameOfLock(lock)));
  };

  router.get('/status', (_req, res) => {
    res.json({
      shutting_down: false,
      in_progress_operations: atlantis.operations,
      version: '0.47.1 (commit: sandbox) (build date: unknown)',
    });
  });
  for (const path of ['/healthz', '/readyz']) {
    router.get(path, (_req, res) => {
      res.type(KEPT_BODY).json({ status: 'ok' });
    });
  }
  router.get('/api/locks', (_req, res) => {
    const locks = store.locks().map(lock => ({
      Name: nameOfLock(lock),
      ProjectName: lock.project,
      ProjectRepo: lock.repo,
      ProjectRepoPath: lock.path,
      PullID: String(lock.pull),
      PullURL: lock.pull_url,
      User: lock.user,
      Workspace: lock.workspace,
      Time: lock.time,
    }));
    res.json({ Locks: locks.length > 0 ? locks : null });
  });

  router.get('/', (_req, res) => {
    const rows = store.locks().map(lock => {
      const id = encodeURIComponent(encodeURIComponent(nameOfLock(lock)));
      return `<li><a href="${shop.url}/lock?id=${id}">${escape(
        nameOfLock(lock),
      )}</a> #${lock.pull}</li>`;
    });
    res.send(page('Atlantis', `<h2>Locks</h2><ul>${rows.join('')}</ul>`));
  });
  router.get('/lock', (req, res) => {
    const lock = find(req.query.id);
    if (!lock) {
      res.status(404).type('text').send('No lock found with that id');
      return;
    }
    const words = `Locked by ${lock.user} at ${lock.time} for <a href="${escape(
      lock.pull_url,
    )}">#${lock.pull}</a>.`;
    res.send(page(nameOfLock(lock), `<p>${words}</p>`));
  });
  router.delete('/locks', async (req, res) => {
    const lock = find(req.query.id);
    if (!lock) {
      res.status(404).type('text').send('No lock found with that id');
      return;
    }
    store.unlock(lock);
    const { repo, pull, path, workspace, project } = lock;
    const state = store
      .projects(repo, pull)
      .find(
        each =>
          each.dir === path &&
          each.workspace === workspace &&
          each.project === project,
      );
    if (state) {
      const status = 'plan_discarded' as const;
      store.setProject(repo, pull, { ...state, status, has_plan: 0 });
    }
    if (pull > 0) {
      await shop.github.comment(
        repo,
        pull,
        `**Warning**: The plan for dir: \`${path}\` workspace: \`${workspace}\` was **discarded** via the Atlantis UI.\n\nTo \`apply\` this plan you must run \`plan\` again.`,
      );
    }
    res.type('text').send(`Deleted lock id "${nameOfLock(lock)}"`);
  });
  // Any id has a page; there may be nothing on it.
  router.get('/jobs/:id', (req, res) => {
    const job = shop.jobs.get(req.params.id);
    const text = job ? job.lines.join('\n') : '';
    res.send(page(job?.title ?? 'Job', `<pre>${escape(text)}</pre>`));
  });
  return router;
}
