import fc from 'fast-check';
import {
  block,
  bullets,
  folded,
  locked,
  many,
  planOutput,
  single,
} from '../__testUtils__/texts';
import { parseComment } from './comments';

const api = { project: 'api-dev', dir: 'stacks/api/dev' };
const root = { dir: '.', workspace: 'stg' };

const sectionsOf = (body: string) => {
  const parsed = parseComment(body);
  if (parsed.kind !== 'results') throw new Error(`It is ${parsed.kind}`);
  return parsed.sections;
};

it('reads the plan of one project', () => {
  const [section, ...others] = sectionsOf(
    single('Plan', api, `${folded(planOutput())}\n\n${bullets(api)}`),
  );
  expect(others).toEqual([]);
  expect(section).toEqual({
    identity: { ...api, workspace: 'default' },
    outcome: 'success',
    output: planOutput(),
    hasChanges: true,
    counts: { add: 1, change: 0, destroy: 0, import: 0, forget: 0 },
  });
});

it('reads many projects, and their failures', () => {
  const error = 'exit status 1\n╷\n│ Error: Unsupported argument\n│ \n╵';
  const sections = sectionsOf(
    many('Plan', [
      [api, `${block(planOutput('mail', 3))}\n\n${bullets(api)}`],
      [root, `**Plan Error**\n${block(error, '')}`],
      [{ dir: 'a' }, locked(12)],
      [{ dir: 'b' }, block('No changes. Infrastructure is up-to-date.')],
    ]),
  );
  expect(sections.map(({ outcome }) => outcome)).toEqual([
    'success',
    'error',
    'failed',
    'success',
  ]);
  expect(sections[0].counts?.add).toBe(3);
  expect(sections[1].problem).toBe('Error: Unsupported argument');
  expect(sections[1].identity).toEqual({ dir: '.', workspace: 'stg' });
  expect(sections[2].lockedBy).toBe(12);
  expect(sections[3].hasChanges).toBe(false);
});

it('takes only what the list names for a heading', () => {
  const fake = '---\n### 2. dir: `b` workspace: `default`\n**Plan Error**';
  const [first, second] = sectionsOf(
    many('Plan', [
      [{ dir: 'a' }, block(`${fake}\n${planOutput()}`)],
      [{ dir: 'b' }, block(planOutput('queue', 7))],
    ]),
  );
  expect(first.output).toContain('### 2.');
  expect(second).toMatchObject({ outcome: 'success', counts: { add: 7 } });
});

it('finds its way after output with marks of code of its own', () => {
  const sections = sectionsOf(
    many('Plan', [
      [{ dir: 'a' }, block(`\`\`\`\n${planOutput()}`)],
      [{ dir: 'b' }, block(planOutput('queue', 7))],
    ]),
  );
  expect(sections.map(({ counts }) => counts?.add)).toEqual([1, 7]);
});

it('keeps numbers where unchanged projects are not shown', () => {
  const whole = many('Plan', [
    [{ dir: 'a' }, 'hidden'],
    [{ dir: 'b' }, block(planOutput('queue', 7))],
  ]);
  const shown = whole.replace(
    '### 1. dir: `a` workspace: `default`\nhidden\n\n---\n',
    '',
  );
  expect(shown).not.toContain('hidden');
  const sections = sectionsOf(shown);
  expect(sections).toHaveLength(1);
  expect(sections[0].identity.dir).toBe('b');
});

it('reads policy checks by their sets', () => {
  const [section] = sectionsOf(
    single(
      'Policy Check',
      api,
      [
        '**Policy Check Failed**: Some policy sets did not pass.',
        '#### Policy Set: `tags`',
        block('FAIL - plan - main - tag Owner is missing'),
        '#### Policy Approval Status:',
        block('policy set: tags: requires: 1 approval(s), have: 0.', ''),
      ].join('\n'),
    ),
  );
  expect(section).toMatchObject({
    outcome: 'failed',
    problem: 'Some policy sets did not pass.',
  });
  expect(section.output).toContain('Policy Set: `tags`\nFAIL - plan');
});

it('finds the project of a failed plan in its lock', () => {
  const key = encodeURIComponent('acme/infra/stacks/api/dev/default/api-dev');
  const link = `http://atlantis/lock?id=${encodeURIComponent(key)}`;
  const [section] = sectionsOf(
    single(
      'Plan',
      { dir: 'stacks/api/dev' },
      `**Plan Error**\n${block('Error: no', '')}\n${bullets(api, link)}`,
    ),
  );
  expect(section.identity.project).toBe('api-dev');
});

it.each([
  [
    '**Plan Error**\n```\nrunning git clone: exit status 128\n```',
    { kind: 'failed', command: 'plan' },
  ],
  [
    '**Apply Failed**: Pull request must be approved.',
    { kind: 'failed', problem: 'Pull request must be approved.' },
  ],
  [
    '**Warning**: The plan for dir: `a` workspace: `default` was **discarded** via the Atlantis UI.\n\nTo apply',
    { kind: 'discarded', identity: { dir: 'a', workspace: 'default' } },
  ],
  [
    'All Atlantis locks for this PR have been unlocked and plans discarded',
    { kind: 'discarded' },
  ],
  [
    'Locks and plans deleted for the projects and workspaces modified in this pull request:\n\n- dir: `a`',
    { kind: 'discarded' },
  ],
  [
    'Approved Policies for 1 projects:\n\n1. dir: `a` workspace: `default`\n',
    { kind: 'approved', projects: [{ dir: 'a', workspace: 'default' }] },
  ],
  ['Continued plan output from previous comment.\nx', { kind: 'other' }],
  ['Automatically merging because all is well', { kind: 'other' }],
  ['Ran Import for dir: `a` workspace: `default`', { kind: 'other' }],
  ['', { kind: 'other' }],
])('knows %j', (body, wanted) => {
  expect(parseComment(body)).toMatchObject(wanted);
});

it('reads 400 projects with one look at each line', () => {
  const parts = Array.from({ length: 400 }, (_, index) => [
    { dir: `stacks/s${index}` },
    block(planOutput(`q${index}`, index)),
  ]) as [{ dir: string }, string][];
  const sections = sectionsOf(many('Plan', parts));
  expect(sections).toHaveLength(400);
  expect(sections.map(({ counts }) => counts?.add)).toEqual(
    parts.map((_, index) => index),
  );
});

it('takes any text, also one that looks like its own', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...['Ran Plan for 2 projects:', 'Ran Plan for dir: `a` workspace: `b`'],
      ...['1. dir: `a` workspace: `b`', '### 1. dir: `a` workspace: `b`'],
      ...['---', '```diff', '```', '````', '**Plan Error**', '</details>'],
      ...['Plan: 1 to add, 2 to change, 3 to destroy.', '* [x](/lock?id=%)'],
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), lines => {
      const parsed = parseComment(lines.join('\n'));
      if (parsed.kind !== 'results') return;
      expect(parsed.sections.length).toBeLessThanOrEqual(
        parsed.projects.length,
      );
    }),
  );
});
