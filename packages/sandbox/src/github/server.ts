import express, { Express, RequestHandler, Router } from 'express';
import { GitHub } from './github';
import { createGitRouter } from './gitRoutes';
import { createGraphqlRouter } from './graphql/route';
import { createAuthorizeRouter } from './oauth/authorize';
import { createExchangeRouter } from './oauth/exchange';
import { pushRulesFor } from './pushRules';
import { Presenter } from './present/presenter';
import { AppVerifier } from './rest/authenticate';
import { RateLimiter } from './rest/rateLimit';
import { createRestRouter, errorHandler, Routes } from './rest/router';
import { createAppVerifier } from './apps';
import { registerApps } from './rest/routes/apps';
import { registerChecks } from './rest/routes/checks';
import { registerHooks } from './rest/routes/hooks';
import { registerOrgs } from './rest/routes/orgs';
import { registerTeams } from './rest/routes/teams';
import { registerArchive } from './rest/routes/archive';
import { registerCollaborators } from './rest/routes/collaborators';
import { registerConversations } from './rest/routes/conversations';
import { registerCommits } from './rest/routes/commits';
import { registerCompare } from './rest/routes/compare';
import { registerMeta } from './rest/routes/meta';
import { registerBranches } from './rest/routes/branches';
import { registerProtection } from './rest/routes/protection';
import { registerRefs } from './rest/routes/refs';
import { registerGitData } from './rest/routes/gitData';
import { registerContents } from './rest/routes/contents';
import { registerRepositories } from './rest/routes/repositories';
import { registerStatuses } from './rest/routes/statuses';
import { createWebRouter } from './web/router';
import { registerUsers } from './rest/routes/users';

/** First path segments of the REST API where it is served at the root. */
const apiRoots =
  /^\/(app|applications|installation|meta|octocat|orgs|organizations|rate_limit|repos|repositories|search|teams|user|users|versions|zen)(\/|$)/;

export interface GitHubServerOptions {
  limiter?: RateLimiter;
  verifyApp?: AppVerifier;
  /** Hears of each REST route, for tests of what is served. */
  onRoute?: (method: string, path: string) => void;
  /** Routes below `/_sandbox/` that GitHub has not. */
  control?: Router;
  /** Routes of Atlantis, below `/atlantis`. */
  atlantis?: RequestHandler;
  /** Routes of the pricing API, below `/pricing`. */
  pricing?: RequestHandler;
  /** Routes of Prometheus, below `/prometheus`. */
  prometheus?: RequestHandler;
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

  app.use(
    createGitRouter(github, (repository, actor) =>
      pushRulesFor(github, repository, actor),
    ),
  );
  if (options.control) app.use(options.control);
  if (options.atlantis) app.use('/atlantis', options.atlantis);
  if (options.pricing) app.use('/pricing', options.pricing);
  if (options.prometheus) app.use('/prometheus', options.prometheus);
  app.use(createAuthorizeRouter(github));
  app.use(createExchangeRouter(github));
  app.use(createGraphqlRouter(github, limiter));

  const register: ((routes: Routes) => void)[] = [
    routes => registerUsers(routes, present),
    routes => registerApps(routes, present),
    // Before commits, whose refs may hold slashes.
    routes => registerStatuses(routes, present),
    routes => registerChecks(routes, present),
    routes => registerConversations(routes, present),
    routes => registerMeta(routes, present, limiter),
    routes => registerProtection(routes, present),
    routes => registerBranches(routes, present),
    routes => registerRefs(routes, present),
    routes => registerGitData(routes, present),
    routes => registerContents(routes, present),
    routes => registerCompare(routes, present),
    routes => registerCommits(routes, present),
    routes => registerCollaborators(routes, present),
    routes => registerArchive(routes),
    routes => registerRepositories(routes, present),
    routes => registerTeams(routes, present),
    routes => registerOrgs(routes, present),
    routes => registerHooks(routes, present),
  ];
  const rest = createRestRouter({
    github,
    limiter,
    verifyApp: options.verifyApp ?? createAppVerifier(github),
    onRoute: options.onRoute,
    register,
  });
  app.use('/api/v3', rest);
  app.use((req, res, next) => {
    if (apiRoots.test(req.path)) rest(req, res, next);
    else next();
  });
  app.use(createWebRouter(github));
  app.use(errorHandler(github));
  return app;
}
