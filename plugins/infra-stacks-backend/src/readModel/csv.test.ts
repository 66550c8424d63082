import { csvCell, type StackSummary } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { stacksCsv } from './csv';

/** Reads RFC 4180 as plainly as it can be. */
function rows(text: string): string[][] {
  const found: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error('This is no CSV.');
    const [, quoted, plain, end] = match;
    found[found.length - 1].push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') found.push([]);
  }
  return found.slice(0, -1);
}

const stack = (more: Partial<StackSummary>): StackSummary => ({
  name: 'a',
  ref: 'r',
  repository: 'h/o/n',
  dir: '.',
  workspace: 'default',
  layer: 'product',
  resources: 1,
  modules: 2,
  findings: { error: 1, warning: 2, info: 3 },
  incomplete: false,
  ...more,
});

it('can be read again, and nothing in it is a formula', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a,"\r\n=+-@\t한 ＝') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), all => {
      const stacks = all.map(([dir, product]) => stack({ dir, product }));
      const [header, ...lines] = rows(
        [...stacksCsv(stacks)].join('').replace('\uFEFF', ''),
      );
      expect(lines).toHaveLength(all.length);
      lines.forEach((line, index) => {
        const [dir, product] = ['folder', 'product'].map(
          column => line[header.indexOf(column)],
        );
        for (const [cell, value] of [
          [dir, all[index][0]],
          [product, all[index][1]],
        ]) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          expect([value, `'${value}`]).toContain(cell);
        }
      });
    }),
  );
});

it('begins with the mark of UTF-8, and gives many on in parts', () => {
  const parts = [...stacksCsv(Array.from({ length: 1_200 }, () => stack({})))];
  expect(parts).toHaveLength(4);
  expect(parts[0]).toMatch(/^\uFEFFname,product,/);
  expect(csvCell(-1)).toBe('-1');
  expect(csvCell('=1+1')).toBe("'=1+1");
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  expect(csvCell(undefined)).toBe('');
});
