import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goDirective, replaceLines, wrapperModule } from './goModule.mjs';
import {
  calledModules,
  inventory,
  moduleTags,
  remoteStates,
  typesIn,
  versionsOf,
} from './inventory.mjs';
import { complaints, judgeCheckov, judgeConftest } from './judge.mjs';
import { strayNames, strayVariables } from './linters.mjs';
import { pool } from './pool.mjs';
import { gitRedirect, moduleUrl } from './repository.mjs';
import { wantedTypes } from './terraformItem.mjs';

const FILES = new Map([
  ['modules/sqs/main.tf', 'resource "aws_sqs_queue" "this" {}\n'],
  ['modules/sqs/CHANGELOG.md', '## [1.1.0] - 2026-11-05\n## [1.0.0] - x\n'],
  ['modules/sqs/examples/basic/main.tf', 'provider "aws" {}\n'],
  ['modules/sqs/tests/setup/main.tf', 'provider "aws" {}\n'],
  [
    'stacks/a/api/prod/versions.tf',
    'terraform {\n  backend "s3" {}\n}\nmodule "q" {\n  source = "git::https://x//modules/sqs?ref=sqs/v1.0.0"\n}\n',
  ],
  ['stacks/a/api/prod/data.tf', '  data "aws_region" "x" {}\n'],
  ['terraform/dev/modules/vpc/main.tf', 'provider "aws" {}\n'],
  ['lib/main.tf', 'locals {}\n'],
]);

test('modules, examples and stacks are told apart', () => {
  assert.deepEqual(inventory(FILES), [
    { kind: 'module', folder: 'modules/sqs' },
    { kind: 'example', folder: 'modules/sqs/examples/basic' },
    { kind: 'stack', folder: 'stacks/a/api/prod' },
  ]);
});

test('versions and tags come from changelogs', () => {
  assert.deepEqual(versionsOf('## [Unreleased]\n\n## [2.0.0] - x\n'), [
    '2.0.0',
  ]);
  assert.deepEqual(moduleTags(FILES), ['sqs/v1.1.0', 'sqs/v1.0.0']);
});

test('what a stack uses includes what its modules use', () => {
  const [module, , stack] = inventory(FILES);
  assert.deepEqual(wantedTypes(stack, FILES), {
    resource: new Set(['aws_sqs_queue']),
    data: new Set(['aws_region']),
    statements: 3,
  });
  assert.deepEqual(wantedTypes(module, FILES).data, new Set());
  assert.deepEqual(typesIn('# resource "no" "x" {}\n').resource, []);
  assert.deepEqual(calledModules('//modules/a?ref=1 //modules/a //modules/b'), [
    'a',
    'b',
  ]);
  assert.deepEqual(remoteStates('data "terraform_remote_state" "n" {\n}\n'), [
    'n',
  ]);
});

test('git is led to this machine, whatever the protocol', () => {
  const env = gitRedirect('https://github.com/acme/i.git', '/repo');
  assert.equal(env.GIT_CONFIG_COUNT, '3');
  assert.equal(env.GIT_CONFIG_KEY_0, 'url.file:///repo.insteadOf');
  assert.deepEqual(
    [0, 1, 2].map(index => env[`GIT_CONFIG_VALUE_${index}`]),
    [
      'https://github.com/acme/i.git',
      'ssh://git@github.com/acme/i.git',
      'git@github.com:acme/i.git',
    ],
  );
  assert.equal(
    moduleUrl('modules:\n  url: https://github.com/acme/i.git\n'),
    'https://github.com/acme/i.git',
  );
  assert.throws(() => moduleUrl('x: 1'), /does not name/);
});

test('a checkov report is read per plan, in both of its forms', () => {
  const check = (file, id) => ({
    file_abs_path: `/root${file}`,
    resource: 'r',
    check_name: 'Name',
    check_id: id,
  });
  const results = {
    passed_checks: [check('/a.json', 'P')],
    failed_checks: [check('/b.json', 'F')],
  };
  for (const report of [{ results }, [{ results }, {}]]) {
    const text = `some warning\n${JSON.stringify(report, null, 1)}`;
    const verdict = judgeCheckov(text, ['a.json', 'b.json', 'c.json'], '/root');
    assert.deepEqual(complaints('checkov', verdict), [
      'b.json: r: Name [F]',
      'c.json: checkov looked at nothing in it.',
    ]);
  }
  assert.throws(() => judgeCheckov('', [], '/root'));
});

test('a conftest report without a result is a failure', () => {
  const report = [
    { filename: 'a.json', successes: 3 },
    { filename: 'b.json', successes: 1, failures: [{ msg: 'bad' }] },
    { filename: 'c.json', successes: 0 },
  ];
  const verdict = judgeConftest(JSON.stringify(report), [
    'a.json',
    'b.json',
    'c.json',
  ]);
  assert.deepEqual(complaints('conftest', verdict), [
    'b.json: bad',
    'c.json: conftest looked at nothing in it.',
  ]);
  const nothing = judgeConftest('[]', []);
  assert.equal(complaints('conftest', nothing).length, 1);
});

test('replacements are repeated in the wrapper', () => {
  const goMod = `module x

go 1.26.6

// replace a => b v0
replace github.com/a/b v1 => github.com/c/b v2 // why
replace (
	d => ./d
	e v1 => e v2
)
require (
	f v1
)
`;
  assert.equal(goDirective(goMod), 'go 1.26.6');
  assert.deepEqual(replaceLines(goMod), [
    'replace github.com/a/b v1 => github.com/c/b v2',
    'replace d => ./d',
    'replace e v1 => e v2',
  ]);
  assert.match(wrapperModule(goMod, 'x', 'v1'), /^require x v1$/m);
});

test('a pool keeps order and its limit', async () => {
  let running = 0;
  let most = 0;
  const results = await pool([3, 1, 2, 1], 2, async n => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(done => setTimeout(done, n * 5));
    running -= 1;
    return n * 10;
  });
  assert.deepEqual(results, [30, 10, 20, 10]);
  assert.equal(most, 2);
});

test('names and variables of a compose file are compared', () => {
  const service = {
    depends_on: { cache: {}, database: {} },
    volumes: [
      { type: 'volume', source: 'data' },
      { type: 'bind', source: '/x' },
      { type: 'volume', source: 'gone' },
    ],
    configs: [{ source: 'constructor' }],
    environment: { GOOD: '$a', BAD: '$$a', SET: null },
  };
  const project = { services: { service, cache: {} }, volumes: { data: {} } };
  assert.deepEqual(strayNames(project), [
    'service depends on the service database, which is none',
    'service mounts the volume gone, which is none',
    'service is given constructor, which is none',
  ]);
  assert.deepEqual(strayNames({ services: { service: {} } }), []);
  const variables = { GOOD: '$a', BAD: '$a', OWN: 'x' };
  assert.deepEqual(
    strayVariables(project, variables, name => name === 'OWN'),
    ['BAD is "$$a" instead of "$a"'],
  );
  assert.deepEqual(
    strayVariables({ services: { service: {} } }, {}, () => true),
    [],
  );
});
