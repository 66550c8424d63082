import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { firstErrors } from '../build.mjs';
import { configFailure } from '../config-check.mjs';
import { fingerprint } from '../fingerprint.mjs';
import { installFailure, phaseOf } from '../install.mjs';
import { decisiveLines, openLog } from '../logs.mjs';
import * as summary from '../summary.mjs';

test('an unknown configuration key is named with its file', () => {
  const failure = configFailure(
    [
      'Config must NOT have additional properties { additionalProperty=titel } at /app',
    ],
    'app-config.yaml',
  );
  assert.equal(
    failure.message,
    'app-config.yaml: "app.titel" is not a known key.',
  );
});

test('of one wrong value, the deepest place is named', () => {
  const failure = configFailure(
    [
      'Config must be string { type=string } at /backend/listen',
      'Config must be string,number { type=string,number } at /backend/listen/port',
      'Config must match a schema in anyOf {  } at /backend/listen',
    ],
    'app-config.yaml',
  );
  assert.equal(
    failure.message,
    'app-config.yaml: "backend.listen.port" must be string,number.',
  );
  assert.deepEqual(failure.details, []);
});

test('unreadable YAML is told with its place', () => {
  const failure = configFailure(
    ['Tabs are not allowed as indentation at line 73, column 1:\n\n\t- x'],
    'app-config.yaml',
  );
  assert.equal(
    failure.message,
    'app-config.yaml cannot be read: Tabs are not allowed as indentation at line 73, column 1.',
  );
});

test("yarn's steps in our words", () => {
  assert.equal(phaseOf({ data: '┌ Fetch step' }), 'fetching packages');
  assert.equal(phaseOf({ data: '└ Completed' }), undefined);
  assert.equal(phaseOf({}), undefined);
});

for (const [data, message] of [
  ['Internal Error: ENOSPC: no space left on device', /disk is full/],
  ['The lockfile would have been modified by this install', /yarn\.lock does/],
  [
    'RequestError: getaddrinfo ENOTFOUND npm.example.com',
    /registry https:\/\/r/,
  ],
  ["EACCES: permission denied, mkdir '/x'", /cannot be written/],
  ['Something else', /Installing the dependencies failed/],
]) {
  test(`an installation that fails with ${data.slice(0, 30)}`, () => {
    const failure = installFailure([{ name: 0, data }], 'https://r');
    assert.match(failure.message, message);
    assert.notEqual(failure.remedy, '');
  });
}

test('the decisive lines of a log', () => {
  assert.deepEqual(
    decisiveLines([
      '{"level":"info","message":"Listening"}',
      '\x1b[31mError: listen EADDRINUSE: address in use\x1b[39m',
      '    at Server.setupListenHandle (node:net:1)',
      'Error: listen EADDRINUSE: address in use',
    ]),
    ['Error: listen EADDRINUSE: address in use'],
  );
  assert.deepEqual(decisiveLines(['a', 'b', '', 'c', 'd', 'e']), [
    'b',
    'c',
    'd',
    'e',
  ]);
});

test('logs are bounded and rotated on start', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-logs-'));
  try {
    fs.writeFileSync(path.join(folder, 'portal.log'), 'last start\n');
    const log = openLog(folder, 'portal');
    const older = path.join(folder, 'portal.1.log');
    assert.equal(fs.readFileSync(older, 'utf8'), 'last start\n');
    const line = `${'x'.repeat(1_000_000)}\n`;
    for (let i = 0; i < 25; i += 1) log.write(line);
    log.write('the end');
    assert.equal(log.lines().at(-1), 'the end');
    log.close();
    const size = fs
      .readdirSync(folder)
      .map(name => fs.statSync(path.join(folder, name)).size)
      .reduce((a, b) => a + b);
    assert.ok(size < 23_000_000, String(size));
    assert.equal(fs.readdirSync(folder).length, 2);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('a fingerprint follows contents and names, not build output', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-print-'));
  try {
    const file = path.join(folder, 'a');
    fs.writeFileSync(file, '1');
    const first = fingerprint(folder, ['.', 'missing']);
    fs.mkdirSync(path.join(folder, 'dist'));
    fs.writeFileSync(path.join(folder, 'dist/x'), 'built');
    fs.utimesSync(file, 1, 1);
    assert.equal(fingerprint(folder, ['.', 'missing']), first);
    assert.notEqual(fingerprint(folder, ['.'], ['22']), first);
    fs.writeFileSync(file, '2');
    const second = fingerprint(folder, ['.']);
    assert.notEqual(second, first);
    fs.renameSync(file, path.join(folder, 'b'));
    assert.notEqual(fingerprint(folder, ['.']), second);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('errors of a build without its stack', () => {
  assert.deepEqual(
    firstErrors('hello\n\x1b[31mERROR in ./src/a.ts\x1b[0m\n\n  bad\n    at x'),
    ['ERROR in ./src/a.ts', '  bad'],
  );
});

test('counts of runners', () => {
  const counts = ({ passed, failed, skipped }) => [passed, failed, skipped];
  const jest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1 };
  assert.deepEqual(counts(summary.fromJest(jest, 0)), [3, 0, 1]);
  // A crash after the tests, or no test at all, is a failure.
  assert.deepEqual(counts(summary.fromJest(jest, 1)), [3, 1, 1]);
  assert.deepEqual(counts(summary.fromJest({}, 0)), [0, 1, 0]);
  const tap = { code: 0, output: '# pass 4\n# fail 0\n# skipped 2\n' };
  assert.deepEqual(counts(summary.fromTap(tap)), [4, 0, 2]);
  assert.deepEqual(counts(summary.fromTap({ ...tap, code: 1 })), [4, 1, 2]);
  const line = { code: 0, output: 'x\n5 passed, 0 failed, 1 skipped\n' };
  assert.deepEqual(counts(summary.fromSummaryLine(line)), [5, 0, 1]);
  assert.deepEqual(
    counts(summary.fromSummaryLine({ code: 1, output: 'boom' })),
    [0, 1, 0],
  );
});

test('the last line', () => {
  assert.equal(
    summary.summaryLine({ passed: 2, failed: 0, skipped: 0 }),
    '2 passed, 0 failed',
  );
  assert.equal(
    summary.summaryLine({ passed: 2, failed: 1, skipped: 3 }),
    '2 passed, 1 failed, 3 skipped',
  );
});
