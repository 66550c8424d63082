import fc from 'fast-check';
import { PromqlError } from './errors';
import { parseLength, parseNumber, parseText } from './literals';
import { parsePromql } from './parse';

const piece = fc.constantFrom(
  ...['sum', 'rate', '(', ')', '[5m]', '[1h:1m]', 'by', 'on', 'group_left'],
  ...['{a="b"}', '{a=~"("}', '"x"', "'", '`', '+', '-', '==', 'bool', 'offset'],
  ...['and', '5m', '1e3', 'NaN', 'up', ',', '\n', '#', '\\', '@ 3', ':', '한'],
);

it('reads any text or says what is wrong with it and where', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(piece, { maxLength: 14 }).map(parts => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, query => {
      try {
        parsePromql(query);
      } catch (error) {
        expect(error).toBeInstanceOf(PromqlError);
        expect((error as Error).message).toMatch(
          /^\d+:\d+: parse error: \S|not known to the sandbox$/,
        );
      }
    }),
    { numRuns: 500 },
  );
});

it('refuses a query that is too long, and a pattern that would not end', () => {
  expect(() => parsePromql(`up + ${'1 + '.repeat(40_000)}1`)).toThrow(
    '100000 characters',
  );
  const slow = parsePromql('{a=~"(x+x+)+y"}');
  const since = performance.now();
  const [condition] = (slow as any as { matchers: any[] }).matchers;
  expect(condition.matches('x'.repeat(5_000))).toBe(false);
  expect(performance.now() - since).toBeLessThan(2_000);
});

it('reads lengths, numbers and texts as Go does', () => {
  expect(parseLength('1h30m')).toBe(5_400_000);
  expect(parseLength('1234567s')).toBe(1_234_567_000);
  expect(parseLength('1y2w3d4h5m6s7ms')).toBe(33_019_506_007);
  for (const bad of ['', 'm', '5', '1m1h', '-5m', '1.5h', '5M']) {
    expect([bad, parseLength(bad)]).toEqual([bad, undefined]);
  }
  expect(parseNumber('0x1f')).toBe(31);
  expect(parseNumber('-inf')).toBe(-Infinity);
  expect(parseNumber('5m')).toBeUndefined();
  expect(parseText('"a\\n\\x41\\u00e9\\""')).toBe('a\nAé"');
  expect(parseText('`a\\n`')).toBe('a\\n');
  expect(parseText('"\\q"')).toBeUndefined();
});
