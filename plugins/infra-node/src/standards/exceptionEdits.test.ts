import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  addException,
  exceptionLines,
  extendException,
  freeExceptionId,
  readStandards,
  removeException,
} from '.';

const STARTER = fs.readFileSync(
  path.resolve(__dirname, '../../../../templates/infrastructure/portal.yaml'),
  'utf8',
);

const exception = (id: string, reason = 'It is being decided.') => ({
  id,
  rule: 'log-retention',
  stacks: ['stacks/community/api/*'],
  until: '2027-03-31',
  reason,
  approvedBy: 'group:default/platform',
  owner: 'user:default/developer',
});

it('adds one, knows its line, and takes it out again byte by byte', () => {
  const { after } = addException(STARTER, exception('more-time'));
  const [, added] = readStandards(after).exceptions;
  expect(added).toEqual(exception('more-time'));
  const line = exceptionLines(after).get('more-time')!;
  expect(after.split('\n')[line - 1]).toBe('  - id: more-time');
  expect(removeException(after, 1).after).toBe(STARTER);
});

it('takes out the only one, so that none is left', () => {
  const { after } = removeException(STARTER, 0);
  expect(readStandards(after).exceptions).toEqual([]);
});

it('changes nothing but the day and the reason', () => {
  const change = { until: '2027-06-30', reason: 'Still being decided: wait.' };
  const { after } = extendException(STARTER, 0, change);
  const [before] = readStandards(STARTER).exceptions;
  expect(readStandards(after).exceptions).toEqual([{ ...before, ...change }]);
  expect(() => extendException(after, 0, change)).toThrow('a later day');
});

it('lets no text of a form become another part of the file', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).map(s => `because ${s}.`),
      reason => {
        const { after } = addException(STARTER, exception('x', reason));
        const [first, second, ...more] = readStandards(after).exceptions;
        expect(first).toEqual(readStandards(STARTER).exceptions[0]);
        expect(second).toEqual(exception('x', reason));
        expect(more).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

it('gives an id that nobody has', () => {
  const id = freeExceptionId('log-retention stacks/dts/worker/prod', []);
  expect(id).toBe('exception-log-retention-stacks-dts-worker-prod');
  expect(
    freeExceptionId('Log retention', [{ id: 'exception-log-retention' }]),
  ).toBe('exception-log-retention-2');
  expect(freeExceptionId('한글', [])).toBe('exception');
});
