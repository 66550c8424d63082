import fc from 'fast-check';
import { firstLine, isFolded } from './folded';

it('folds what programs print and what is long, and no word of a person', () => {
  const plan = 'Ran Plan\n\n```\n+ create\n```\n';
  expect(isFolded('atlantis-bot[bot]', plan)).toBe(true);
  expect(isFolded('atlantis-bot[bot]', 'Done.')).toBe(false);
  expect(isFolded('reviewer', plan)).toBe(false);
  expect(isFolded('reviewer', 'x'.repeat(2_000))).toBe(true);
  expect(isFolded('reviewer', 'x\n'.repeat(30))).toBe(true);
});

it.each([
  ['### Ran **Plan** for `api`\nmore', 'Ran Plan for api'],
  ['<!-- marker -->\n\n> said', 'said'],
  ['***\n---\n', '…'],
  ['', '…'],
])('takes the first words of %j', (body, line) => {
  expect(firstLine(body)).toBe(line);
});

it('is one line, and no longer than a summary may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), body => {
      const line = firstLine(body);
      expect(line).not.toContain('\n');
      expect(line.length).toBeLessThanOrEqual(140);
      expect(line).not.toBe('');
    }),
  );
});
