import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStartArgs, parseTestArgs, TEST_HELP } from '../args.mjs';
import { isWanted, scheduleOf, STAGES } from '../stages.mjs';

const start = (...argv) => parseStartArgs(argv, '/repo');

test('defaults', () => {
  assert.deepEqual(start(), {
    help: false,
    port: 7007,
    data: '/repo/.portal',
    reset: false,
    sample: true,
  });
});

test('all options, in both spellings', () => {
  assert.deepEqual(
    start('--port=7107', '--data', '/x', '--reset', '--no-sample', '--help'),
    { help: true, port: 7107, data: '/x', reset: true, sample: false },
  );
});

test('a folder is relative to the repository', () => {
  assert.equal(start('--data', 'mine').data, '/repo/mine');
});

for (const port of ['0', '65534', 'abc', '70.5', '-1', '1e3', ' 80']) {
  test(`port "${port}" is refused by name`, () => {
    assert.throws(() => start(`--port=${port}`), {
      name: 'Failure',
      message: `--port ${port} is not a usable port.`,
    });
  });
}

test('the highest port leaves room for its neighbours', () => {
  assert.equal(start('--port', '65533').port, 65533);
});

for (const [argv, message] of [
  [['--prot', '1'], /Unknown option "--prot"/],
  [['extra'], /Unknown option "extra"/],
  [['--constructor'], /Unknown option/],
  [['--port'], /--port needs a value/],
  [['--data', '--reset'], /--data needs a value/],
  [['--reset=yes'], /--reset takes no value/],
]) {
  test(`${argv.join(' ')} is refused`, () => {
    assert.throws(() => start(...argv), { name: 'Failure', message });
  });
}

test('stages are checked', () => {
  const stages = ['types', 'unit'];
  assert.deepEqual(parseTestArgs(['--only', 'unit, types'], stages).only, [
    'unit',
    'types',
  ]);
  assert.equal(parseTestArgs([], stages).only, undefined);
  assert.throws(() => parseTestArgs(['--only', 'unti'], stages), {
    message: 'There is no stage "unti".',
    remedy: 'Stages: types, unit.',
  });
});

test('the help of npm test names every stage', () => {
  for (const stage of Object.keys(STAGES)) assert.ok(TEST_HELP.includes(stage));
});

test('heavy stages run in CI, or when they are asked for', () => {
  assert.equal(isWanted('starter', undefined, {}), false);
  assert.equal(isWanted('starter', undefined, { CI: 'true' }), true);
  assert.equal(isWanted('starter', ['starter'], {}), true);
  assert.equal(isWanted('starter', ['unit'], { CI: 'true' }), false);
  assert.equal(isWanted('unit', undefined, {}), true);
});

test('stages that fit run side by side, but not in a terminal', () => {
  const names = Object.keys(STAGES);
  assert.deepEqual(scheduleOf(names, true), {
    front: [
      ['types', 'lint', 'format'],
      ['unit'],
      ['build'],
      ['browser', 'alone'],
    ],
    behind: ['starter'],
    last: ['atlantis'],
  });
  assert.deepEqual(scheduleOf(['unit', 'alone'], true), {
    ...{ front: [['unit'], ['alone']], behind: [], last: [] },
  });
  assert.deepEqual(scheduleOf(names, false), {
    ...{ front: names.map(name => [name]), behind: [], last: [] },
  });
});
