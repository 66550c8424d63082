import {
  addAmounts,
  type Estimate,
  subtractAmounts,
  toAmount,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { estimateOf } from '../__testUtils__/records';
import { deltaOf, fitsPull, pendingSteps } from './pending';
import { pricedPull } from './pricedPull';
import { pricedStack, reportedSides } from './pricedStack';
import { touchedStacks } from './touchedStacks';
import type { KeptPull, PulledStack } from './types';

/** Folders of modules, and which ones a stack or module calls. */
interface Tree {
  /** By folder: what is written there, and folders that it calls. */
  folders: Map<string, { text: string; calls: string[] }>;
  stacks: string[];
}

const MODULES = ['m0', 'm1', 'm2', 'm3'];
const STACKS = ['s0', 's1', 's2', 's3'];
const tree: fc.Arbitrary<Tree> = fc
  .tuple(
    fc.subarray(STACKS),
    fc.tuple(
      ...[...STACKS, ...MODULES].map(() =>
        fc.tuple(fc.constantFrom('a', 'b'), fc.subarray(MODULES)),
      ),
    ),
  )
  .map(([stacks, all]) => ({
    stacks,
    folders: new Map(
      [...STACKS, ...MODULES].map((folder, at) => {
        const [text, calls] = all[at];
        return [folder, { text, calls }];
      }),
    ),
  }));

/** Folders that a stack is made of. */
function closure({ folders }: Tree, stack: string): string[] {
  const found = new Set<string>();
  const visit = (folder: string) => {
    if (found.has(folder)) return;
    found.add(folder);
    folders.get(folder)!.calls.forEach(visit);
  };
  visit(stack);
  return [...found].sort();
}

const madeOf = (own: Tree, stack: string) =>
  JSON.stringify(
    closure(own, stack).map(each => [each, own.folders.get(each)]),
  );

it('touches every stack that is made of something else, and each once', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const changed = new Set(
        [...STACKS, ...MODULES].filter(
          each =>
            JSON.stringify(base.folders.get(each)) !==
            JSON.stringify(head.folders.get(each)),
        ),
      );
      const touched = touchedStacks(
        base.stacks.map(dir => ({
          ...{ ref: dir, dir, folders: closure(base, dir) },
        })),
        head.stacks.map(dir => ({ ref: dir, dir })),
        changed,
      );
      const kinds = new Map(touched.map(({ ref, change }) => [ref, change]));
      expect(kinds.size).toBe(touched.length);
      for (const stack of STACKS) {
        const was = base.stacks.includes(stack);
        const is = head.stacks.includes(stack);
        if (was !== is) {
          expect(kinds.get(stack)).toBe(was ? 'removed' : 'added');
        } else if (!was || madeOf(base, stack) === madeOf(head, stack)) {
          expect(kinds.has(stack)).toBe(false);
        } else {
          expect(kinds.get(stack)).toBe('changed');
        }
      }
    }),
  );
});

const cents = fc.integer({ min: 0, max: 300_000 }).map(n => toAmount(n / 100));
const estimate: fc.Arbitrary<Estimate> = fc
  .tuple(
    ...[
      cents,
      fc.constantFrom('ok' as const, 'partial' as const, 'failed' as const),
    ],
    fc.constantFrom('USD', 'EUR'),
  )
  .map(([monthly, state, currency]) =>
    estimateOf(monthly, { state, currency, grade: 'infracost' }),
  );
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const change = fc.constantFrom(...(['added', 'changed', 'removed'] as const));

it('takes a report only when it speaks of both sides, soundly', () => {
  fc.assert(
    fc.property(
      change,
      estimate,
      maybe(estimate),
      maybe(cents),
      (kind, after, before, beforeMonthly) => {
        const sides = reportedSides(kind, { after, before, beforeMonthly });
        if (!sides) return;
        expect(kind).not.toBe('removed');
        expect(sides.after?.state).not.toBe('failed');
        const was = sides.before?.monthly ?? sides.beforeMonthly;
        if (kind === 'changed') expect(was).toBeDefined();
        if (sides.before) expect(sides.before.currency).toBe(after.currency);
      },
    ),
  );
});

