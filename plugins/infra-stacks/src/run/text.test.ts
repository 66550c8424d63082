import fc from 'fast-check';
import { cutBy, withoutLooking } from './outputText';
import { addressOf, byRisk, fitting, hashOf } from './resources';

it('puts together again what a search cut', () => {
  const few = fc.string({ maxLength: 4 });
  fc.assert(
    fc.property(fc.string(), few, (text, search) => {
      const { pieces, count } = cutBy(text, search);
      expect(pieces.map(piece => piece.text).join('')).toBe(text);
      const matches = pieces.filter(({ match }) => match !== undefined);
      expect(matches).toHaveLength(count);
      if (search !== '' && text.includes(search)) expect(count).not.toBe(0);
      else if (search === '') expect(count).toBe(0);
    }),
  );
});

it('takes what is searched for as it is, in either case', () => {
  const { pieces } = cutBy('a.b A.B axb', 'A.b');
  expect(pieces.filter(({ match }) => match !== undefined)).toEqual([
    { text: 'a.b', match: 0 },
    { text: 'A.B', match: 1 },
  ]);
});

it('marks no more than a page bears', () => {
  const { count, more } = cutBy('x'.repeat(5_000), 'x');
  expect([count, more]).toEqual([1_000, true]);
});

it('folds lines of looking only', () => {
  const text = [
    'aws_sqs_queue.mail: Refreshing state... [id=https://sqs/mail]',
    'data.aws_region.now: Reading...',
    'data.aws_region.now: Read complete after 0s [id=ap-northeast-2]',
    '  # aws_sqs_queue.mail will be destroyed',
  ].join('\n');
  expect(withoutLooking(text)).toEqual({
    text: '  # aws_sqs_queue.mail will be destroyed',
    folded: 3,
  });
});

const change = (
  address: string,
  action: 'delete' | 'replace' | 'read' | 'update' | 'import' | 'move',
) => ({ address, action, line: 1, lines: 1 });

it('puts what is lost first', () => {
  const all = [
    change('a', 'read'),
    change('b', 'import'),
    change('c', 'delete'),
    change('d', 'replace'),
    change('e', 'update'),
    change('f', 'move'),
  ];
  const names = Object.entries(byRisk(all)).map(([risk, own]) => [
    risk,
    own.map(({ address }) => address).join(''),
  ]);
  expect(names).toEqual([
    ['lost', 'cd'],
    ['changed', 'e'],
    ['added', 'b'],
    ['same', 'af'],
  ]);
});

it('finds resources by address, former address and action', () => {
  const moved = { ...change('new.name', 'move'), movedFrom: 'old.Name' };
  const all = [change('aws_s3_bucket.A', 'delete'), moved];
  const found = (text: string) =>
    fitting(all, text, action => `does ${action}`).map(each => each.address);
  expect(found('S3_BUCKET')).toEqual(['aws_s3_bucket.A']);
  expect(found('old.name')).toEqual(['new.name']);
  expect(found('does delete')).toEqual(['aws_s3_bucket.A']);
  expect(found(' ')).toHaveLength(2);
});

it('leads back from each link to its resource', () => {
  const strange = fc.string({ unit: 'binary-ascii', minLength: 1 });
  fc.assert(
    fc.property(strange, address => {
      expect(addressOf(hashOf(address))).toBe(address);
    }),
  );
  expect(addressOf('')).toBeUndefined();
  expect(addressOf('#%')).toBeUndefined();
});
