import fc from 'fast-check';
import { AnnouncedStep, batches, stepsBetween } from './refSteps';

const name = 'refs/heads/main';
const step = (id: number, from: string, to: string): AnnouncedStep => ({
  id,
  accountId: id * 10,
  name,
  from,
  to,
});

describe('stepsBetween', () => {
  it('finds every accepted push among refused ones', () => {
    const place = fc.integer({ min: 1, max: 30 }).map(n => `c${n}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 2, maxLength: 10 }),
        fc.array(fc.tuple(place, fc.integer({ min: 31, max: 40 }))),
        fc.infiniteStream(fc.integer()),
        (path, refused, order) => {
          const accepted = path
            .slice(1)
            .map((to, i) => step(i + 1, path[i], to));
          // A refused push ends at a commit that never became the branch.
          const lost = refused.map(([from, to], i) =>
            step(100 + i, from, `c${to}`),
          );
          const announced = [...accepted, ...lost]
            .map(s => [order.next().value, s] as const)
            .sort(([a], [b]) => a - b)
            .map(([, s]) => s);
          const found = stepsBetween(
            { name, from: path[0], to: path.at(-1)! },
            announced,
          );
          expect(found).toEqual(
            accepted.map(({ from, to, accountId }) => ({
              name,
              from,
              to,
              accountId,
            })),
          );
        },
      ),
    );
  });

  it('is one step by the last one who wanted it where a link is missing', () => {
    const move = { name, from: 'a', to: 'c' };
    expect(stepsBetween(move, [step(1, 'b', 'c'), step(2, 'x', 'c')])).toEqual([
      { ...move, accountId: 20 },
    ]);
    expect(stepsBetween(move, [step(1, 'a', 'b')])).toEqual([
      { ...move, accountId: undefined },
    ]);
    expect(
      stepsBetween(move, [{ ...step(1, 'a', 'c'), name: 'refs/heads/x' }]),
    ).toEqual([{ ...move, accountId: undefined }]);
  });
});

describe('batches', () => {
  it('keeps the order of each ref and all steps, one actor at a time', () => {
    const chain = (ref: number) =>
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }).map(actors =>
        actors.map((accountId, i) => ({
          name: `r${ref}`,
          from: `${i}`,
          to: `${i + 1}`,
          accountId,
        })),
      );
    fc.assert(
      fc.property(fc.tuple(chain(1), chain(2), chain(3)), chains => {
        const result = batches(chains);
        for (const batch of result) {
          expect(new Set(batch.map(s => s.accountId)).size).toBe(1);
          expect(new Set(batch.map(s => s.name)).size).toBe(batch.length);
        }
        for (const [i, expected] of chains.entries()) {
          const mine = result.flat().filter(s => s.name === `r${i + 1}`);
          expect(mine).toEqual(expected);
        }
      }),
    );
  });
});
