import express, { Express } from 'express';
import { GitHub } from './github';
import { createGitRouter } from './gitRoutes';
import { Presenter } from './present/presenter';
import { AppVerifier } from './rest/authenticate';
import { RateLimiter } from './rest/rateLimit';
import { createRestRouter, errorHandler, Routes } from './rest/router';
import { registerRepositories } from './rest/routes/repositories';
import { registerUsers } from './rest/routes/users';

/** First path segments of the REST API where it is served at the root. */
const apiRoots =
  /^\/(app|applications|installation|meta|octocat|orgs|organizations|rate_limit|repos|repositories|search|teams|user|users|versions|zen)(\/|$)/;

export interface GitHubServerOptions {
  limiter?: RateLimiter;
  verifyApp?: AppVerifier;
}

/** The HTTP face of the GitHub stand-in: git, REST, GraphQL, OAuth and pages. */
export function createGitHubServer(
  github: GitHub,
  options: GitHubServerOptions = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  const limiter = options.limiter ?? new RateLimiter();
  const present = new Presenter(github);

  app.use(createGitRouter(github, () => []));

  const register: ((routes: Routes) => void)[] = [
    routes => registerUsers(routes, present),
    routes => registerRepositories(routes, present),
  ];
  const rest = createRestRouter({
    github,
    limiter,
    verifyApp: options.verifyApp,
    register,
  });
  app.use('/api/v3', rest);
  app.use((req, res, next) => {
    if (apiRoots.test(req.path)) rest(req, res, next);
    else next();
  });
  app.use(errorHandler(github));
  return app;
}
