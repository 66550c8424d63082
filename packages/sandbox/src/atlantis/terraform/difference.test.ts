import { difference, withDrift } from './difference';
import { applyText, planText } from './planText';
import { type DescribedResource, emptySnapshot, type Plain } from './snapshot';

const snapshot = (
  values: Record<string, Plain>,
  ignored: DescribedResource['ignored'] = new Map(),
) => {
  const made = emptySnapshot();
  made.resources.set('aws_sqs_queue.mail', {
    address: 'aws_sqs_queue.mail',
    module: '',
    type: 'aws_sqs_queue',
    name: 'mail',
    arguments: new Map(Object.entries(values)),
    ignored,
  });
  return made;
};

const TAGS = { Name: 'mail', Team: 'a', Zone: 'x' };
const drifted = (tags: Record<string, Plain>) =>
  withDrift(snapshot({ tags: TAGS }), [
    { address: 'aws_sqs_queue.mail', action: 'update', arguments: { tags } },
  ]);

it('shows the keys of a map that differ, as Terraform does', () => {
  const found = difference(
    drifted({ Name: 'mail', Team: 'b', Owner: 'me' }),
    snapshot({ tags: TAGS }),
  );
  expect(planText(found)).toContain(
    [
      '      ~ tags = {',
      '          - "Owner" = "me" -> null',
      '          ~ "Team"  = "b" -> "a"',
      '          + "Zone"  = "x"',
      '            # (1 unchanged element hidden)',
      '        }',
    ].join('\n'),
  );
});

it('finds nothing where the code says what is there, in any order', () => {
  const { resources } = difference(
    drifted({ Zone: 'x', Team: 'b', Name: 'mail' }),
    snapshot({ tags: { ...TAGS, Team: 'b' } }),
  );
  expect(resources).toEqual([]);
});

it('leaves alone what is ignored, and only that', () => {
  const before = drifted({ ...TAGS, Team: 'b', Owner: 'me' });
  const ignoring = (...keys: string[]) =>
    difference(
      before,
      snapshot({ tags: TAGS }, new Map([['tags', new Set(keys)]])),
    ).resources;
  expect(ignoring('Team', 'Owner')).toEqual([]);
  expect(ignoring('Team')).toHaveLength(1);
  const whole = new Map([['tags', undefined]]);
  expect(difference(before, snapshot({ tags: TAGS }, whole)).resources).toEqual(
    [],
  );
});

describe('resources that moved', () => {
  const described = (
    module: string,
    values: Record<string, Plain>,
  ): DescribedResource => ({
    ...{ module, type: 'aws_cloudwatch_log_group', ignored: new Map() },
    name: module ? 'this' : 'worker',
    address: `${module}aws_cloudwatch_log_group.${module ? 'this' : 'worker'}`,
    arguments: new Map(Object.entries(values)),
    usual: { skip_destroy: false },
  });
  const reader = (text: string): DescribedResource => ({
    ...{ module: '', type: 'aws_ecs_task_definition', name: 'worker' },
    ...{ address: 'aws_ecs_task_definition.worker', ignored: new Map() },
    arguments: new Map([
      ['container_definitions', { unknown: true, text, references: [text] }],
    ]),
  });
  const of = (...all: DescribedResource[]) => ({
    ...emptySnapshot(),
    resources: new Map(all.map(each => [each.address, each])),
  });
  const before = of(
    described('', { name: 'a' }),
    reader('f(aws_cloudwatch_log_group.worker.name)'),
  );
  const after = {
    ...of(
      described('module.logs.', { name: 'a', skip_destroy: false }),
      reader('f(module.logs.name)'),
    ),
    aliases: new Map([
      ['module.logs.name', 'module.logs.aws_cloudwatch_log_group.this.name'],
    ]),
  };
  const from = 'aws_cloudwatch_log_group.worker';
  const to = 'module.logs.aws_cloudwatch_log_group.this';

  it('change nothing but their address', () => {
    const found = difference(before, { ...after, moved: [{ from, to }] });
    expect(found).toMatchObject({
      ...{ resources: [], moves: [{ from, to }] },
      counts: { add: 0, change: 0, destroy: 0 },
    });
    expect(planText(found)).toContain(`  # ${from} has moved to ${to}`);
    expect(planText(found)).toContain(
      'Plan: 0 to add, 0 to change, 0 to destroy.',
    );
  });

  it('read what moved with them as their module calls it', () => {
    const policy = (module: string, text: string): DescribedResource => ({
      ...{ module, type: 'aws_ecr_lifecycle_policy', name: 'this' },
      ...{ address: `${module}aws_ecr_lifecycle_policy.this` },
      ignored: new Map(),
      arguments: new Map([
        ['repository', { unknown: true, text, references: [] }],
      ]),
    });
    const module = 'module.images.';
    const moved = [
      {
        from: 'aws_ecr_repository.own',
        to: `${module}aws_ecr_repository.this`,
      },
      ...['aws_ecr_lifecycle_policy.this'].map(own => ({
        from: own,
        to: module + own,
      })),
    ];
    const was = of(policy('', 'aws_ecr_repository.own.name'));
    const readingOf = (text: string) =>
      difference(was, { ...of(policy(module, text)), moved }).resources;
    expect(readingOf('aws_ecr_repository.this.name')).toEqual([]);
    expect(readingOf('aws_ecr_repository.other.name')).toHaveLength(1);
  });

  it('are made anew where no block says that they moved', () => {
    // What reads of it is made anew with it.
    const { counts } = difference(before, after);
    expect(counts).toMatchObject({ add: 2, destroy: 2 });
  });
});

describe('resources that are imported', () => {
  const imports = [{ to: 'aws_sqs_queue.mail', id: 'https://sqs/1/mail' }];
  const wanted = { ...snapshot({ name: 'mail' }), imports };

  it('are neither made nor changed where no state has them', () => {
    const found = difference(emptySnapshot(), wanted);
    expect(found.counts).toEqual({ add: 0, change: 0, destroy: 0, import: 1 });
    const text = planText(found);
    expect(text).toContain(
      [
        '  # aws_sqs_queue.mail will be imported',
        '    resource "aws_sqs_queue" "mail" {',
        '        name = "mail"',
        '    }',
      ].join('\n'),
    );
    expect(text).toContain(
      'Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.',
    );
    expect(applyText(found)).toMatch(
      /Import complete[^]*Resources: 1 imported, 0 added/,
    );
  });

  it('stay as they are once the state has them', () => {
    const found = difference(snapshot({ name: 'mail' }), wanted);
    expect(planText(found)).toMatch(/^No changes\./);
  });
});
