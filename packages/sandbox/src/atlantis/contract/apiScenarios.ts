/* eslint-disable jest/no-standalone-expect -- the scenarios are run by tests of several programs */
import { ask, fresh, locksOf, Scenario, unlocked } from './steps';
import { configFile } from './world';

/** What callers of the API see. */
export const apiScenarios: Scenario[] = [
  {
    title: 'plans over the API what a branch would do',
    async run(world) {
      const repo = await fresh(world);
      const copy = await world.sandbox.clone('developer', repo.name);
      await copy.git('checkout', '--quiet', '-b', 'preview');
      await copy.commit(repo.stack('app', 'preview'), 'Preview');
      await copy.git('push', '--quiet', 'origin', 'preview');
      const request = {
        Repository: `acme/${repo.name}`,
        Ref: 'preview',
        Type: 'Github',
        Projects: ['app'],
      };
      const { status, body } = await ask(world, 'POST', '/api/plan', {
        body: request,
      });
      expect({ status, ...body }).toMatchObject({
        status: 200,
        Error: null,
        Failure: '',
        ProjectResults: [
          {
            Error: null,
            Failure: '',
            Command: 1,
            RepoRelDir: 'app',
            Workspace: 'default',
            ProjectName: 'app',
            PlanSuccess: {
              TerraformOutput: expect.stringContaining(
                'Plan: 0 to add, 3 to change, 0 to destroy.',
              ),
              RePlanCmd: 'atlantis plan -p app',
              ApplyCmd: 'atlantis apply -p app',
              LockURL: expect.stringContaining('/lock?id='),
            },
          },
        ],
        PlansDeleted: false,
      });
      expect(await locksOf(world, repo)).toEqual([]);
      const ahead = await ask(world, 'POST', '/api/plan', {
        body: { ...request, base_branch: 'main' },
      });
      expect(ahead.status).toBe(500);
      expect(ahead.body.error).toMatch(
        /^checked out API ref "preview" at commit [0-9a-f]{40} is not reachable from base_branch "main"/,
      );
      const broken = await ask(world, 'POST', '/api/plan', {
        body: { Ref: 'main', Type: 'Github' },
      });
      expect(broken.status).toBe(400);
      expect(broken.body.error).toEqual(expect.any(String));
    },
  },
  {
    title: 'plans over the API a project that only the branch has',
    async run(world) {
      const repo = await fresh(world);
      const copy = await world.sandbox.clone('developer', repo.name);
      const branch = 'portal-preview/product/service/0123456789';
      await copy.git('checkout', '--quiet', '-b', branch);
      await copy.commit({
        'atlantis.yaml': configFile([
          { name: 'app', dir: 'app' },
          { name: 'added', dir: 'added' },
        ]),
        ...repo.stack('added', 'new'),
      });
      await copy.git('push', '--quiet', 'origin', branch);
      const request = {
        Repository: `acme/${repo.name}`,
        Ref: branch,
        Type: 'Github',
      };
      const plan = (selector: object) =>
        ask(world, 'POST', '/api/plan', { body: { ...request, ...selector } });
      const added = await plan({ Projects: ['added'] });
      expect(added).toMatchObject({
        status: 200,
        body: {
          Error: null,
          ProjectResults: [
            {
              ...{ ProjectName: 'added', RepoRelDir: 'added', Command: 1 },
              PlanSuccess: {
                TerraformOutput: expect.stringContaining(
                  'Plan: 3 to add, 0 to change, 0 to destroy.',
                ),
              },
            },
          ],
        },
      });
      const nowhere = await plan({
        Paths: [{ directory: 'nowhere', workspace: 'default' }],
      });
      expect(nowhere.status).toBe(500);
      expect(await locksOf(world, repo)).toEqual([]);
      // Nobody ends what the command as a whole is at.
      const sha = (await copy.git('rev-parse', 'HEAD')).trim();
      const statuses = await repo.statuses(sha);
      const last = (context: string) =>
        statuses.filter(each => each.context === context).at(-1);
      expect(last('atlantis/plan')?.state).toBe('pending');
      expect(last('atlantis/plan: added')).toMatchObject({
        state: 'success',
        description: 'Plan: 3 to add, 0 to change, 0 to destroy.',
        target_url: expect.stringContaining('/jobs/'),
      });
    },
  },
  {
    title: 'detects drift, and forgets nothing of it until it ends',
    async run(world) {
      const repo = await fresh(world);
      const request = {
        repository: `acme/${repo.name}`,
        ref: 'main',
        type: 'Github',
      };
      const query = `repository=acme/${repo.name}&type=Github`;
      const before = await ask(world, 'GET', `/api/drift/status?${query}`);
      expect(before).toMatchObject({
        status: 200,
        body: {
          success: true,
          error: null,
          data: { projects: [], checked_at: '0001-01-01T00:00:00Z' },
        },
      });
      const clean = await ask(world, 'POST', '/api/drift/detect', {
        body: request,
      });
      expect(clean.status).toBe(200);
      expect(clean.body.data.projects).toEqual([
        expect.objectContaining({
          project_name: 'app',
          directory: 'app',
          workspace: 'default',
          ref: 'main',
          has_drift: false,
          resolved_commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        }),
      ]);
      expect(clean.body.data.projects[0].drift).toBeUndefined();
      // Merged and never applied: for Atlantis that is drift.
      const { number } = await repo.propose('late', repo.stack('app', 'late'));
      await repo.comment(number);
      await repo.merge(number);
      await unlocked(world, repo);
      const drifted = await ask(world, 'POST', '/api/drift/detect', {
        body: { ...request, projects: ['app'], include_plan_output: true },
      });
      expect(drifted.status).toBe(200);
      expect(drifted.body.data.summary).toEqual({
        total_projects: 1,
        projects_with_drift: 1,
        projects_without_drift: 0,
        projects_with_errors: 0,
      });
      expect(drifted.body.data.projects[0]).toMatchObject({
        has_drift: true,
        drift: {
          to_add: 0,
          to_change: 3,
          to_destroy: 0,
          to_import: 0,
          to_forget: 0,
          total_changes: 3,
          summary: 'Plan: 0 to add, 3 to change, 0 to destroy.',
          changes_outside: false,
        },
        plan_output: expect.stringContaining('terraform_data'),
      });
      const known = await ask(world, 'GET', `/api/drift/status?${query}`);
      expect(known.body.data.projects).toEqual([
        expect.objectContaining({ project_name: 'app', has_drift: true }),
      ]);
      expect(known.body.data.projects[0].plan_output).toBeUndefined();
      expect(known.body.request_id).toEqual(expect.any(String));
    },
  },
  {
    title: 'cannot look at a stack that a pull request holds',
    async run(world) {
      const repo = await fresh(world);
      const { number } = await repo.propose('held', repo.stack('app', 'held'));
      await repo.comment(number);
      const { status, body } = await ask(world, 'POST', '/api/drift/detect', {
        body: { repository: `acme/${repo.name}`, ref: 'main', type: 'Github' },
      });
      expect(status).toBe(207);
      expect(body.success).toBe(true);
      expect(body.data.projects[0]).toMatchObject({
        has_drift: false,
        error: expect.stringContaining(
          `currently locked by an unapplied plan from pull #${number}`,
        ),
      });
      await repo.close(number);
    },
  },
  {
    title: 'keeps strangers out of its API',
    async run(world) {
      const body = { repository: 'acme/x', ref: 'main', type: 'Github' };
      const detect = (token: string | null) =>
        ask(world, 'POST', '/api/drift/detect', { body, token });
      for (const token of [null, 'wrong']) {
        const answer = await detect(token);
        expect(answer.status).toBe(401);
        expect(answer.body).toMatchObject({
          success: false,
          data: null,
          error: { code: 'UNAUTHORIZED', message: expect.any(String) },
        });
      }
      const legacy = await ask(world, 'POST', '/api/plan', {
        body: { Repository: 'acme/x', Ref: 'main', Type: 'Github' },
        token: 'wrong',
      });
      expect(legacy.status).toBe(401);
      expect(legacy.body).toEqual({ error: expect.any(String) });
      const invalid = await ask(world, 'POST', '/api/drift/detect', {
        body: { ...body, projects: ['a'], paths: [{ directory: 'b' }] },
      });
      expect(invalid).toMatchObject({
        status: 400,
        body: { success: false, error: { code: 'VALIDATION_ERROR' } },
      });
      const unsigned = await fetch(`${world.atlantis}/events`, {
        method: 'POST',
        headers: {
          'x-github-event': 'pull_request',
          'x-hub-signature-256': 'sha256=00',
        },
        body: '{"action":"opened"}',
      });
      expect(unsigned.status).toBe(400);
    },
  },
  {
    title: 'tells how it is',
    async run(world) {
      const health = await ask(world, 'GET', '/healthz', { token: null });
      expect(health).toEqual({ status: 200, body: { status: 'ok' } });
      const ready = await ask(world, 'GET', '/readyz', { token: null });
      expect(ready).toEqual({ status: 200, body: { status: 'ok' } });
      const { body } = await ask(world, 'GET', '/status', { token: null });
      expect(body).toEqual({
        shutting_down: false,
        in_progress_operations: expect.any(Number),
        version: expect.stringMatching(
          /^\S+ \(commit: .*\) \(build date: .*\)$/,
        ),
      });
    },
  },
];
