/* eslint-disable jest/no-standalone-expect -- the scenarios are run by tests of several programs */
import { Scenario } from './steps';
import {
  FORBIDDEN,
  guarded,
  POLICY_MESSAGE,
  POLICY_SET,
  Repository,
} from './world';

/** What was said of policies and applies on a commit since a status. */
const told = async (repo: Repository, sha: string, since: number) =>
  (await repo.statuses(sha))
    .slice(since)
    .map(each => [each.context, each.state, each.description]);

const identity = (name: string) =>
  `project: \`${name}\` dir: \`${name}\` workspace: \`default\``;

const bullet = (what: string, command: string) =>
  `* ${what}:\n  \`\`\`shell\n  ${command}\n  \`\`\``;

const LOCK =
  '* :put_litter_in_its_place: To **delete** this plan and lock, click [here](lock)';
const UNLOCK = bullet(
  ':put_litter_in_its_place: To **delete** all plans and locks from this Pull Request, comment',
  'atlantis unlock',
);
const again = (flags: string) =>
  bullet(
    ':repeat: To re-run policies **plan** this project again by commenting',
    `atlantis plan${flags}`,
  );
const APPROVE_ALL = [
  bullet(
    ':heavy_check_mark: To **approve** all unapplied plans from this Pull Request, comment',
    'atlantis approve_policies',
  ),
  UNLOCK,
  again(''),
].join('\n');

/** What stands below a project whose policies were not approved. */
const waiting = (name: string) =>
  [
    `#### Policy Approval Status:\n\`\`\`\npolicy set: ${POLICY_SET}: requires: 1 approval(s), have: 0.\n\`\`\``,
    bullet(
      ':heavy_check_mark: To **approve** this project, comment',
      `atlantis approve_policies -p ${name}`,
    ),
    LOCK,
    again(` -p ${name}`),
  ].join('\n');

/** What conftest says of a plan. */
const asked = (output: string) =>
  `#### Policy Set: \`${POLICY_SET}\`\n\`\`\`diff\n${output}\n\`\`\`\n\n\n`;
const REFUSED = `**Policy Check Failed**: Some policy sets did not pass.\n${asked(
  `FAIL - <redacted plan file> - main - ${POLICY_MESSAGE}\n\n1 test, 0 passed, 0 warnings, 1 failure, 0 exceptions\n`,
)}`;
const PASSED = asked(
  '\n1 test, 1 passed, 0 warnings, 0 failures, 0 exceptions\n',
);
const withLock = (text: string) =>
  text.replace(/\(http[^)]*\/lock\?id=[^)]*\)/g, '(lock)');

