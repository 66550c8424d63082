/* eslint-disable jest/no-standalone-expect -- the scenarios are run by tests of several programs */
import { fresh, locksOf, outline, Scenario, simple } from './steps';
import { configFile, repositoryWith } from './world';

/** What happens on pull requests. */
export const pullScenarios: Scenario[] = [
  {
    title: 'plans a new pull request, applies and lets go at the merge',
    async run(world) {
      const repo = await fresh(world);
      const change = repo.stack('app', 'two');
      const { number, sha } = await repo.propose('two', change);
      const planned = await repo.comment(number);
      expect(outline(planned))
        .toBe(`Ran Plan for project: \`app\` dir: \`app\` workspace: \`default\`

<details><summary>Show Output</summary>

\`\`\`diff
…
\`\`\`
</details>

* :arrow_forward: To **apply** this plan, comment:
  \`\`\`shell
  atlantis apply -p app
  \`\`\`
* :put_litter_in_its_place: To **delete** this plan and lock, click [here](lock)
* :repeat: To **plan** this project again, comment:
  \`\`\`shell
  atlantis plan -p app
  \`\`\`
Plan: 0 to add, 3 to change, 0 to destroy.

---
* :fast_forward: To **apply** all unapplied plans from this Pull Request, comment:
  \`\`\`shell
  atlantis apply
  \`\`\`
* :put_litter_in_its_place: To **delete** all plans and locks from this Pull Request, comment:
  \`\`\`shell
  atlantis unlock
  \`\`\``);
      expect(planned).toContain('~ resource "terraform_data" "this" {');
      expect(planned).toMatch(/~ input +=/);
      await repo.status(sha, 'atlantis/plan');
      const statuses = await repo.statuses(sha);
      expect(
        statuses.map(each => [each.context, each.state, each.description]),
      ).toEqual([
        ['atlantis/plan', 'pending', 'Plan in progress...'],
        ['atlantis/plan: app', 'pending', 'Plan in progress...'],
        [
          'atlantis/plan: app',
          'success',
          'Plan: 0 to add, 3 to change, 0 to destroy.',
        ],
        ['atlantis/plan', 'success', '1/1 projects planned successfully.'],
      ]);
      expect(statuses[1].target_url).toMatch(/\/jobs\/[0-9a-f-]{36}$/);

      expect(await locksOf(world, repo)).toEqual([
        {
          Name: `acme/${repo.name}/app/default/app`,
          ProjectName: 'app',
          ProjectRepo: `acme/${repo.name}`,
          ProjectRepoPath: 'app',
          PullID: String(number),
          PullURL: expect.stringMatching(new RegExp(`/pull/${number}$`)),
          User: 'developer',
          Workspace: 'default',
          Time: expect.any(String),
        },
      ]);

      await repo.say(number, 'atlantis apply');
      const applied = await repo.comment(number, 2);
      expect(outline(applied)).toBe(
        'Ran Apply for project: `app` dir: `app` workspace: `default`\n\n```diff\n…\n```',
      );
      expect(applied).toContain(
        'Apply complete! Resources: 0 added, 3 changed, 0 destroyed.',
      );
      await repo.status(sha, 'atlantis/apply');
      const after = (await repo.statuses(sha)).slice(4);
      expect(
        after.map(each => [each.context, each.state, each.description]),
      ).toEqual([
        ['atlantis/apply', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'pending', 'Apply in progress...'],
        ['atlantis/apply: app', 'success', 'Apply succeeded.'],
        ['atlantis/apply', 'success', '1/1 projects applied successfully.'],
      ]);

      await repo.merge(number);
      expect(await repo.comment(number, 3)).toBe(
        'Locks and plans deleted for the projects and workspaces modified in this pull request:\n\n- dir: `app` workspace: `default`',
      );
      expect(await locksOf(world, repo)).toEqual([]);
    },
  },
  {
    title: 'plans several projects in one comment, and finds nothing to do',
    async run(world) {
      const repo = await repositoryWith(world, made => ({
        'atlantis.yaml': configFile([
          { name: 'left', dir: 'left' },
          { name: 'right', dir: 'right' },
        ]),
        ...made.stack('left', 'one'),
        ...made.stack('right', 'one'),
      }));
      const first = await repo.propose('first', {
        'left/note.tf': '# A note.\n',
        'right/main.tf': 'locals {\n',
      });
      const text = await repo.comment(first.number);
      expect(text).toMatch(
        /^Ran Plan for 2 projects:\n\n1\. project: `left` dir: `left` workspace: `default`\n1\. project: `right` dir: `right` workspace: `default`\n---\n\n### 1\. project: `left` dir: `left` workspace: `default`\n/,
      );
      expect(text).toContain('**Plan Error**\n');
      expect(text).toMatch(
        /---\n### Plan Summary\n\n2 projects, \d with changes, \d with no changes, 1 failed\n\n\* :fast_forward:/,
      );
      expect(
        await repo.status(first.sha, 'atlantis/plan: right'),
      ).toMatchObject({
        state: 'failure',
        description: 'Plan failed.',
      });
      expect(await repo.status(first.sha, 'atlantis/plan')).toMatchObject({
        state: 'failure',
        description: '1/2 projects failed to plan.',
      });
      // What failed holds no lock.
      expect(
        (await locksOf(world, repo)).map(each => each.ProjectName),
      ).toEqual(['left']);
      await repo.close(first.number);
    },
  },
  {
    title: 'says so where nothing changes',
    async run(world) {
      const repo = await fresh(world);
      const { number, sha } = await repo.propose('note', {
        'app/note.tf': '# A note.\n',
      });
      const text = await repo.comment(number);
      expect(text).toContain(
        'No changes. Your infrastructure matches the configuration.',
      );
      expect(text).not.toContain('<details>');
      expect(await repo.status(sha, 'atlantis/plan: app')).toMatchObject({
        state: 'success',
        description:
          'No changes. Your infrastructure matches the configuration.',
      });
      expect(await repo.status(sha, 'atlantis/apply')).toMatchObject({
        state: 'success',
        description: '1/1 projects up to date.',
      });
    },
  },
  {
    title: 'passes over what is none of its business',
    async run(world) {
      const repo = await simple(world);
      const { number, sha } = await repo.propose('readme', { 'x.md': 'x' });
      await repo.status(sha, 'atlantis/apply');
      expect(await repo.comments(number)).toEqual([]);
      expect(
        (await repo.statuses(sha)).map(each => [
          each.context,
          each.description,
        ]),
      ).toEqual([
        ['atlantis/plan', '0/0 projects planned successfully.'],
        [
          'atlantis/policy_check',
          '0/0 projects had policies checked successfully.',
        ],
        ['atlantis/apply', '0/0 projects applied successfully.'],
      ]);
      await repo.say(number, 'looks good');
      await repo.say(number, 'atlantis help');
      expect(await repo.comment(number)).toMatch(/^```cmake\natlantis\n/);
      await repo.say(number, 'atlantis dance');
      expect(await repo.comment(number, 2)).toBe(
        '```\nError: unknown command "dance".\nRun \'atlantis --help\' for usage.\nAvailable commands(--allow-commands): version, plan, apply, cancel, unlock, approve_policies\n```',
      );
    },
  },
  {
    title: 'lets one pull request at a time have a stack',
    async run(world) {
      const repo = await fresh(world);
      const first = await repo.propose('a', repo.stack('app', 'a'));
      await repo.comment(first.number);
      const second = await repo.propose('b', repo.stack('app', 'b'));
      const refused = await repo.comment(second.number);
      expect(refused).toBe(
        `Ran Plan for dir: \`app\` workspace: \`default\`\n\n**Plan Failed**: This project is currently locked by an unapplied plan from pull #${first.number}. To continue, delete the lock from #${first.number} or apply that plan and merge the pull request.\n\nOnce the lock is released, comment \`atlantis plan\` here to re-plan.`,
      );
      expect(await repo.status(second.sha, 'atlantis/plan: app')).toMatchObject(
        {
          state: 'failure',
          description: 'Plan failed.',
        },
      );
      await repo.say(first.number, 'atlantis unlock');
      expect(await repo.comment(first.number, 2)).toBe(
        'All Atlantis locks for this PR have been unlocked and plans discarded',
      );
      await repo.say(second.number, 'atlantis plan');
      expect(await repo.comment(second.number, 2)).toMatch(
        /^Ran Plan for project: `app` dir/,
      );
      const [lock] = await locksOf(world, repo);
      expect(lock.PullID).toBe(String(second.number));
      await repo.close(second.number);
      await repo.close(first.number);
    },
  },
  {
    title: 'waits for an approval where the project asks for it',
    async run(world) {
      const repo = await simple(world, '    apply_requirements: [approved]\n');
      const { number, sha } = await repo.propose(
        'guarded',
        repo.stack('app', 'guarded'),
      );
      await repo.comment(number);
      await repo.say(number, 'atlantis apply');
      expect(await repo.comment(number, 2)).toBe(
        "Ran Apply for project: `app` dir: `app` workspace: `default`\n\n**Apply Failed**: Pull request must be approved according to the project's approval rules before running apply.",
      );
      expect(await repo.status(sha, 'atlantis/apply')).toMatchObject({
        state: 'failure',
        description: '1/1 projects failed to apply.',
      });
      await repo.approve(number);
      await repo.say(number, 'atlantis apply -p app');
      expect(await repo.comment(number, 3)).toContain('Apply complete!');
      await repo.close(number);
    },
  },
  {
    title: 'says which file or name it cannot use',
    async run(world) {
      const repo = await simple(world);
      const { number } = await repo.propose('x', repo.stack('app', 'x'));
      await repo.comment(number);
      await repo.say(number, 'atlantis plan -p nothing');
      expect(await repo.comment(number, 2)).toBe(
        "**Plan Error**\n```\nno project with name 'nothing' is defined in 'atlantis.yaml'\n```",
      );
      await repo.close(number);
      const broken = await repo.propose('y', {
        'atlantis.yaml':
          'version: 3\nprojects:\n  - dir: app\n    colour: red\n',
      });
      const text = await repo.comment(broken.number);
      expect(text).toMatch(
        /^\*\*Plan Error\*\*\n```\nparsing atlantis\.yaml: /,
      );
      expect(text).toContain('field colour not found in ');
      expect(await repo.status(broken.sha, 'atlantis/plan')).toMatchObject({
        state: 'failure',
        description: 'Plan failed.',
      });
    },
  },
];
