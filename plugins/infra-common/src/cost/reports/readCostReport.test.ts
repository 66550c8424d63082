import { readFileSync } from 'node:fs';
import path from 'node:path';
import { estimateSchema } from '../estimate';
import { readCostReport } from './readCostReport';

const receivedAt = '2026-11-22T09:00:00.000Z';

const sample = (name: string) =>
  readFileSync(path.join(__dirname, '__fixtures__', `${name}.json`));

const read = (name: string) => readCostReport(sample(name), { receivedAt });

const report = (data: unknown) =>
  readCostReport(new TextEncoder().encode(JSON.stringify(data)), {
    receivedAt,
  });

/** A report of one project. */
const one = (project: object, root: object = {}) => ({
  version: '0.2',
  currency: 'USD',
  timeGenerated: '2026-10-01T00:00:00Z',
  projects: [{ name: 'stacks/api', breakdown: { resources: [] }, ...project }],
  ...root,
});

const component = (rest: object) => ({
  name: 'Instance usage',
  unit: 'hours',
  monthlyQuantity: '730',
  price: '0.01',
  monthlyCost: '7.3',
  ...rest,
});

it.each([
  ['breakdown-fargate', '69.2901', '0', 'ok', undefined],
  ['plan-with-past', '81.122', '0', 'ok', '40.561'],
  ['diff-negative', '1303.28', '0', 'ok', '-742.64'],
  ['breakdown-missing-variables', '0', '0', 'partial', undefined],
  ['breakdown-tags', '1696.295', '0', 'ok', undefined],
  ['plan-with-usage', '1361.3075', '436.6675', 'ok', '1361.3075'],
])('gives the exact totals of %s', (name, monthly, usage, state, delta) => {
  const { projects, problems, format, currency } = read(name);
  const [{ estimate, comparison }, ...others] = projects;
  expect([format, currency, others]).toEqual(['v0.10', 'USD', []]);
  expect(estimate).toMatchObject({ monthly, usage, state });
  expect(comparison?.delta).toBe(delta);
  expect(estimateSchema.safeParse(estimate).error).toBeUndefined();
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('reads components, gaps, coverage and where a report comes from', () => {
  const fargate = read('breakdown-fargate');
  expect(fargate).toMatchObject({
    generatedAt: '2023-10-10T18:17:57.776Z',
    source: 'Infracost breakdown',
    problems: [],
  });
  const [{ estimate, identity }] = fargate.projects;
  // Outside of git, nobody knows what `.` is.
  expect(identity).toEqual({ name: '.' });
  expect(estimate.coverage).toMatchObject({
    ...{ detected: 46, priced: 3, free: 39, unsupported: 0 },
    ...{ missingPrices: 0, unknownUsage: 14 },
  });
  expect(estimate.resources[1]).toMatchObject({
    address: 'aws_ecs_service.service',
    monthly: '36.0401',
    file: 'service.tf',
    components: [{ price: '3.24485', monthly: '6.4897' }, {}],
  });
  const plan = read('plan-with-past');
  expect(plan).toMatchObject({
    repository: 'github.com/infracost/infracost',
    branch: 'test',
    commit: '1234',
    generatedAt: '2022-03-22T22:00:45.414Z',
  });
  expect(plan.projects[0]).toMatchObject({
    // A plan file is no folder of a stack.
    identity: { name: expect.stringContaining('terraform_v0.14_plan.json') },
    comparison: { with: 'plan', before: { monthly: '40.561', usage: '0' } },
  });
  expect(plan.projects[0].identity).not.toHaveProperty('subPath');
  expect(JSON.stringify([fargate, plan])).not.toMatch(/example\.com|Redacted/);
});

it('keeps every digit, of texts and of numbers', () => {
  const text = `{"version":"0.2","projects":[{"name":"a","breakdown":{
    "resources":[{"name":"r","monthlyCost":1.017315068493150679,"costComponents":[
      {"name":"c","unit":"h","monthlyQuantity":1,"price":"1.01731506849315067900","monthlyCost":1.0173150684931506790}
    ]}],"totalMonthlyCost":1.017315068493150679}}],"totalMonthlyCost":"1.017315068493150679"}`;
  const { projects, problems } = readCostReport(
    new TextEncoder().encode(text),
    { receivedAt },
  );
  expect(projects[0].estimate).toMatchObject({
    monthly: '1.017315068493150679',
    state: 'ok',
    problems: [],
  });
  expect(problems).toMatchObject([{ severity: 'warning' }]);
});

it('names the path of a sum that is not one, and repairs nothing', () => {
  const breakdown = {
    resources: [
      {
        name: 'aws_instance.web',
        monthlyCost: '7.31',
        costComponents: [component({})],
      },
    ],
    totalMonthlyCost: '8',
  };
  const { projects, problems } = report(
    one({ breakdown }, { totalMonthlyCost: '9' }),
  );
  expect(projects[0].estimate).toMatchObject({
    state: 'failed',
    monthly: '8',
    resources: [{ monthly: '7.31' }],
    problems: [
      {
        message: expect.stringMatching(
          /^projects\[0\]\.breakdown\.resources\[0\]\.monthlyCost is 7\.31, but its parts give 7\.3\./,
        ),
      },
      { message: expect.stringContaining('breakdown.totalMonthlyCost is 8') },
    ],
  });
  expect(problems[0].message).toContain('totalMonthlyCost is 9');
});

it.each([
  ['an error', { metadata: { errors: [{ code: 102, message: 'No.' }] } }],
  ['the type', { metadata: { type: 'error' }, breakdown: null }],
  [
    'the error of another commit',
    { metadata: { pastErrors: [{ message: 'Diff baseline error: No.' }] } },
  ],
  ['a missing breakdown', { breakdown: null, metadata: {} }],
  ['NaN', { breakdown: { resources: [], totalMonthlyCost: 'NaN' } }],
  ['an exponent', { breakdown: { totalMonthlyCost: '1e999999999' } }],
  [
    'less than nothing',
    {
      breakdown: {
        resources: [
          {
            name: 'r',
            monthlyCost: '-1',
            costComponents: [component({ monthlyCost: '-1' })],
          },
        ],
      },
    },
  ],
])('never takes a failed project for zero: %s', (_, project) => {
  const past = { pastBreakdown: { resources: [], totalMonthlyCost: '0' } };
  const metadata = { infracostCommand: 'diff' };
  const { projects } = report(one({ ...past, ...project }, { metadata }));
  expect(projects[0].estimate.state).toBe('failed');
  expect(projects[0].estimate.problems[0].severity).toBe('error');
  expect(projects[0].comparison).toBeUndefined();
});

it('tells apart why a cost is missing', () => {
  const resources = [
    {
      name: 'aws_instance.web',
      costComponents: [
        component({ priceNotFound: true, price: '0', monthlyCost: '0' }),
        component({ monthlyQuantity: null, monthlyCost: null }),
        component({ monthlyCost: '0', price: '0' }),
      ],
    },
  ];
  const summary = {
    totalDetectedResources: 4,
    totalUnsupportedResources: 1,
    unsupportedResourceCounts: { aws_db_proxy: 1 },
  };
  const [{ estimate }] = report(
    one({ breakdown: { resources }, summary }),
  ).projects;
  expect(estimate.resources[0].components).toMatchObject([
    { gap: 'price', monthly: null, price: null },
    { gap: 'usage', monthly: null, price: '0.01' },
    { monthly: '0' },
  ]);
  expect(estimate.coverage).toEqual({
    ...{ detected: 4, priced: 1, free: 0, unsupported: 1 },
    ...{ unsupportedTypes: { aws_db_proxy: 1 } },
    ...{ missingPrices: 1, unknownUsage: 1 },
  });
  expect(estimate.state).toBe('partial');
});

it('compares only what was compared', () => {
  const past = (total: string, rest: object = {}) => ({
    breakdown: { totalMonthlyCost: '0', resources: [] },
    pastBreakdown: { resources: [], totalMonthlyCost: total },
    ...rest,
  });
  const kindOf = (project: object, infracostCommand?: string) =>
    report(one(project, { metadata: { infracostCommand } })).projects[0];
  const ofType = (type: string) => ({ metadata: { type } });
  expect(kindOf(past('0'), 'breakdown').comparison).toBeUndefined();
  expect(kindOf(past('0'), 'diff').comparison?.with).toBe('diff');
  expect(
    kindOf(past('0', ofType('terraform_plan_json')), 'breakdown').comparison,
  ).toEqual({ with: 'plan', before: { monthly: '0', usage: '0' }, delta: '0' });
  // Parts of the past that do not add up leave the present as it is.
  const broken = kindOf(past('5'), 'diff');
  expect([broken.comparison, broken.estimate.state]).toEqual([
    undefined,
    'partial',
  ]);
  expect(broken.estimate.problems[0].message).toContain(
    'projects[0].pastBreakdown.totalMonthlyCost is 5',
  );
});

it('reads a scan of v2, and adds up what it does not', () => {
  const scan = {
    currency: 'USD',
    summary: { total_monthly_cost: '75.5' },
    projects: [
      {
        project_name: 'web',
        path: 'stacks/web',
        resources: [
          {
            name: 'aws_instance.a',
            type: 'aws_instance',
            is_supported: true,
            cost_components: [
              {
                name: 'Usage',
                unit: 'h',
                price: '0.1',
                quantity: '730',
                base_monthly_cost: '73',
                usage_monthly_cost: '0.5',
                total_monthly_cost: '73.5',
              },
            ],
            subresources: [
              {
                name: 'disk',
                cost_components: [
                  { total_monthly_cost: '2', base_monthly_cost: 2 },
                ],
              },
            ],
          },
          { name: 'aws_iam_role.a', is_supported: true, is_free: true },
          { name: 'x.a', type: 'x', is_supported: false },
        ],
        diagnostics: [{ severity: 'info', message: 'Hm.' }],
      },
    ],
  };
  const { format, generatedAt, projects, problems } = report(scan);
  expect([format, generatedAt, problems]).toEqual(['v2', receivedAt, []]);
  expect(projects[0]).toMatchObject({
    identity: { name: 'web', path: 'stacks/web' },
    estimate: {
      ...{ monthly: '75.5', usage: '0.5', state: 'partial' },
      coverage: { detected: 3, priced: 1, free: 1, unsupportedTypes: { x: 1 } },
    },
  });
  const critical = { severity: 'critical', message: 'Cannot be read.' };
  Object.assign(scan.projects[0], { diagnostics: [critical] });
  Object.assign(scan.summary, { total_monthly_cost: '75' });
  const failed = report(scan);
  expect(failed.projects[0].estimate.state).toBe('failed');
  expect(failed.problems[0].message).toContain('the projects give 75.5');
});

it.each<[string, unknown, RegExp]>([
  ['a list', [], /it is no object/],
  ['nothing known', {}, /no list "projects"/],
  ['a plan', { resource_changes: [] }, /plan of Terraform.*infracost/],
  ['another version', { version: '3.0', projects: [] }, /version is "3.0"/],
  [
    'a configuration',
    { version: '0.1', projects: [{ path: 'a' }] },
    /projects\[0\] has no "breakdown"/,
  ],
  [
    'no version',
    { projects: [{ name: 'a' }] },
    /projects\[0\] no "project_name"/,
  ],
  [
    'a text as project',
    { version: '0.2', projects: ['a'] },
    /projects\[0\] is no object/,
  ],
  ['a wrong currency', one({}, { currency: '$' }), /currency is not a code/],
  [
    'two currencies',
    one({ currency: 'EUR' }),
    /in USD, but projects\[0\] in EUR/,
  ],
])('says what is wrong with %s, and how to put it right', (_, data, why) => {
  expect(() => report(data)).toThrow(why);
  expect(() => report(data)).toThrow(/(Send|Set) /);
});

it('warns of two projects that nobody can tell apart', () => {
  const project = one({}).projects[0];
  const { problems } = report({ ...one({}), projects: [project, project] });
  expect(problems).toMatchObject([
    {
      message: expect.stringContaining('projects[0] and projects[1] are both'),
    },
  ]);
});

it('drops credentials and times that are none', () => {
  const metadata = {
    vcsRepositoryUrl: 'https://bot:secret@GitHub.com/acme/infra.git',
    vcsPullRequestId: '42',
    vcsCommitAuthorEmail: 'somebody@example.com',
  };
  const time = { timeGenerated: '2999-01-01T00:00:00Z' };
  const read42 = report(one({}, { metadata, ...time }));
  expect(read42).toMatchObject({
    repository: 'github.com/acme/infra',
    pullRequest: 42,
    generatedAt: receivedAt,
  });
  expect(JSON.stringify(read42)).not.toMatch(/secret|example\.com/);
});
