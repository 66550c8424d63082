import fc from 'fast-check';
import type { DeclaredResource, DeclaredStack } from '../../cost/estimate';
import { compareStacks, handedOver } from '.';
import { comparedStackSchema } from '../api/difference';

const PLACE = { environment: 'dev', stack: 'h/o/r//d#default', directory: 'd' };

const resource = (
  address: string,
  values: DeclaredResource['values'] = {},
  more: Partial<DeclaredResource> = {},
): DeclaredResource => ({
  ...{ address, type: address.split('.').at(-2)!, values },
  ...{ unknown: [], links: {}, ...more },
});

const stack = (...resources: DeclaredResource[]): DeclaredStack => ({
  ...{ stack: PLACE.stack, environment: 'dev', resources, problems: [] },
});

const addresses = (found: readonly { address: string }[]) =>
  found.map(({ address }) => address);

describe('a stack before and after', () => {
  it('tells what goes, comes, is made anew, changes and stays', () => {
    const before = stack(
      resource('module.s.aws_ecs_service.this', { name: 'a' }),
      resource('module.s.aws_cloudwatch_log_group.this', { name: '/ecs/a' }),
      resource('module.d.aws_db_instance.this', { deletion_protection: true }),
      resource('module.d.aws_db_subnet_group.this', { name: 'a' }),
      resource('aws_db_instance.old', { deletion_protection: true }),
    );
    const after = stack(
      resource('module.s.aws_autoscaling_group.this', { name: 'a' }),
      resource('module.s.aws_cloudwatch_log_group.this', { name: '/ec2/a' }),
      resource('module.d.aws_db_instance.this', {
        ...{ deletion_protection: true, backup_retention_period: 7 },
      }),
      resource('module.d.aws_db_subnet_group.this', { name: 'a' }),
    );
    const found = compareStacks(PLACE, before, after);
    expect(comparedStackSchema.parse(found)).toEqual(found);
    expect(found.state).toBe('changed');
    expect(addresses(found.created)).toEqual([
      'module.s.aws_autoscaling_group.this',
    ]);
    expect(found.destroyed).toMatchObject([
      {
        address: 'aws_db_instance.old',
        holdsData: true,
        protectedBy: 'deletion_protection',
        left: { en: expect.stringContaining('snapshot') },
      },
      { address: 'module.s.aws_ecs_service.this', holdsData: false },
    ]);
    expect(found.replaced).toMatchObject([
      {
        address: 'module.s.aws_cloudwatch_log_group.this',
        arguments: ['name'],
        holdsData: true,
      },
    ]);
    expect(found.updated).toMatchObject([
      { arguments: ['backup_retention_period'] },
    ]);
    expect(found.kept).toBe(1);
    expect(addresses(found.keptData)).toEqual([
      'module.d.aws_db_instance.this',
    ]);
  });

  it('sees what refers to something else, and no order of members', () => {
    const one = resource(
      'aws_ecs_service.this',
      { network: { a: 1, b: 2 }, tags: { Name: 'a' } },
      { unknown: ['cluster'], links: { cluster: ['aws_ecs_cluster.a'] } },
    );
    const other = {
      ...one,
      values: { network: { b: 2, a: 1 }, tags: { Name: 'b' } },
    };
    expect(compareStacks(PLACE, stack(one), stack(other)).state).toBe('same');
    const moved = { ...one, links: { cluster: ['aws_ecs_cluster.b'] } };
    const found = compareStacks(PLACE, stack(one), stack(moved));
    expect(found.replaced).toMatchObject([{ arguments: ['cluster'] }]);
  });

  it('warns of a name that something has that goes', () => {
    const [before, after] = ['one', 'two'].map(each =>
      stack(resource(`module.${each}.aws_sqs_queue.this`, { name: 'jobs' })),
    );
    expect(compareStacks(PLACE, before, after).clashes).toEqual([
      {
        name: 'jobs',
        created: 'module.two.aws_sqs_queue.this',
        destroyed: 'module.one.aws_sqs_queue.this',
      },
    ]);
  });

  it('does not call destroyed what nobody plans any more', () => {
    const before = stack(resource('aws_s3_bucket.a'), resource('aws_lb.b'));
    expect(compareStacks(PLACE, before, undefined)).toMatchObject({
      ...{ state: 'left', destroyed: [], kept: 2 },
      keptData: [{ address: 'aws_s3_bucket.a' }],
    });
    expect(compareStacks(PLACE, undefined, before)).toMatchObject({
      ...{ state: 'new', created: [{}, {}], kept: 0 },
    });
  });

  it('loses and invents no resource', () => {
    const some = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        size: fc.integer({ min: 0, max: 1 }),
        label: fc.constantFrom('x', 'y'),
      }),
      { selector: ({ name }) => name },
    );
    const stackOf = (
      all: { name: string; size: number; label: string }[],
    ): DeclaredStack =>
      stack(
        ...all.map(({ name, size, label }) =>
          resource(`aws_sqs_queue.${name}`, { name: label, delay: size }),
        ),
      );
    fc.assert(
      fc.property(some, some, (one, other) => {
        const found = compareStacks(PLACE, stackOf(one), stackOf(other));
        const { created, destroyed, replaced, updated, kept } = found;
        const both = replaced.length + updated.length + kept;
        expect(both + destroyed.length).toBe(one.length);
        expect(both + created.length).toBe(other.length);
        const back = compareStacks(PLACE, stackOf(other), stackOf(one));
        expect(addresses(back.created)).toEqual(addresses(destroyed));
        expect(addresses(back.replaced)).toEqual(addresses(replaced));
      }),
      { numRuns: 100 },
    );
  });
});

it('counts the tags and the alarms that an owner is named by', () => {
  const owned = (owner: string, topic: string) => [
    stack(
      resource('aws_sqs_queue.a', { tags_all: { Owner: owner, Env: 'dev' } }),
      resource('aws_sqs_queue.b', { tags_all: { Owner: owner } }),
      resource(
        'aws_cloudwatch_metric_alarm.a',
        {},
        { unknown: ['alarm_actions'], links: { alarm_actions: [topic] } },
      ),
    ),
  ];
  expect(handedOver(owned('a', 't'), owned('b', 't'))).toEqual({
    tags: [{ key: 'Owner', from: 'a', to: 'b', resources: 2 }],
    alarms: { all: 1, redirected: 0 },
  });
  expect(handedOver(owned('a', 't'), owned('a', 'u'))).toEqual({
    tags: [],
    alarms: { all: 1, redirected: 1 },
  });
});
