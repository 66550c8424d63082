import fc from 'fast-check';
import { readPlanAnswer } from './planAnswer';
import { summaryOfPlanText, typeOfAddress } from './planSummary';

const result = (more: object) => ({
  ...{ Error: null, Failure: '', Command: 1 },
  ...{ RepoRelDir: 'a', Workspace: 'default', ProjectName: 'a-dev' },
  ...{ PlanSuccess: null, PolicyCheckResults: null },
  ...more,
});
const answer = (...results: object[]) => ({
  ...{ Error: null, Failure: '', PlansDeleted: false },
  ProjectResults: results,
});

it('reads plans, what failed, and policies beside them', () => {
  const read = readPlanAnswer(
    answer(
      result({
        PlanSuccess: { TerraformOutput: '\u001b[1mPlan:\u001b[0m x\r\n' },
      }),
      result({
        Command: 3,
        Failure: 'Some policy sets did not pass.',
        PolicyCheckResults: {
          PolicySetResults: [
            { PolicySetName: 'own', PolicyOutput: 'FAIL', Passed: false },
          ],
        },
      }),
      result({ ProjectName: '', RepoRelDir: 'b', Error: {} }),
      result({ RepoRelDir: 'c', Failure: 'This project\nis locked' }),
    ),
  );
  expect(read.projects).toEqual([
    {
      ...{ project: 'a-dev', dir: 'a', workspace: 'default' },
      output: 'Plan: x\n',
      policies: [{ name: 'own', passed: false, output: 'FAIL' }],
    },
    // Its error lost its text on the way.
    { dir: 'b', workspace: 'default', policies: [] },
    {
      ...{ project: 'a-dev', dir: 'c', workspace: 'default' },
      failure: 'This project is locked',
      policies: [],
    },
  ]);
});

it.each([
  [null],
  ['text'],
  [{ error: 'x' }],
  [{ ProjectResults: [{ Command: 'x' }] }],
])('takes nothing else for a plan: %j', data => {
  expect(() => readPlanAnswer(data)).toThrow();
});

it('keeps no secret', () => {
  const read = readPlanAnswer(
    answer(
      result({
        PlanSuccess: { TerraformOutput: '  + password = "hunter2hunter2"' },
      }),
    ),
  );
  expect(JSON.stringify(read)).not.toContain('hunter2');
});

it('finds the type in any address', () => {
  const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
  const key = fc.oneof(
    fc.constant(''),
    fc.nat().map(number => `[${number}]`),
    fc.string().map(text => `[${JSON.stringify(text)}]`),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, key), { maxLength: 3 }),
      fc.boolean(),
      name.map(each => `aws_${each}`),
      name,
      key,
      (modules, isData, type, own, index) => {
        const path = modules.map(([each, at]) => `module.${each}${at}.`);
        const address = `${path.join('')}${
          isData ? 'data.' : ''
        }${type}.${own}${index}`;
        const mode = isData ? 'data' : 'managed';
        expect(typeOfAddress(address)).toEqual({ mode, type });
      },
    ),
  );
});

const PLAN = `Terraform will perform the following actions:

  # aws_sqs_queue.old will be destroyed
  - resource "aws_sqs_queue" "old" {
    }

  # module.db.aws_db_instance.this must be replaced
-/+ resource "aws_db_instance" "this" {
      ~ engine = "a" -> "b" # forces replacement
    }

Plan: 1 to add, 0 to change, 2 to destroy.
`;

it('sums a plan up, the riskiest first', () => {
  const summary = summaryOfPlanText(PLAN)!;
  expect(summary.counts).toMatchObject({ add: 1, change: 0, destroy: 2 });
  expect(summary.resources).toMatchObject([
    { address: 'aws_sqs_queue.old', type: 'aws_sqs_queue', action: 'delete' },
    {
      address: 'module.db.aws_db_instance.this',
      type: 'aws_db_instance',
      action: 'replace',
      reason: 'engine forces replacement',
    },
  ]);
  // Without Terraform's own sum the resources are counted.
  const cut = summaryOfPlanText(PLAN.replace(/^Plan: .*$/m, ''))!;
  expect(cut.counts).toMatchObject({ add: 1, change: 0, destroy: 2 });
  const none = summaryOfPlanText('No changes. Your infrastructure matches.')!;
  expect(none).toMatchObject({ counts: { add: 0 }, resources: [] });
  expect(summaryOfPlanText('Something went wrong')).toBeUndefined();
});

it('reads any text, in no more than its share of time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), text => {
      summaryOfPlanText(text);
      typeOfAddress(text);
    }),
  );
  const began = performance.now();
  for (const part of ['[', '["', '.', '\\"', 'module.']) {
    typeOfAddress(part.repeat(2_000));
  }
  expect(performance.now() - began).toBeLessThan(1_000);
});