it('never makes a number of what is not known', () => {
  fc.assert(
    fc.property(
      change,
      maybe(estimate),
      maybe(estimate),
      (kind, before, after) => {
        const place = { ref: 'a', dir: 'a', change: kind };
        const priced = pricedStack(place, { before, after });
        const isKnown = (side?: Estimate) => side && side.state !== 'failed';
        const isNeeded = {
          added: isKnown(after),
          removed: isKnown(before),
          changed: isKnown(before) && isKnown(after),
        }[kind];
        expect(priced.after !== undefined).toBe(Boolean(isNeeded));
        if (kind === 'removed' && isNeeded) expect(priced.after).toBe('0');
        if (kind === 'added') expect(priced.before).toBeUndefined();
        const pull = pricedPull(
          [{ stack: priced, estimates: { ref: 'a', before, after } }],
          { commit: 'c', base: 'b', source: 's', pricedAt: '2026-01-01' },
        );
        expect(pull.stacks).toEqual([priced]);
      },
    ),
  );
});

it('gives no amount to a stack in another currency than most', () => {
  const sides = (ref: string, currency: string) => {
    const [before, after] = ['1', '2'].map(each =>
      estimateOf(each, { currency }),
    );
    const place = { ref, dir: ref, change: 'changed' as const };
    return {
      stack: pricedStack(place, { before, after }),
      estimates: { ref, before, after },
    };
  };
  const frame = { commit: 'c', base: 'b', source: 's', pricedAt: '2026' };
  const all = [sides('a', 'EUR'), sides('b', 'USD'), sides('c', 'EUR')];
  const { currency, stacks } = pricedPull(all, frame);
  expect(currency).toBe('EUR');
  expect(stacks.map(({ ref, after }) => [ref, after])).toEqual([
    ['a', '2'],
    ['b', undefined],
    ['c', '2'],
  ]);
});

const stack: fc.Arbitrary<PulledStack> = fc.record(
  {
    ref: fc.uuid(),
    dir: fc.constant('a'),
    change: fc.constant('changed' as const),
    before: cents,
    after: cents,
    environment: fc.constantFrom('dev', 'prod'),
  },
  { requiredKeys: ['ref', 'dir', 'change', 'environment'] },
);
const pull: fc.Arbitrary<KeptPull> = fc
  .tuple(fc.nat(9), fc.array(stack, { maxLength: 4 }))
  .map(([number, stacks]) => ({
    ...{ repository: 'h/o/n', number, open: 'open', branch: 'b', head: 'c' },
    ...{ state: 'priced', judgement: { verdict: 'pass' } as never },
    details: {
      ...{ title: 't', url: 'u', author: 'a', draft: false, updatedAt: '' },
    },
    priced: { currency: 'USD', stacks } as never,
  }));

it('adds up: today and all steps are what comes after, by any filter', () => {
  fc.assert(
    fc.property(fc.array(pull, { maxLength: 5 }), cents, (pulls, today) => {
      const at = { currency: 'USD', today };
      const of = (filter: object) => pendingSteps(pulls, filter, at);
      const all = of({});
      const sum = addAmounts(today, ...all.steps.map(({ delta }) => delta));
      expect(all.after).toBe(sum);
      const parts = ['dev', 'prod'].map(each => of({ environment: [each] }));
      const growth = parts.map(({ after }) => subtractAmounts(after, today));
      expect(addAmounts(today, ...growth)).toBe(all.after);
      for (const { steps, unknown } of [all, ...parts]) {
        const told = steps.length + unknown.length;
        expect(told).toBeLessThanOrEqual(pulls.length);
      }
      const touching = pulls.filter(each => fitsPull(each, {}));
      expect(all.steps.length + all.unknown.length).toBe(touching.length);
    }),
  );
});

it('knows no change of stacks of which none has an amount', () => {
  const place = { ref: 'a', dir: 'a', change: 'changed' as const };
  expect(deltaOf([{ ...place, before: '5' }])).toBeUndefined();
  expect(deltaOf([place, { ...place, after: '5' }])).toBe('5');
});
