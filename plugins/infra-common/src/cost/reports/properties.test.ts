import Big from 'big.js';
import fc from 'fast-check';
import { toAmount } from '../amount';
import { CostReportError } from './error';
import { parseExactJson } from './exactJson';
import { readCostReport } from './readCostReport';

const receivedAt = '2026-11-22T09:00:00.000Z';
const read = (bytes: Uint8Array) => readCostReport(bytes, { receivedAt });
const utf8 = (text: string) => new TextEncoder().encode(text);

interface Resource {
  name: string;
  monthlyCost: string | null;
  costComponents: { name: string; monthlyCost: string | null }[];
  subresources: Resource[];
}

const hostileText = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', '\u202e', '<script>', '`', '\u0000', '1e5'),
);
const money = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.nat(24))
  .map(([digits, places]) => toAmount(`${digits}e-${places}`));

const plus = (amounts: (string | null)[]) =>
  amounts.reduce((sum, each) => sum.plus(each ?? 0), new Big(0)).toFixed();

const { resource } = fc.letrec<{ resource: Resource }>(tie => ({
  resource: fc
    .record({
      name: hostileText,
      costComponents: fc.array(
        fc.record({ name: hostileText, monthlyCost: fc.option(money) }),
        { maxLength: 4 },
      ),
      subresources: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant<Resource[]>([]),
        fc.array(tie('resource'), { maxLength: 2 }),
      ),
    })
    .map(({ costComponents, subresources, name }) => ({
      ...{ name, costComponents, subresources },
      monthlyCost: plus(
        [...costComponents, ...subresources].map(each => each.monthlyCost),
      ),
    })),
}));

/** A report as Infracost writes it, whose sums are right. */
const sound = fc
  .array(fc.array(resource, { maxLength: 5 }), { maxLength: 4 })
  .map(all => {
    const projects = all.map((resources, index) => ({
      name: `stacks/${index}`,
      metadata: { type: 'terraform_dir' },
      breakdown: {
        resources,
        totalMonthlyCost: plus(resources.map(each => each.monthlyCost)),
      },
    }));
    return {
      version: '0.2',
      currency: 'USD',
      timeGenerated: '2026-10-01T00:00:00Z',
      totalMonthlyCost: plus(
        projects.map(({ breakdown }) => breakdown.totalMonthlyCost),
      ),
      projects,
    };
  });

it('keeps the law of sums to the last decimal', () => {
  fc.assert(
    fc.property(sound, data => {
      const { projects, problems } = read(utf8(JSON.stringify(data)));
      expect(problems).toEqual([]);
      expect(plus(projects.map(({ estimate }) => estimate.monthly))).toBe(
        new Big(data.totalMonthlyCost).toFixed(),
      );
      for (const { estimate } of projects) {
        expect(estimate.problems).toEqual([]);
        expect(estimate.monthly).toBe(
          plus(estimate.resources.map(({ monthly }) => monthly)),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it('finds every amount that is changed by the last digit', () => {
  fc.assert(
    fc.property(sound, fc.nat(), (data, pick) => {
      const stated: Resource[] = [];
      const collect = (each: Resource) => {
        stated.push(each);
        each.subresources.forEach(collect);
      };
      const copy = structuredClone(data);
      copy.projects.forEach(each => each.breakdown.resources.forEach(collect));
      fc.pre(stated.length > 0);
      const changed = stated[pick % stated.length];
      changed.monthlyCost = new Big(changed.monthlyCost!)
        .plus('1e-24')
        .toFixed();
      const { projects } = read(utf8(JSON.stringify(copy)));
      const failed = projects.filter(
        ({ estimate }) => estimate.state === 'failed',
      );
      expect(failed).toHaveLength(1);
      expect(failed[0].estimate.problems[0].message).toMatch(
        /^projects\[\d\]\.breakdown\..*Cost is /,
      );
    }),
    { numRuns: 60 },
  );
});

it('reads the same of every encoding, and of every order of keys', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([k, v]) => [k, reversed(v)]));
  };
  fc.assert(
    fc.property(sound, data => {
      const text = JSON.stringify(data);
      const plain = read(utf8(text));
      const little = Buffer.from(`\ufeff${text}`, 'utf16le');
      expect(read(utf8(`\ufeff${text}`))).toEqual(plain);
      expect(read(little)).toEqual(plain);
      expect(read(Buffer.from(little).swap16())).toEqual(plain);
      const other = JSON.stringify(reversed(data), null, '\t');
      expect(read(utf8(other))).toEqual(plain);
    }),
    { numRuns: 40 },
  );
});

it('agrees with JSON.parse on what is JSON, but for numbers', () => {
  const texts = (value: unknown): unknown => {
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return value.map(texts);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value).map(([key, each]) => [key, texts(each)]);
  };
  const numbers = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('s')) return value;
    if (typeof value === 'string') return Number(value);
    if (Array.isArray(value)) return value.map(numbers);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value).map(([key, each]) => [key, numbers(each)]);
  };
  const piece = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"s"', '"s\\""', '"s', '1', '-0.5e+3'],
    ...['01', '-', '1.', '1e', 'true', 'null', ' ', '\n', 'N', '{"s":', '1:2'],
  );
  const mostly = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map(parts => parts.join('')),
    fc
      .jsonValue()
      .map(value =>
        JSON.stringify(value, (_, each) =>
          typeof each === 'string' ? `s${each}` : each,
        ),
      ),
  );
  fc.assert(
    fc.property(mostly, text => {
      let expected: unknown;
      let isJson = true;
      try {
        expected = JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (!isJson) {
        expect(() => parseExactJson(text, 100)).toThrow(CostReportError);
      } else {
        expect(numbers(parseExactJson(text, 100))).toEqual(texts(expected));
      }
    }),
    { numRuns: 500 },
  );
});

it('refuses what is cut anywhere, and throws nothing else', () => {
  const cut = fc.tuple(sound, fc.nat(), fc.nat(255));
  fc.assert(
    fc.property(cut, ([data, where, byte]) => {
      const bytes = utf8(JSON.stringify(data));
      const at = where % bytes.length;
      expect(() => read(bytes.slice(0, at))).toThrow(CostReportError);
      const broken = bytes.slice();
      broken[at] = byte;
      try {
        read(broken);
      } catch (error) {
        expect(error).toBeInstanceOf(CostReportError);
      }
    }),
    { numRuns: 200 },
  );
});

it('throws nothing else for any document, and shows nothing hidden', () => {
  const keys = fc.constantFrom(
    ...['projects', 'breakdown', 'metadata', 'resources', 'costComponents'],
    ...['monthlyCost', 'name', 'errors', 'message', 'summary', 'pastBreakdown'],
    ...['project_name', 'cost_components', 'total_monthly_cost', 'tags'],
    ...['subresources', 'vcsSubPath', 'totalMonthlyCost', 'warnings', 'data'],
  );
  const { any } = fc.letrec(tie => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, '0.2', '1', 'NaN', '-3', 7, '\u202ex'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(keys, tie('any'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(any, any, (project, rest) => {
      const root = { version: '0.2', projects: [project], metadata: rest };
      for (const data of [project, root, { ...root, version: undefined }]) {
        try {
          const text = JSON.stringify(read(utf8(JSON.stringify(data))));
          expect(text).not.toContain('\u202e');
        } catch (error) {
          expect(error).toBeInstanceOf(CostReportError);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['lists', '['.repeat(1_000_000)],
  ['strings that do not end', '"\\"'.repeat(700_000)],
  ['quotes', `[${'"'.repeat(2_000_001)}`],
  ['digits', `[${'1'.repeat(2_000_000)}]`],
  ['numbers before white space', `[1${' '.repeat(2_000_000)}`],
  ['minus signs', '-'.repeat(2_000_000)],
])('answers two megabytes of %s at once', (_, text) => {
  const started = performance.now();
  expect(() => read(utf8(text))).toThrow(CostReportError);
  expect(performance.now() - started).toBeLessThan(2_000);
});

it('says how large a report may be', () => {
  const options = { receivedAt, mostBytes: 10 };
  expect(() => readCostReport(utf8('{"projects":[]}'), options)).toThrow(
    'The report has 15 bytes, and 10 are the most.',
  );
  expect(() => read(new Uint8Array([0x7b, 0xff]))).toThrow(/not UTF-8/);
  expect(() => read(Buffer.from('{}', 'utf16le'))).toThrow(/UTF-16 without/);
  expect(() => read(utf8('{"a": NaN}'))).toThrow('in line 1, column 7');
});
