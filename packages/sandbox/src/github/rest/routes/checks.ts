import { readCommit } from '../../git/commitInfo';
import { listRefs, resolve } from '../../git/refs';
import { CheckPresenter } from '../../present/checks';
import { Presenter } from '../../present/presenter';
import { Apps } from '../../store/apps';
import { CheckRun, Checks, CheckSuite } from '../../store/checks';
import { Repository } from '../../store/repositories';
import { Call, created } from '../call';
import { forbidden, notFound, unprocessable } from '../errors';
import type { Routes } from '../router';
import { readCheckRun } from './checkInput';
import { commitOfPath } from './statuses';

/** Check runs and suites. */
export function registerChecks(routes: Routes, present: Presenter) {
  const { github } = present;
  const store = new Checks(github.db);
  const apps = new Apps(github.db);
  const show = new CheckPresenter(present);

  /** The App that acts; on GitHub only an App may write checks. */
  const actingApp = (call: Call): number => {
    const app = apps.byBot(call.account.id);
    if (!app) {
      throw forbidden('You must authenticate via a GitHub App.');
    }
    return app.id;
  };

  const commitOf = (repository: Repository, sha: string) =>
    readCommit(github.directoryOf(repository), sha);

  const suiteFor = async (
    repository: Repository,
    appId: number,
    sha: string,
  ): Promise<CheckSuite> => {
    const directory = github.directoryOf(repository);
    if (!(await resolve(directory, sha))) {
      throw unprocessable(`No commit found for SHA: ${sha}`);
    }
    const heads = await listRefs(directory, 'refs/heads/');
    const head = [...heads].find(([, tip]) => tip === sha)?.[0];
    return store.suiteOf(
      {
        repo_id: repository.id,
        app_id: appId,
        head_sha: sha,
        head_branch: head?.slice('refs/heads/'.length) ?? null,
      },
      github.now(),
    );
  };

  /** Stores a run and tells about it, together. */
  const save = async (
    call: Call,
    repository: Repository,
    run: Omit<CheckRun, 'id'> & { id?: number },
    suite: CheckSuite,
    action: 'created' | 'completed' | 'rerequested',
  ) => {
    const commit = await commitOf(repository, run.head_sha);
    return github.db.transaction(() => {
      const row = store.save(run);
      const json = show.run(repository, row);
      const full = {
        ...json,
        check_suite: show.suite(repository, suite, commit),
      };
      const actions =
        action === 'created' && row.status === 'completed'
          ? (['created', 'completed'] as const)
          : ([action] as const);
      for (const each of actions) {
        github.events.emit({
          event: 'check_run',
          action: each,
          sender: call.account,
          repository,
          payload: { check_run: full },
        });
      }
      return json;
    })();
  };

  routes.post('/repos/:owner/:repo/check-runs', async call => {
    const repository = call.repository('push', ['checks', 'write']);
    const appId = actingApp(call);
    const body = call.body('CheckRun');
    const sha = body.required('head_sha');
    const name = body.required('name');
    const suite = await suiteFor(repository, appId, sha);
    const run = readCheckRun(body, github.now());
    return created(
      await save(
        call,
        repository,
        {
          ...run,
          suite_id: suite.id,
          repo_id: repository.id,
          head_sha: sha,
          name,
        },
        suite,
        'created',
      ),
    );
  });

  const runOf = (call: Call, repository: Repository): CheckRun => {
    const run = store.run(repository.id, call.id('id'));
    if (!run) throw notFound();
    return run;
  };

  routes.patch('/repos/:owner/:repo/check-runs/:id', async call => {
    const repository = call.repository('push', ['checks', 'write']);
    const appId = actingApp(call);
    const before = runOf(call, repository);
    const suite = store.suite(repository.id, before.suite_id)!;
    if (suite.app_id !== appId) {
      throw forbidden(
        'Invalid app_id `' +
          `${appId}` +
          '` - check run can only be modified by the GitHub App that created it.',
      );
    }
    const run = readCheckRun(call.body('CheckRun'), github.now(), before);
    const name = call.body('CheckRun').text('name') ?? before.name;
    return save(
      call,
      repository,
      { ...before, ...run, name },
      suite,
      run.status === 'completed' ? 'completed' : 'created',
    );
  });

  routes.get('/repos/:owner/:repo/check-runs/:id', call => {
    const repository = call.repository('pull', ['checks', 'read']);
    return show.run(repository, runOf(call, repository));
  });

  routes.get('/repos/:owner/:repo/check-runs/:id/annotations', call => {
    const repository = call.repository('pull', ['checks', 'read']);
    const run = runOf(call, repository);
    return call
      .paginate(run.annotations)
      .map(annotation => show.annotation(repository, run, annotation));
  });

  routes.post('/repos/:owner/:repo/check-runs/:id/rerequest', async call => {
    const repository = call.repository('push', ['checks', 'write']);
    const run = runOf(call, repository);
    const suite = store.suite(repository.id, run.suite_id)!;
    await save(call, repository, run, suite, 'rerequested');
    return created({});
  });

  const listRuns = (call: Call, repository: Repository, runs: CheckRun[]) => {
    const [name, status] = [call.query('check_name'), call.query('status')];
    const appId = call.query('app_id');
    const found = runs.filter(
      run =>
        (!name || run.name === name) &&
        (!status || run.status === status) &&
        (!appId ||
          String(store.suite(repository.id, run.suite_id)?.app_id) === appId),
    );
    return {
      total_count: found.length,
      check_runs: call.paginate(found).map(run => show.run(repository, run)),
    };
  };

  routes.get('/repos/:owner/:repo/commits/*ref/check-runs', async call => {
    const repository = call.repository('pull', ['checks', 'read']);
    const sha = await commitOfPath(call, repository);
    const latest = call.query('filter') !== 'all';
    return listRuns(
      call,
      repository,
      store.runs(repository.id, { sha, latest }),
    );
  });

  routes.get('/repos/:owner/:repo/commits/*ref/check-suites', async call => {
    const repository = call.repository('pull', ['checks', 'read']);
    const sha = await commitOfPath(call, repository);
    const commit = await commitOf(repository, sha);
    const suites = store.suites(repository.id, sha);
    return {
      total_count: suites.length,
      check_suites: call
        .paginate(suites)
        .map(suite => show.suite(repository, suite, commit)),
    };
  });

  const suiteOf = (call: Call, repository: Repository): CheckSuite => {
    const suite = store.suite(repository.id, call.id('id'));
    if (!suite) throw notFound();
    return suite;
  };
  routes.get('/repos/:owner/:repo/check-suites/:id', async call => {
    const repository = call.repository('pull', ['checks', 'read']);
    const suite = suiteOf(call, repository);
    return show.suite(
      repository,
      suite,
      await commitOf(repository, suite.head_sha),
    );
  });
  routes.get('/repos/:owner/:repo/check-suites/:id/check-runs', call => {
    const repository = call.repository('pull', ['checks', 'read']);
    const suiteId = suiteOf(call, repository).id;
    const latest = call.query('filter') !== 'all';
    return listRuns(
      call,
      repository,
      store.runs(repository.id, { suiteId, latest }),
    );
  });
}
