import fc from 'fast-check';
import { narrowPermissions, Permissions } from './appPermissions';

const permissions: fc.Arbitrary<Permissions> = fc.dictionary(
  fc.constantFrom('contents', 'issues', 'metadata', 'statuses'),
  fc.constantFrom('read', 'write', 'admin'),
);
const rank = (access?: string) =>
  ['read', 'write', 'admin'].indexOf(access ?? '');

describe('narrowPermissions', () => {
  it('never gives more than the App has', () => {
    fc.assert(
      fc.property(permissions, fc.option(permissions), (granted, asked) => {
        const result = narrowPermissions(granted, asked ?? undefined);
        if ('tooMuch' in result) {
          const name = result.tooMuch as string;
          expect(rank(asked![name])).toBeGreaterThan(rank(granted[name]));
          return;
        }
        for (const [name, access] of Object.entries(result)) {
          expect(rank(access)).toBeLessThanOrEqual(rank(granted[name]));
        }
      }),
    );
  });

  it('gives everything when nothing is asked for', () => {
    expect(narrowPermissions({ contents: 'write' }, undefined)).toEqual({
      contents: 'write',
    });
  });
});
