import * as fc from 'fast-check';
import { editDistance, nearest } from './suggest';

describe('editDistance', () => {
  it.each([
    ['bucket', 'bucket', 0],
    ['bukcet', 'bucket', 1],
    ['buckets', 'bucket', 1],
    ['bcket', 'bucket', 1],
    ['tags', 'tag', 1],
    ['kitten', 'sitting', 3],
  ])('from %s to %s is %d', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
  });

  it('is the same both ways, and zero for equals alone', () => {
    const name = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const distance = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearest', () => {
  it('takes the nearest, and none that is far', () => {
    expect(nearest('cidr_blok', ['cidr_blocks', 'cidr_block'])).toBe(
      'cidr_block',
    );
    expect(nearest('cidr-block', ['cidr_block'])).toBe('cidr_block');
    expect(nearest('name', ['arn', 'owner'])).toBeUndefined();
    expect(nearest('x'.repeat(100), ['x'.repeat(99)])).toBeUndefined();
  });

  it('gives up when it has compared enough', () => {
    const effort = { left: 100 };
    const names = Array.from({ length: 50 }, (_, i) => `other_${i}`);
    expect(nearest('othr_7', names, effort)).toBeUndefined();
    expect(effort.left).toBeLessThan(0);
  });
});
