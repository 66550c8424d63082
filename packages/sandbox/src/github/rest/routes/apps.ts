import { narrowPermissions } from '../../domain/appPermissions';
import { integration, presentInstallation } from '../../present/app';
import { Presenter } from '../../present/presenter';
import { Apps, Installation } from '../../store/apps';
import { Repository } from '../../store/repositories';
import { timestamp } from '../../../clock';
import { Call, created, noContent } from '../call';
import { forbidden, HttpError, notFound, unprocessable } from '../errors';
import type { Routes } from '../router';

const HOUR = 3_600_000;

/** GitHub Apps: themselves, their installations and installation tokens. */
export function registerApps(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const apps = new Apps(github.db);

  const show = (installation: Installation) =>
    presentInstallation(
      urls,
      installation,
      apps.byId(installation.app_id)!,
      github.accounts.byId(installation.account_id),
    );
  const showApp = (id: number) => {
    const app = apps.byId(id)!;
    return integration(urls, app, github.accounts.byId(app.owner_id));
  };
  const appOf = (call: Call) => {
    if (!call.app) {
      throw new HttpError(401, 'A JSON web token could not be decoded');
    }
    return apps.byId(call.app.appId)!;
  };
  const repositoriesOf = (installation: Installation, ids?: number[] | null) =>
    github.repositories
      .list(installation.account_id)
      .filter(
        repository =>
          installation.repository_selection === 'all' ||
          installation.repository_ids.includes(repository.id),
      )
      .filter(repository => !ids || ids.includes(repository.id));

  routes.get('/app', call => ({
    ...showApp(appOf(call).id),
    installations_count: apps.installations({ appId: appOf(call).id }).length,
  }));

  routes.get('/apps/:slug', call => {
    const app = apps.bySlug(call.param('slug'));
    if (!app) throw notFound();
    return showApp(app.id);
  });

  routes.get('/app/installations', call =>
    call
      .paginate(apps.installations({ appId: appOf(call).id }))
      .map(installation => show(installation)),
  );

  const own = (call: Call) => {
    const installation = apps.installation(call.id('id'));
    if (installation?.app_id !== appOf(call).id) throw notFound();
    return installation;
  };
  routes.get('/app/installations/:id', call => show(own(call)));

  const onAccount = (call: Call, accountId: number | undefined) => {
    const [found] = apps.installations({ appId: appOf(call).id, accountId });
    if (accountId === undefined || !found) throw notFound();
    return show(found);
  };
  routes.get('/orgs/:login/installation', call =>
    onAccount(call, github.accounts.byLogin(call.param('login'))?.id),
  );
  routes.get('/users/:login/installation', call =>
    onAccount(call, github.accounts.byLogin(call.param('login'))?.id),
  );
  routes.get('/repos/:owner/:repo/installation', call => {
    const repository = github.repositories.byName(
      call.param('owner'),
      call.param('repo'),
    );
    return onAccount(call, repository?.owner_id);
  });

  routes.post('/app/installations/:id/access_tokens', call => {
    const app = appOf(call);
    const installation = own(call);
    const body = call.body('InstallationToken');
    const permissions = narrowPermissions(
      app.permissions,
      body.raw('permissions') as Record<string, string> | undefined,
    );
    if ('tooMuch' in permissions) {
      throw unprocessable(
        `The permissions requested are not granted to this installation: ${permissions.tooMuch}`,
      );
    }
    const chosen = chooseRepositories(
      repositoriesOf(installation),
      body.texts('repositories'),
      body.raw('repository_ids') as number[] | undefined,
    );
    const expiresAt = new Date(Date.now() + HOUR);
    const { secret } = github.tokens.create({
      accountId: app.bot_id,
      kind: 'installation',
      installationId: installation.id,
      permissions,
      repositoryIds:
        chosen?.map(repository => repository.id) ??
        (installation.repository_selection === 'selected'
          ? installation.repository_ids
          : undefined),
      expiresAt,
    });
    return created({
      token: secret,
      expires_at: timestamp(expiresAt),
      permissions,
      repository_selection: chosen
        ? 'selected'
        : installation.repository_selection,
      ...(chosen && {
        repositories: chosen.map(repository => present.repository(repository)),
      }),
    });
  });

  const installationOf = (call: Call) => {
    const token = call.actor?.token;
    const installation =
      token?.installation_id && apps.installation(token.installation_id);
    if (!token || !installation) {
      throw forbidden(
        'You must authenticate with an installation access token',
      );
    }
    return { token, installation };
  };
  routes.get('/installation/repositories', call => {
    const { token, installation } = installationOf(call);
    const all = repositoriesOf(installation, token.repository_ids);
    return {
      total_count: all.length,
      repository_selection: token.repository_ids
        ? 'selected'
        : installation.repository_selection,
      repositories: call
        .paginate(all)
        .map(repository =>
          present.repository(repository, call.levelOf(repository)),
        ),
    };
  });
  routes.delete('/installation/token', call => {
    github.tokens.remove(installationOf(call).token.id);
    return noContent();
  });
}

function chooseRepositories(
  available: Repository[],
  names: string[] | undefined,
  ids: number[] | undefined,
): Repository[] | undefined {
  if (!names && !ids) return undefined;
  const chosen = available.filter(
    repository =>
      names?.some(
        name =>
          name.toLocaleLowerCase() === repository.name.toLocaleLowerCase(),
      ) || ids?.includes(repository.id),
  );
  if (chosen.length < (names?.length ?? 0) + (ids?.length ?? 0)) {
    throw unprocessable(
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return chosen;
}
