import { createHash } from 'node:crypto';
import express, { Request, Response, Router } from 'express';
import type { GitHub } from '../github';
import { AppVerifier, authenticate, Credentials } from './authenticate';
import { Answer, Call, Handler } from './call';
import { HttpError, notFound } from './errors';
import { RateLimiter, setRateHeaders } from './rateLimit';

export type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

/** Collects routes: `routes.get('/repos/:owner/:repo', call => …)`. */
export interface Routes {
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
  put(path: string, handler: Handler): void;
  patch(path: string, handler: Handler): void;
  delete(path: string, handler: Handler): void;
}

export interface RestOptions {
  github: GitHub;
  limiter: RateLimiter;
  verifyApp?: AppVerifier;
  /** Adds the routes; each resource has its own file. */
  register: ((routes: Routes) => void)[];
  /** Hears of each route, for tests of what is served. */
  onRoute?: (method: string, path: string) => void;
}

const MAX_BODY = '25mb';

/** The REST API: authentication, limits, errors, caching around the handlers. */
export function createRestRouter(options: RestOptions): Router {
  const { github } = options;
  const router = express.Router();
  router.use((_req, res, next) => {
    res.set({
      'X-GitHub-Media-Type': 'github.v3; format=json',
      'X-GitHub-Request-Id': Math.random().toString(16).slice(2).toUpperCase(),
      'X-GitHub-Api-Version-Selected': '2022-11-28',
      'Access-Control-Expose-Headers':
        'ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
    });
    next();
  });
  // GitHub reads a body as JSON whatever its content type says.
  router.use(
    express.json({ limit: MAX_BODY, type: () => true, strict: false }),
  );

  const add = (method: Method) => (path: string, handler: Handler) => {
    options.onRoute?.(method.toUpperCase(), path);
    router[method](path, async (req: Request, res: Response) => {
      const credentials = await authenticate(github, req, options.verifyApp);
      const caller = callerOf(credentials, req);
      limit(options.limiter, caller, req, res);
      const { actor, app } = credentials;
      if (actor) res.set('X-OAuth-Scopes', actor.token.scopes.join(', '));
      const call = new Call(github, req, res, actor, app);
      const result = await handler(call);
      if (res.headersSent) return;
      if (send(req, res, result) === 304) options.limiter.giveBack(caller);
    });
  };
  const routes: Routes = {
    get: add('get'),
    post: add('post'),
    put: add('put'),
    patch: add('patch'),
    delete: add('delete'),
  };
  for (const register of options.register) register(routes);

  router.use((_req, _res, next) => next(notFound()));
  router.use(errorHandler(github));
  return router;
}

function callerOf({ actor, app }: Credentials, req: Request) {
  if (actor) return `token:${actor.token.id}`;
  if (app) return `app:${app.appId}`;
  return req.get('authorization') ? 'unknown' : undefined;
}

function limit(
  limiter: RateLimiter,
  caller: string | undefined,
  req: Request,
  res: Response,
) {
  const free = req.path === '/rate_limit';
  const rate = limiter.take(caller, free ? 0 : 1);
  setRateHeaders(res, rate);
  if (!free && limiter.isExceeded(rate, caller)) {
    throw new HttpError(403, 'API rate limit exceeded', undefined, {
      'Retry-After': String(rate.reset - Math.floor(Date.now() / 1000)),
    });
  }
}

/** Sends JSON with a weak ETag, and 304 to a caller that has it already. */
function send(req: Request, res: Response, result: unknown): number {
  const answer = result instanceof Answer ? result : new Answer(200, result);
  res.set(answer.headers);
  if (answer.body === undefined) {
    res.status(answer.status).end();
    return answer.status;
  }
  const text = JSON.stringify(answer.body);
  if (/^(GET|HEAD)$/.test(req.method) && answer.status === 200) {
    const hash = createHash('sha256').update(text).digest('hex');
    const etag = `W/"${hash}"`;
    res.set({
      ETag: etag,
      'Cache-Control': 'private, max-age=60, s-maxage=60',
      Vary: 'Accept, Authorization, Cookie, X-GitHub-OTP',
    });
    if (matches(req.get('if-none-match'), etag)) {
      res.status(304).end();
      return 304;
    }
  }
  res.status(answer.status).type('application/json').send(text);
  return answer.status;
}

/** Compares ETags as RFC 9110 does for GET: weak and strong ones are equal. */
export function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some(tag => plain(tag) === plain(etag));
}

/** Turns whatever went wrong into GitHub's error shape. */
export function errorHandler(github: GitHub) {
  return (
    error: any,
    req: Request,
    res: Response,
    _next: (e?: unknown) => void,
  ) => {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    let answer: HttpError;
    if (error instanceof HttpError) answer = error;
    else if (error?.type === 'entity.too.large') {
      answer = new HttpError(413, 'Payload too large: at most 25 MB');
    } else if (error?.type === 'entity.parse.failed') {
      answer = new HttpError(400, 'Problems parsing JSON');
    } else if (error instanceof URIError || error?.status === 400) {
      answer = new HttpError(400, 'Bad Request');
    } else {
      github.log(`${req.method} ${req.path}: ${error?.stack ?? error}`);
      answer = new HttpError(500, 'Server Error');
    }
    res.set(answer.headers).status(answer.status).json(answer.body);
  };
}
