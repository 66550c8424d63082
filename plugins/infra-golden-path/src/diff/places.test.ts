import fc from 'fast-check';
import { readAddress, writeAddress } from './address';
import { isViewed, readViewed, writeViewed } from './viewed';

describe('addresses of lines', () => {
  it('lead to where they were copied', () => {
    const place = fc.record({
      side: fc.constantFrom('before' as const, 'after' as const),
      line: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.option(place, { nil: undefined }),
        (path, at) => {
          // Of a path that ends as a line is written, the line is read.
          fc.pre(at !== undefined || !/:[LR]\d+$/.test(path));
          expect(readAddress(writeAddress({ path, place: at }))).toEqual({
            path,
            ...(at && { place: at }),
          });
        },
      ),
    );
  });

  it('say nothing where they are broken', () => {
    expect(readAddress('')).toBeUndefined();
    expect(readAddress('#')).toBeUndefined();
    expect(readAddress('#%E0%A4%A')).toBeUndefined();
    expect(readAddress('#a.tf:R0')).toEqual({ path: 'a.tf:R0' });
  });
});

describe('what was viewed', () => {
  const file = { path: 'a.tf', state: 'changed', blob: 'b1' } as const;
  beforeEach(() => localStorage.clear());

  it('is kept for each pull request', () => {
    writeViewed('github.com/acme/infra#7', { 'a.tf': 'b1' });
    expect(isViewed(readViewed('github.com/acme/infra#7'), file)).toBe(true);
    expect(isViewed(readViewed('github.com/acme/infra#8'), file)).toBe(false);
  });

  it('is not a text that came since', () => {
    expect(isViewed({ 'a.tf': 'b1' }, { ...file, blob: 'b2' })).toBe(false);
    expect(isViewed({}, { ...file, path: 'constructor' })).toBe(false);
  });

  it('survives what is no record of it', () => {
    localStorage.setItem('infra-golden-path:viewed:x#1', '{"a":1,"b":"c"');
    expect(readViewed('x#1')).toEqual({});
    localStorage.setItem('infra-golden-path:viewed:x#1', '{"a":1,"b":"c"}');
    expect(readViewed('x#1')).toEqual({ b: 'c' });
  });

  it('forgets pull requests of long ago', () => {
    for (let number = 0; number < 150; number += 1) {
      writeViewed(`x#${number}`, { 'a.tf': 'b1' });
    }
    expect(readViewed('x#0')).toEqual({});
    expect(readViewed('x#149')).toEqual({ 'a.tf': 'b1' });
    expect(localStorage.length).toBeLessThanOrEqual(101);
  });
});
