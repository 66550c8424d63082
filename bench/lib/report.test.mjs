import assert from 'node:assert/strict';
import test from 'node:test';
import { parseBenchArgs } from './args.mjs';
import { entities } from './data.mjs';
import { summarize, table } from './report.mjs';

const metrics = [{ id: 'ready', title: 'P14 ready', unit: 'ms', goal: 2.5 }];
const calm = { before: { a: 10 }, after: { a: 11 } };
const make = (samples, controls = calm) =>
  summarize({ metrics, samples, controls, seed: 1 });

test('reports medians and both ratios', () => {
  const outcome = make({
    ready: { S: [30, 31, 29], P: [10, 10, 10], L: [1, 2, 1] },
  });
  const [result] = outcome.results;
  assert.deepEqual(result.medians, { S: 30, P: 10, L: 1 });
  assert.equal(result.stockToPortal.ratio, 3);
  assert.equal(result.portalToLimit.ratio, 10);
  assert.equal(outcome.void, false);
  assert.match(table(outcome), /P14 ready \[ms\] +30 +10 +1 +3× \(2\.9/);
});

test('a busy machine makes the run void, in either direction', () => {
  const samples = { ready: { S: [1], P: [1] } };
  for (const [before, after] of [
    [10, 13],
    [13, 10],
  ]) {
    const outcome = make(samples, {
      before: { a: before, b: 5 },
      after: { a: after, b: 5 },
    });
    assert.equal(outcome.void, true);
    assert.match(table(outcome), /VOID: .* 30 %/);
  }
});

test('an arm that was not run, or could not be measured, is a dash', () => {
  const outcome = make({ ready: { P: [10, 12], L: [undefined, 1] } });
  const [result] = outcome.results;
  assert.deepEqual(Object.keys(result.medians), ['P']);
  assert.equal(result.stockToPortal, undefined);
  assert.equal(result.portalToLimit, undefined);
  assert.match(table(outcome), /\[ms\] +– +11 +– +– +–/);
});

test('options are read, and wrong ones named', () => {
  assert.deepEqual(parseBenchArgs(['--reps=3', '--arms', 'L,P']), {
    reps: 3,
    cells: [
      'cold-start',
      'catalog-page',
      'costs-page',
      'cost-reports',
      'create-fifty',
      'domain-work',
      'golden-path-merge',
      'inventory',
      'live-price',
      'mirror-commit',
      'press',
      'preview',
      'review-page',
      'run-history',
      'run-webhooks',
      'slo-fleet',
      'slo-work',
      'stack-freshness',
      'stack-lists',
      'stack-portal',
      'terraform-plan',
      'terraform-work',
      'upgrade-prepare',
    ],
    arms: ['P', 'L'],
    entities: 222,
    seed: 1,
    help: false,
  });
  for (const argv of [
    ['--reps', '0'],
    ['--reps'],
    ['--reps', '2.5'],
    ['--cells', 'warm-start'],
    ['--arms', ''],
    ['--fast'],
  ]) {
    assert.throws(() => parseBenchArgs(argv), new RegExp(argv[0]));
  }
});

test('the same number gives the same entities, with names of their own', () => {
  const some = entities(222);
  assert.deepEqual(entities(222), some);
  assert.equal(some.length, 222);
  const refs = some.map(each => `${each.kind}:${each.metadata.name}`);
  assert.equal(new Set(refs).size, 222);
  assert.ok(some.filter(each => each.kind === 'Component').length >= 100);
});
