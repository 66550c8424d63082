/* eslint-disable jest/no-standalone-expect -- the scenarios are run by tests of several programs */
import { WEBHOOK_HEADERS } from './receiver';
import { ask, fresh, Scenario, unlocked } from './steps';
import {
  configFile,
  Repository,
  repositoryWith,
  until,
  type World,
} from './world';

/** Messages on a repository: of applies, or of detections. */
const heardOf = ({ receiver }: World, { name }: Repository) =>
  receiver.messages.filter(
    ({ body }) => (body.Repo?.FullName ?? body.repository) === `acme/${name}`,
  );

const detect = (world: World, { name }: Repository, more: object = {}) =>
  ask(world, 'POST', '/api/drift/detect', {
    body: {
      ...{ repository: `acme/${name}`, ref: 'main', type: 'Github' },
      ...more,
    },
  });

/** What Atlantis tells others by itself. */
export const webhookScenarios: Scenario[] = [
  {
    title: 'tells of an apply, with the header that was asked for',
    async run(world) {
      const repo = await fresh(world);
      const count = heardOf(world, repo).length;
      const change = repo.stack('app', 'told');
      const { number, sha } = await repo.propose('told', change);
      await repo.comment(number);
      await repo.say(number, 'atlantis apply');
      await repo.comment(number, 2);
      const [told, ...others] = await until(world, 'the message', async () => {
        const heard = heardOf(world, repo).slice(count);
        return heard.length > 0 && heard;
      });
      expect(others).toEqual([]);
      expect(told.headers).toMatchObject({
        authorization: WEBHOOK_HEADERS.Authorization,
        'content-type': 'application/json',
        'user-agent': 'Go-http-client/1.1',
      });
      const { body } = told;
      expect(body).toMatchObject({
        ...{ Workspace: 'default', Directory: 'app', ProjectName: 'app' },
        Success: true,
        User: { Username: 'developer' },
        Pull: {
          ...{ Num: number, HeadCommit: sha, HeadBranch: 'told' },
          ...{ BaseBranch: 'main', State: 0, Author: 'developer' },
          BaseRepo: { FullName: `acme/${repo.name}` },
        },
        Repo: { Owner: 'acme', Name: repo.name },
      });
      // The token is in it, in clear: whoever keeps it has to take it out.
      expect(body.Repo.CloneURL).toMatch(/^https?:\/\/atlantis-bot:.+@/);
      expect(body.Repo.SanitizedCloneURL).toContain('<redacted>');
      expect(Object.keys(body).sort()).toEqual([
        ...['Directory', 'ProjectName', 'Pull', 'Repo', 'Success', 'User'],
        'Workspace',
      ]);
      await repo.close(number);
    },
  },
  {
    title: 'tells of no apply that it refuses',
    async run(world) {
      const repo = await repositoryWith(world, made => ({
        'atlantis.yaml': configFile([
          {
            ...{ name: 'app', dir: 'app' },
            more: '    apply_requirements: [approved]\n',
          },
        ]),
        ...made.stack('app', 'one'),
      }));
      const change = repo.stack('app', 'refused');
      const { number } = await repo.propose('refused', change);
      await repo.comment(number);
      await repo.say(number, 'atlantis apply');
      expect(await repo.comment(number, 2)).toContain('**Apply Failed**');
      await world.settle();
      expect(heardOf(world, repo)).toEqual([]);
    },
  },
  {
    title: 'tells of a detection, also of one that found nothing',
    async run(world) {
      const repo = await fresh(world);
      const count = heardOf(world, repo).length;
      const clean = await detect(world, repo);
      const drift = async (index: number) =>
        until(world, 'the message', async () => {
          const heard = heardOf(world, repo).slice(count);
          return heard.length > index && heard[index];
        });
      const nothing = await drift(0);
      const project = {
        ...{ project_name: 'app', path: 'app', workspace: 'default' },
        ...{ to_add: 0, to_destroy: 0, to_import: 0, to_forget: 0 },
      };
      expect(nothing.headers.authorization).toBe(WEBHOOK_HEADERS.Authorization);
      expect(nothing.body).toEqual({
        ...{ repository: `acme/${repo.name}`, ref: 'main' },
        detection_id: clean.body.data.id,
        ...{ projects_with_drift: 0, total_projects: 1 },
        projects: [
          {
            ...project,
            has_drift: false,
            to_change: 0,
            summary:
              'No changes. Your infrastructure matches the configuration.',
          },
        ],
      });
      const { number } = await repo.propose('late', repo.stack('app', 'late'));
      await repo.comment(number);
      await repo.merge(number);
      await unlocked(world, repo);
      await detect(world, repo);
      expect((await drift(1)).body).toMatchObject({
        projects_with_drift: 1,
        projects: [
          {
            ...project,
            ...{ has_drift: true, to_change: 3 },
            summary: 'Plan: 0 to add, 3 to change, 0 to destroy.',
          },
        ],
      });
    },
  },
  {
    title: 'keeps a detection to itself when one of its projects has an error',
    async run(world) {
      const repo = await repositoryWith(world, made => ({
        'atlantis.yaml': configFile([
          { name: 'left', dir: 'left' },
          { name: 'right', dir: 'right' },
        ]),
        ...made.stack('left', 'one'),
        ...made.stack('right', 'one'),
      }));
      const change = repo.stack('right', 'held');
      const { number } = await repo.propose('held', change);
      await repo.comment(number);
      const count = heardOf(world, repo).length;
      const { status, body } = await detect(world, repo);
      expect(status).toBe(207);
      expect(body.data.summary).toMatchObject({
        ...{ total_projects: 2, projects_with_errors: 1 },
      });
      await world.settle();
      expect(heardOf(world, repo)).toHaveLength(count);
      const known = await ask(
        world,
        'GET',
        `/api/drift/status?repository=acme/${repo.name}&type=Github`,
      );
      const byName = new Map<string, any>(
        known.body.data.projects.map((each: any) => [each.project_name, each]),
      );
      expect(byName.get('left').error).toBeUndefined();
      expect(byName.get('right')).toMatchObject({
        has_drift: false,
        error: expect.stringContaining(`from pull #${number}`),
      });
      expect(known.body.data.checked_at).not.toMatch(/^0001/);
      const one = await ask(
        world,
        'GET',
        `/api/drift/status?repository=acme/${repo.name}&type=Github&project=left`,
      );
      expect(one.body.data.projects).toHaveLength(1);
      await repo.close(number);
      // What is alone to be asked about is told again.
      await detect(world, repo, { projects: ['left'] });
      await until(
        world,
        'the message',
        async () => heardOf(world, repo).length > count,
      );
    },
  },
];