/** What happens where policies check plans. */
export const policyScenarios: Scenario[] = [
  {
    title: 'asks policies, and applies when an owner approved',
    async run(world) {
      const repo = await guarded(world);
      const change = repo.stack('app', FORBIDDEN);
      const { number, sha } = await repo.propose('forbidden', change);
      expect(await repo.status(sha, 'atlantis/policy_check')).toMatchObject({
        state: 'failure',
        description: '1/1 projects failed policy checks.',
        target_url: null,
      });
      expect(withLock(await repo.comment(number, 2))).toBe(
        `Ran Policy Check for ${identity('app')}\n\n${REFUSED}${waiting(
          'app',
        )}\n---\n${APPROVE_ALL}`,
      );
      const before = await told(repo, sha, 0);
      expect(before.slice(3)).toEqual([
        ['atlantis/plan', 'success', '1/1 projects planned successfully.'],
        ['atlantis/policy_check', 'pending', 'Policy_check in progress...'],
        [
          'atlantis/policy_check',
          'failure',
          '1/1 projects failed policy checks.',
        ],
      ]);

      await repo.say(number, 'atlantis apply');
      expect(await repo.comment(number, 3)).toBe(
        `Ran Apply for ${identity(
          'app',
        )}\n\n**Apply Failed**: All policies must pass for project before running apply.`,
      );
      await repo.status(sha, 'atlantis/apply');

      await repo.say(number, 'atlantis approve_policies');
      expect(withLock(await repo.comment(number, 4))).toBe(
        `Ran Approve Policies for 1 projects:\n\n1. ${identity(
          'app',
        )}\n---\n\n### 1. ${identity(
          'app',
        )}\n**Approve Policies Error**\n\`\`\`\npolicy set: ${POLICY_SET} user developer is not a policy owner - please contact policy owners to approve failing policies\n\`\`\`\n${waiting(
          'app',
        )}\n\n---\n${APPROVE_ALL}`,
      );
      await repo.status(sha, 'atlantis/policy_check');

      const count = (await repo.statuses(sha)).length;
      await repo.say(number, 'atlantis approve_policies', 'reviewer');
      expect(await repo.comment(number, 5)).toBe(
        `Approved Policies for 1 projects:\n\n1. ${identity('app')}`,
      );
      await repo.status(sha, 'atlantis/policy_check');
      await repo.say(number, 'atlantis apply');
      expect(await repo.comment(number, 6)).toContain('Apply complete!');
      await repo.status(sha, 'atlantis/apply');
      expect(await told(repo, sha, count)).toEqual([
        ['atlantis/policy_check', 'pending', 'Policy_check in progress...'],
        [
          'atlantis/policy_check',
          'success',
          '1/1 projects had policies checked successfully.',
        ],
        ['atlantis/apply', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'success', 'Apply succeeded.'],
        ['atlantis/apply', 'success', '1/1 projects applied successfully.'],
      ]);
      // No plan is left that could be approved.
      await repo.say(number, 'atlantis approve_policies', 'reviewer');
      expect(await repo.comment(number, 7)).toBe(
        'Approved Policies for 0 projects:',
      );
      await repo.merge(number);
    },
  },
  {
    title: 'tells of several projects what their policies say',
    async run(world) {
      const repo = await guarded(world);
      const { number, sha } = await repo.propose('both', {
        ...repo.stack('app', FORBIDDEN),
        ...repo.stack('web', 'allowed'),
      });
      expect(await repo.status(sha, 'atlantis/policy_check')).toMatchObject({
        state: 'failure',
        description: '1/2 projects failed policy checks.',
      });
      expect(withLock(await repo.comment(number, 2))).toBe(
        [
          `Ran Policy Check for 2 projects:\n\n1. ${identity(
            'app',
          )}\n1. ${identity('web')}\n---\n\n### 1. ${identity(
            'app',
          )}\n${REFUSED}${waiting('app')}\n\n---`,
          `### 2. ${identity('web')}\n${PASSED}${bullet(
            ':arrow_forward: To **apply** this plan, comment',
            'atlantis apply -p web',
          )}\n${LOCK}\n${again(' -p web')}\n\n---`,
          APPROVE_ALL,
        ].join('\n'),
      );
      await repo.close(number);
    },
  },
  {
    title: 'lets a plan go on that the policies do not mind',
    async run(world) {
      const repo = await guarded(world);
      const change = repo.stack('web', 'allowed');
      const { number, sha } = await repo.propose('allowed', change);
      expect(await repo.status(sha, 'atlantis/policy_check')).toMatchObject({
        state: 'success',
        description: '1/1 projects had policies checked successfully.',
      });
      expect(withLock(await repo.comment(number, 2))).toBe(
        `Ran Policy Check for ${identity('web')}\n\n${PASSED}${bullet(
          ':arrow_forward: To **apply** this plan, comment',
          'atlantis apply -p web',
        )}\n${LOCK}\n${again(' -p web')}\n\n---\n${bullet(
          ':fast_forward: To **apply** all unapplied plans from this Pull Request, comment',
          'atlantis apply',
        )}\n${UNLOCK}`,
      );
      await repo.say(number, 'atlantis apply');
      expect(await repo.comment(number, 3)).toContain('Apply complete!');
      await repo.say(number, 'atlantis cancel');
      expect(await repo.comment(number, 4)).toMatch(/^Cancelled all queued/);
    },
  },
];
