import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fromRoot, ROOT } from '../lib/paths.mjs';

const load = createRequire(fromRoot('package.json'));
const { ESLint } = load('eslint');
const house = load('./scripts/eslint/house.cjs');
const { KINDS, rowFor } = load('./scripts/eslint/import-table.cjs');

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'house-lint-'));
after(() => fs.rmSync(temp, { recursive: true }));

/** ESLint rules that judge imports, as they apply to a package. */
async function judge(name, role, code, file = 'src/x.ts') {
  const dir = path.join(temp, name.replace(/\W/g, '_'));
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({ name, backstage: { role } }),
  );
  const eslint = new ESLint({
    useEslintrc: false,
    cwd: ROOT,
    baseConfig: { root: true, ...house(dir) },
  });
  const [result] = await eslint.lintText(code, {
    filePath: path.join(ROOT, file),
  });
  return result.messages
    .filter(m =>
      ['no-restricted-syntax', 'no-restricted-imports'].includes(m.ruleId),
    )
    .map(m => m.message);
}

const COST = '@infra-portal/plugin-infra-cost';
const COMMON = '@infra-portal/infra-common';
const NODE = '@infra-portal/infra-node';
const REACT = '@infra-portal/infra-react';
const SANDBOX = '@infra-portal/sandbox';

const rows = [
  {
    name: 'app',
    role: 'frontend',
    allowed: [COST, COMMON, 'react', '@mui/material/Button', '@backstage/ui'],
    forbidden: [
      'backend',
      NODE,
      SANDBOX,
      `${COST}-backend`,
      '@mui/material',
      '@mui/material/styles/createTheme',
      '@material-ui/core/Button',
      '@backstage/backend-plugin-api',
    ],
  },
  {
    name: 'backend',
    role: 'backend',
    allowed: [`${COST}-backend`, NODE, '@backstage/plugin-catalog-backend'],
    forbidden: ['app', COST, SANDBOX, 'react', '@mui/material/Button'],
  },
  {
    name: SANDBOX,
    role: 'node-library',
    allowed: [COMMON, NODE, 'express', 'node:fs'],
    forbidden: ['app', 'backend', `${COST}-backend`, COST],
  },
  {
    name: '@infra-portal/cli',
    role: 'cli',
    allowed: [COMMON, NODE, 'commander'],
    forbidden: [SANDBOX, COST, `${COST}-backend`, 'backend'],
  },
  {
    name: COMMON,
    role: 'common-library',
    allowed: [
      'zod',
      'zod/v4',
      './stacks',
      '../stacks',
      '@backstage/catalog-model',
      '@backstage/plugin-permission-common',
    ],
    forbidden: [
      NODE,
      'react',
      'node:fs',
      'lodash',
      '@backstage/catalog-client',
    ],
  },
  {
    name: NODE,
    role: 'node-library',
    allowed: [COMMON, '@octokit/rest', 'yaml', 'node:fs'],
    forbidden: [
      `${COST}-backend`,
      SANDBOX,
      COST,
      '@backstage/plugin-catalog-backend',
    ],
  },
  {
    name: REACT,
    role: 'web-library',
    allowed: [COMMON, '@backstage/ui', '@backstage/core-plugin-api', 'react'],
    forbidden: [
      NODE,
      COST,
      SANDBOX,
      'app',
      'node:fs',
      '@backstage/plugin-catalog-react',
    ],
  },
  {
    name: `${COST}-backend`,
    role: 'backend-plugin',
    allowed: [COMMON, NODE, '@backstage/plugin-catalog-node'],
    forbidden: [
      '@infra-portal/plugin-infra-slo-backend',
      COST,
      REACT,
      SANDBOX,
      'backend',
      '@backstage/plugin-catalog-backend',
      '@backstage/core-plugin-api',
    ],
  },
  {
    name: COST,
    role: 'frontend-plugin',
    allowed: [
      COMMON,
      REACT,
      '@backstage/frontend-plugin-api',
      'react',
      './app',
    ],
    forbidden: [
      '@infra-portal/plugin-infra-slo',
      `${COST}-backend`,
      NODE,
      SANDBOX,
      'app',
      'node:fs',
      '@backstage/plugin-catalog-node',
      '@mui/material',
    ],
  },
];

for (const { name, role, allowed, forbidden } of rows) {
  for (const source of forbidden) {
    test(`${name} must not import ${source}`, async () => {
      const found = await judge(
        name,
        role,
        `import * as x from '${source}';\n`,
      );
      assert.notEqual(found.length, 0);
    });
  }
  test(`${name} may import what the table allows`, async () => {
    const code = allowed.map((s, i) => `import { a as a${i} } from '${s}';\n`);
    assert.deepEqual(await judge(name, role, code.join('')), []);
  });
}

test('every row of the table is tried', () => {
  const tried = new Set(rows.map(row => rowFor(row.name).kind));
  assert.deepEqual(
    KINDS.map(row => row.kind).filter(kind => !tried.has(kind)),
    [],
  );
});

test('other ways to import are seen as well', async () => {
  for (const code of [
    `export { x } from '${NODE}';`,
    `export * from '${NODE}/alpha';`,
    `export const x = () => import('${NODE}');`,
    `export const x = require('${NODE}');`,
    `import x = require('${NODE}'); export { x };`,
  ]) {
    const found = await judge(COST, 'frontend-plugin', `${code}\n`);
    assert.notEqual(found.length, 0, code);
  }
});

test('plugins may use the sandbox in tests, and still nothing else', async () => {
  const inTest = source =>
    judge(
      `${COST}-backend`,
      'backend-plugin',
      `import * as x from '${source}';\n`,
      'src/x.test.ts',
    );
  assert.deepEqual(await inTest(SANDBOX), []);
  assert.notDeepEqual(
    await inTest('@infra-portal/plugin-infra-slo-backend'),
    [],
  );
});

test('nothing but the stand-in knows how Atlantis applies', async () => {
  for (const code of [
    "export const x = '/api/apply';",
    'export const x = (url: string) => `${url}/api/drift/remediate`;',
  ]) {
    const found = await judge(`${COST}-backend`, 'backend-plugin', `${code}\n`);
    assert.notEqual(found.length, 0, code);
    assert.deepEqual(await judge(SANDBOX, 'node-library', `${code}\n`), []);
  }
  const harmless = "export const x = '/api/drift/detect';\n";
  assert.deepEqual(
    await judge(`${COST}-backend`, 'backend-plugin', harmless),
    [],
  );
});

test('a package without a row is told to get one', () => {
  assert.throws(() => rowFor('@infra-portal/surprise'), /has no row/);
});
