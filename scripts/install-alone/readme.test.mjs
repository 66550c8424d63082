import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importedPackages } from './imports.mjs';
import { installSteps } from './readme.mjs';

const README = `# A plugin

\`\`\`sh
yarn --cwd packages/app add @acme/before
\`\`\`

## Install

\`\`\`sh
yarn --cwd packages/app add @acme/plugin-a
yarn --cwd packages/backend add @acme/plugin-a-backend
\`\`\`

\`\`\`ts
// packages/backend/src/index.ts
backend.add(import('@acme/plugin-a-backend'));
\`\`\`

\`\`\`yaml
a:
  repository: https://github.com/<owner>/<name>
\`\`\`

## Afterwards

\`\`\`sh
yarn --cwd packages/app add @acme/after
\`\`\`
`;

test('a README says what to install', () => {
  assert.deepEqual(installSteps(README), {
    app: ['@acme/plugin-a'],
    backend: ['@acme/plugin-a-backend'],
    lines: ["backend.add(import('@acme/plugin-a-backend'));"],
    configuration: 'a:\n  repository: http://localhost:9/acme/infrastructure\n',
  });
});

test('the section may be the last one, and need no configuration', () => {
  const short = README.replace(/## Afterwards[^]*/, '').replace(
    /```yaml[^]*?```\n/,
    '',
  );
  assert.equal(installSteps(short).configuration, '');
  assert.deepEqual(installSteps(short).app, ['@acme/plugin-a']);
});

test('a README that does not say it is refused', () => {
  assert.throws(() => installSteps('# A plugin'), /no section "Install"/);
  for (const line of [
    /yarn --cwd packages\/app add @acme\/plugin-a\n/,
    /yarn --cwd packages\/backend .*\n/,
    /backend\.add.*\n/,
  ])
    assert.throws(
      () => installSteps(README.replace(line, '')),
      /has not a line/,
    );
});

test('imports of built files are seen, and only those', () => {
  const text = `'use strict';
var a = require('@acme/a/alpha');
var node = require('node:path');
var path = require('path');
var own = require('./own.cjs.js');
import { b } from 'b';
import 'c/style.css';
export { d } from "@acme/d";
const lazy = () => import('lazy');
const text = "from 'nothing'";
`;
  assert.deepEqual([...importedPackages(text)].sort(), [
    ...['@acme/a', '@acme/d', 'b', 'c', 'lazy'],
  ]);
});
