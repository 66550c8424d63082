import express, { Request, Response, Router } from 'express';
import type { Readable } from 'node:stream';
import type { GitHub } from './github';
import { MalformedPushError, readPushCommands } from './git/pushCommands';
import { RefUpdate } from './git/refs';
import { advertiseRefs, bodyOf, runService, Service } from './git/smartHttp';
import { Actor, authenticate } from './rest/authenticate';
import { levelFor } from './rest/call';
import { HttpError } from './rest/errors';
import { atLeast } from './store/accounts';
import { Repository } from './store/repositories';

/** Branch rules for one push, as the pre-receive hook reads them. */
export type PushRules = (
  repository: Repository,
  actor: Actor,
  updates: RefUpdate[],
) => string[];

const services = ['git-upload-pack', 'git-receive-pack'];

/** git's smart HTTP: clone, fetch and push at `/<owner>/<repo>.git`. */
export function createGitRouter(github: GitHub, pushRules: PushRules): Router {
  const router = express.Router();

  const open = async (req: Request, res: Response, service: Service) => {
    const name = String(req.params.repo).replace(/\.git$/, '');
    const { actor } = await authenticate(github, req).catch(error => {
      if (!(error instanceof HttpError)) throw error;
      res.set('WWW-Authenticate', 'Basic realm="GitHub"');
      throw new HttpError(401, 'Invalid username or token.');
    });
    const repository = github.repositories.byName(
      String(req.params.owner),
      name,
    );
    const level =
      repository &&
      (actor?.token.kind === 'installation'
        ? installationLevel(github, repository, actor)
        : levelFor(github, actor, repository));
    const need = service === 'git-receive-pack' ? 'push' : 'pull';
    if (!repository || !atLeast(level, need)) {
      if (!actor) {
        res.set('WWW-Authenticate', 'Basic realm="GitHub"');
        throw new HttpError(401, 'Authentication required.');
      }
      throw repository && atLeast(level, 'pull')
        ? new HttpError(
            403,
            `Permission to ${repository.owner}/${repository.name}.git denied to ${actor.account.login}.`,
          )
        : new HttpError(404, 'Repository not found.');
    }
    if (need === 'push' && repository.archived) {
      throw new HttpError(
        403,
        'This repository was archived so it is read-only.',
      );
    }
    return { repository, actor, directory: github.directoryOf(repository) };
  };

  router.get('/:owner/:repo/info/refs', async (req, res, next) => {
    const service = String(req.query.service);
    if (!services.includes(service)) {
      // The dumb protocol is not spoken, as on GitHub.
      if (String(req.params.repo).endsWith('.git')) {
        throw new HttpError(403, 'Please upgrade your git client.');
      }
      next();
      return;
    }
    const { directory } = await open(req, res, service as Service);
    await advertiseRefs(directory, service as Service, req, res);
  });

  router.post('/:owner/:repo/git-upload-pack', async (req, res) => {
    const { directory } = await open(req, res, 'git-upload-pack');
    const body = bodyOf(req);
    await runService(directory, req, res, { service: 'git-upload-pack', body });
  });

  router.post('/:owner/:repo/git-receive-pack', async (req, res) => {
    const opened = await open(req, res, 'git-receive-pack');
    const { repository, directory } = opened;
    const actor = opened.actor!;
    const body = bodyOf(req);
    const { updates, consumed } = await readCommands(body);
    const push = github.refs.announcePush(repository, actor.account, updates);
    await runService(directory, req, res, {
      service: 'git-receive-pack',
      body,
      consumed,
      env: {
        SANDBOX_RULES: pushRules(repository, actor, updates).join('\n'),
      },
      hooks: github.bare.hooks,
      onStart: push.startedAs,
      async beforeEnd() {
        await github.refs.settle(repository, actor.account);
        push.done();
      },
    });
  });

  router.use(
    (
      error: unknown,
      _req: Request,
      res: Response,
      next: (e: unknown) => void,
    ) => {
      if (!(error instanceof HttpError)) {
        next(error);
        return;
      }
      // git prints a plain-text body as "remote: …".
      res.status(error.status).type('text/plain').send(`${error.message}\n`);
    },
  );
  return router;
}

async function readCommands(body: Readable) {
  try {
    return await readPushCommands(body);
  } catch (error) {
    if (error instanceof MalformedPushError) {
      throw new HttpError(400, error.message);
    }
    // A body that is not gzip though it says so, or a client that went away.
    throw new HttpError(400, 'The push could not be read');
  }
}

function installationLevel(
  github: GitHub,
  repository: Repository,
  actor: Actor,
): 'push' | 'pull' | undefined {
  const { token } = actor;
  const row = github.db
    .prepare('select account_id from installations where id = ?')
    .get(token.installation_id) as { account_id: number } | undefined;
  if (row?.account_id !== repository.owner_id) return undefined;
  if (token.repository_ids && !token.repository_ids.includes(repository.id)) {
    return undefined;
  }
  const contents = token.permissions?.contents;
  if (contents === 'write') return 'push';
  return contents === 'read' ? 'pull' : undefined;
}
