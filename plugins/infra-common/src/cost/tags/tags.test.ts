import fc from 'fast-check';
import { addAmounts, toAmount } from '../amount';
import type { CostResource } from '../estimate';
import { declaredResourceSchema } from '../estimate/resources';
import {
  splitByTag,
  tagGroup,
  tagValueOf,
  UNKNOWN_TAG,
  WITHOUT_TAG,
} from './splitByTag';
import { taggingOf } from './taggingOf';

const declared = (values: object, unknown: string[] = []) =>
  declaredResourceSchema.parse({
    ...{ address: 'aws_instance.a', type: 'aws_instance' },
    ...{ values, unknown },
  });

it.each([
  ['takes no tags', {}, [], { tagging: 'none' }],
  ['has none', { tags_all: {} }, [], { tagging: 'whole' }],
  [
    'has some',
    { tags_all: { Team: 'a', Rank: 3 } },
    [],
    { tags: { Team: 'a', Rank: '3' }, tagging: 'whole' },
  ],
  [
    'has one that the plan tells',
    { tags_all: { Team: 'a' } },
    ['tags_all.Image', 'ami'],
    { tags: { Team: 'a' }, openTags: ['Image'], tagging: 'whole' },
  ],
  [
    'may have others',
    { tags_all: { Team: 'a' } },
    ['tags_all'],
    { tags: { Team: 'a' }, tagging: 'part' },
  ],
  ['may have any', {}, ['tags_all'], { tagging: 'part' }],
])('reads a resource that %s', (_, values, unknown, tagging) => {
  expect(taggingOf(declared(values, unknown))).toEqual(tagging);
});

const resource = (
  monthly: string,
  more: Partial<CostResource>,
): CostResource => ({
  ...{ address: 'a', monthly, usage: '0', components: [], parts: [] },
  ...more,
});

it('puts together what has one value, has none, and is not known', () => {
  const groups = splitByTag(
    {
      ...{ monthly: '128.5', usage: '0' },
      resources: [
        resource('1', { tags: { Team: 'a' }, tagging: 'part' }),
        resource('2', { tags: { Team: 'a' } }),
        resource('4', { tags: { Team: '' }, tagging: 'part' }),
        resource('8', { tags: { Name: 'x' }, tagging: 'whole' }),
        resource('16', { tags: { Name: 'x' }, tagging: 'part' }),
        resource('32', { openTags: ['Team'], tagging: 'whole' }),
        resource('64', { tagging: 'none' }),
      ],
    },
    'Team',
  );
  expect([...groups].map(([key, { monthly }]) => [key, monthly])).toEqual([
    [tagGroup('a'), '3'],
    [WITHOUT_TAG, '12'],
    [UNKNOWN_TAG, '113.5'],
  ]);
  expect([tagGroup('-'), '-', '?'].map(tagValueOf)).toEqual([
    ...['-', undefined, undefined],
  ]);
});

const amount = fc
  .tuple(fc.nat(9_999), fc.nat(9))
  .map(([n, places]) => toAmount(`${n}e-${places}`));
const name = fc.constantFrom('Team', '__proto__', 'toString', '-', '?', '');

it('adds up to the whole, whatever tags are called', () => {
  const any = fc.record(
    {
      monthly: amount,
      usage: amount,
      tags: fc.dictionary(name, name),
      openTags: fc.array(name, { maxLength: 2 }),
      tagging: fc.constantFrom('whole', 'part', 'none'),
    },
    { requiredKeys: ['monthly', 'usage'] },
  );
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 8 }),
      name,
      amount,
      (list, key, monthly) => {
        const resources = list.map(each =>
          resource(each.monthly, each as Partial<CostResource>),
        );
        const usage = addAmounts(...resources.map(each => each.usage));
        const groups = splitByTag({ monthly, usage, resources }, key);
        const sum = (of: 'monthly' | 'usage') =>
          addAmounts(...[...groups.values()].map(each => each[of]));
        expect([sum('monthly'), sum('usage')]).toEqual([monthly, usage]);
        expect(groups.has(tagGroup(''))).toBe(false);
      },
    ),
    { numRuns: 100 },
  );
});
