import fc from 'fast-check';
import { type BranchCommit, touches } from './branchCommits';
import { BranchIndex } from './BranchIndex';

const file = fc.constantFrom(
  ...['main.tf', 'a/main.tf', 'a/b/main.tf', 'a/README.md', 'c/x.tfvars'],
);
const commits = fc
  .array(fc.array(file, { maxLength: 3 }), { maxLength: 8 })
  .map(all =>
    all.map(
      (files, at): BranchCommit => ({ id: `c${at}`, at, height: -at, files }),
    ),
  );

it('finds what a look at every commit finds', () => {
  fc.assert(
    fc.property(
      commits,
      fc.uniqueArray(fc.constantFrom('', 'a', 'a/b', 'c')),
      (all, folders) => {
        const index = new BranchIndex(all);
        const found = all.filter(each => touches(each, new Set(folders)));
        expect(index.touching(folders)).toEqual(found);
        expect(index.newest(folders)).toBe(found[0]);
        expect(index.oldest).toBe(all.at(-1));
      },
    ),
  );
});
