import fc from 'fast-check';
import { groupedBy } from '.';

it('puts each thing into the group of its key, and keeps their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), all => {
      const groups = groupedBy(all, each => each % 5);
      expect([...groups.keys()]).toEqual([
        ...new Set(all.map(each => each % 5)),
      ]);
      for (const [key, group] of groups) {
        expect(group).toEqual(all.filter(each => each % 5 === key));
      }
    }),
  );
});
