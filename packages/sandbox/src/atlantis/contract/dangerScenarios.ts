/* eslint-disable jest/no-standalone-expect -- the scenarios are run by tests of several programs */
import { ask, fresh, locksOf, Scenario } from './steps';
import { FORBIDDEN, guarded, POLICY_MESSAGE, POLICY_SET } from './world';

const REFUSED = 'All policies must pass for project before running apply.';

/** What callers of the API see of policies, and of what the portal never calls. */
export const dangerScenarios: Scenario[] = [
  {
    title: 'tells over the API what policies say of plans, after the plans',
    async run(world) {
      const repo = await guarded(world);
      const copy = await world.sandbox.clone('developer', repo.name);
      await copy.git('checkout', '--quiet', '-b', 'ahead');
      await copy.commit(repo.stack('app', FORBIDDEN), 'Forbidden');
      await copy.git('push', '--quiet', 'origin', 'ahead');
      const { status, body } = await ask(world, 'POST', '/api/plan', {
        body: {
          ...{ Repository: `acme/${repo.name}`, Ref: 'ahead', Type: 'Github' },
          Projects: ['app', 'web'],
        },
      });
      expect(status).toBe(500);
      const results: any[] = body.ProjectResults;
      expect(
        results.map(each => [each.ProjectName, each.Command, each.Failure]),
      ).toEqual([
        ['app', 1, ''],
        ['web', 1, ''],
        ['app', 3, 'Some policy sets did not pass.'],
        ['web', 3, ''],
      ]);
      expect(results[2]).toMatchObject({ PlanSuccess: null, Error: null });
      expect(results[2].PolicyCheckResults).toEqual({
        PreConftestOutput: '',
        PostConftestOutput: '',
        PolicySetResults: [
          {
            PolicySetName: POLICY_SET,
            PolicyOutput: `FAIL - <redacted plan file> - main - ${POLICY_MESSAGE}\n\n1 test, 0 passed, 0 warnings, 1 failure, 0 exceptions\n`,
            Passed: false,
            ReqApprovalCount: 1,
            Approvals: null,
            Hashes: [
              '3217ce20c0f2d62bee93ae407c961d964b1abb6e49ed162938b6e37d74f8bfaf',
            ],
            PolicyItemRegex: '(?s).+',
          },
        ],
        LockURL: expect.stringContaining('/lock?id='),
        RePlanCmd: 'atlantis plan -p app',
        ApplyCmd: 'atlantis apply -p app',
        ApprovePoliciesCmd: 'atlantis approve_policies -p app',
        HasDiverged: false,
      });
      const [passed] = results[3].PolicyCheckResults.PolicySetResults;
      expect(passed.Passed).toBe(true);
      expect(await locksOf(world, repo)).toEqual([]);
      // Policies of an API call are not told of in statuses.
      const sha = (await copy.git('rev-parse', 'HEAD')).trim();
      const told = (await repo.statuses(sha)).map(each => each.context);
      expect(told).not.toContain('atlantis/policy_check');
    },
  },
  {
    title: 'applies nothing over the API that policies did not pass',
    async run(world) {
      const repo = await fresh(world);
      const copy = await world.sandbox.clone('developer', repo.name);
      await copy.git('checkout', '--quiet', '-b', 'ahead');
      await copy.commit(repo.stack('app', 'ahead'), 'Ahead');
      await copy.git('push', '--quiet', 'origin', 'ahead');
      const sha = (await copy.git('rev-parse', 'HEAD')).trim();
      const apply = (selector: object) =>
        ask(world, 'POST', '/api/apply', {
          body: {
            ...{ Repository: `acme/${repo.name}`, Ref: 'ahead' },
            ...{ Type: 'Github', ...selector },
          },
        });
      const refused = await apply({ Projects: ['app'] });
      expect(refused.status).toBe(500);
      // It plans first, and tells only of the apply.
      expect(refused.body.ProjectResults).toEqual([
        expect.objectContaining({
          ...{ ProjectName: 'app', Command: 0, Failure: REFUSED },
          ...{ Error: null, PlanSuccess: null, ApplySuccess: '' },
        }),
      ]);
      expect(
        (await repo.statuses(sha)).map(each => [
          each.context,
          each.state,
          each.description,
        ]),
      ).toEqual([
        ['atlantis/plan', 'pending', 'Plan in progress...'],
        ['atlantis/plan: app', 'pending', 'Plan in progress...'],
        [
          'atlantis/plan: app',
          'success',
          'Plan: 0 to add, 3 to change, 0 to destroy.',
        ],
        ['atlantis/apply', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'failure', 'Apply failed.'],
      ]);
      const nowhere = await apply({ Paths: [{ directory: 'nowhere' }] });
      expect(nowhere.body.ProjectResults[0]).toMatchObject({
        Error: { RepoRelDir: 'nowhere' },
      });
      const nothing = await apply({});
      expect(nothing).toMatchObject({
        status: 200,
        body: { ProjectResults: [] },
      });
      expect(await locksOf(world, repo)).toEqual([]);
    },
  },
  {
    title: 'plans a remediation, and applies none unless it may',
    async run(world) {
      const repo = await fresh(world);
      const place = '/api/drift/remediate';
      const query = `repository=acme/${repo.name}&type=Github`;
      const remediate = (more: object) =>
        ask(world, 'POST', place, {
          body: {
            ...{ repository: `acme/${repo.name}`, ref: 'main', type: 'Github' },
            ...more,
          },
        });
      const none = await ask(world, 'GET', `${place}?${query}`);
      expect(none.body.data).toMatchObject({ count: 0, results: [] });
      const planned = await remediate({ projects: ['app'] });
      expect(planned).toMatchObject({
        status: 200,
        body: {
          data: {
            ...{ action: 'plan', ref: 'main', status: 'success' },
            projects: [
              {
                ...{ project_name: 'app', directory: '', workspace: '' },
                status: 'success',
                plan_output: expect.stringContaining('No changes.'),
                drift_after: { total_changes: 0, changes_outside: false },
              },
            ],
            summary: { total_projects: 1, success_count: 1, failure_count: 0 },
          },
        },
      });
      const failed = await remediate({ projects: ['none'] });
      expect(failed).toMatchObject({
        status: 409,
        body: {
          data: null,
          error: {
            ...{ code: 'CONFLICT', message: 'drift remediation failed' },
            details: {
              status: 'failed',
              projects: [
                {
                  error:
                    "failed to build command: no project with name 'none' is defined in 'atlantis.yaml'",
                },
              ],
            },
          },
        },
      });
      const nowhere = await remediate({ paths: [{ directory: 'nowhere' }] });
      expect(nowhere.body.error.details.projects).toEqual([
        {
          ...{ project_name: '', directory: 'nowhere', workspace: 'default' },
          ...{ status: 'failed', error: 'plan had errors' },
          plan_output: 'Error: dir "nowhere" does not exist\n',
        },
      ]);
      const half = await remediate({ projects: ['app', 'none'] });
      expect([half.status, half.body.data.status]).toEqual([207, 'partial']);
      const wrong = await remediate({ projects: ['a.*'], action: 'fly' });
      expect(wrong).toMatchObject({
        status: 400,
        body: {
          error: {
            message: 'validation failed',
            details: [{ field: 'action' }, { field: 'projects' }],
          },
        },
      });
      const off = await remediate({ projects: ['app'], action: 'apply' });
      expect(off).toMatchObject({
        status: 503,
        body: {
          error: { message: 'drift remediation apply is not enabled' },
        },
      });
      // Neither what was wrong nor what was off is remembered.
      const known = await ask(world, 'GET', `${place}?${query}`);
      expect(known.body.data.results.map((each: any) => each.status)).toEqual([
        'partial',
        'failed',
        'failed',
        'success',
      ]);
      const { id } = planned.body.data;
      const one = await ask(world, 'GET', `${place}/${id}?${query}`);
      expect(one.body.data).toEqual(planned.body.data);
      const unknown = await ask(world, 'GET', `${place}/nope?${query}`);
      expect([unknown.status, unknown.body.error.code]).toEqual([
        404,
        'NOT_FOUND',
      ]);
      const limit = await ask(world, 'GET', `${place}?${query}&limit=0`);
      expect(limit.status).toBe(400);
    },
  },
];
