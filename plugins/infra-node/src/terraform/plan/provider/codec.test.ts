import { ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import { anyCharacter } from '../../../__testUtils__/anyCharacter';
import { isWhollyKnown, readValue, UNKNOWN, Value, writeValue } from './codec';

const value: fc.Memo<Value> = fc.memo(
  (depth): fc.Arbitrary<Value> =>
    depth <= 1
      ? fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.boolean(),
          fc.constant(null),
          fc.maxSafeInteger(),
          fc.double({ noNaN: true }).filter(n => !Object.is(n, -0)),
          fc.bigInt(2n ** 53n, 2n ** 64n - 1n),
          fc.constant(UNKNOWN),
        )
      : fc.oneof(
          fc.array(value(depth - 1), { maxLength: 5 }),
          fc.dictionary(
            fc
              .string({ unit: anyCharacter })
              .filter(key => key !== '__proto__'),
            value(depth - 1),
            { maxKeys: 5, noNullPrototype: true },
          ),
        ),
);

/** Whole numbers beyond 32 bits come back as `bigint`, or as the same number. */
function alike(one: Value): unknown {
  if (typeof one === 'bigint') return Number(one);
  if (Array.isArray(one)) return one.map(alike);
  if (one instanceof ExtData || one === null || typeof one !== 'object')
    return one;
  return Object.entries(one).map(([k, v]) => [k, alike(v as Value)]);
}

describe('values of Terraform', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(value(3), one => {
        expect(alike(readValue(writeValue(one)))).toEqual(alike(one));
      }),
      { numRuns: process.env.HEAVY ? 20_000 : 1_000 },
    );
  }, 120_000);

  it('keep numbers that JavaScript cannot hold', () => {
    const huge = 2n ** 63n + 1n;
    expect(readValue(writeValue([huge, '1e400']))).toEqual([huge, '1e400']);
  });

  it('keep unknown values of both kinds', () => {
    const refined = new ExtData(12, new Uint8Array([0x81, 1, 0xc2]));
    const both = { plain: UNKNOWN, refined };
    expect(readValue(writeValue(both))).toEqual(both);
    expect(isWhollyKnown(both)).toBe(false);
    expect(isWhollyKnown({ a: [1, null, { b: 'x' }] })).toBe(true);
  });

  it('read JSON of old states, and nothing as null', () => {
    expect(readValue({ json: Buffer.from('{"a":[1]}') })).toEqual({ a: [1] });
    expect(readValue(undefined)).toBeNull();
    expect(readValue({ msgpack: new Uint8Array() })).toBeNull();
  });

  it('do not reach the prototype of objects', () => {
    const hostile = Buffer.from('81a95f5f70726f746f5f5f01', 'hex');
    expect(() => readValue({ msgpack: hostile })).toThrow('__proto__');
    const own = readValue(writeValue({ constructor: 'x', toString: 'y' }));
    expect(own).toEqual({ constructor: 'x', toString: 'y' });
  });
});
