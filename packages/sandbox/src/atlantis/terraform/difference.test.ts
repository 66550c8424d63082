import { difference, withDrift } from './difference';
import { planText } from './planText';
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
