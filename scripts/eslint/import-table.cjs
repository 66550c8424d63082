/**
 * Who may import whom: the table of the house as data. A kind is found by the
 * package's name; `ours` are the packages of this repository it may import,
 * `never` what must not be imported from elsewhere, `only` (where given) the
 * complete list of what its sources may import.
 */

const FRONTEND_ONLY = [
  'react',
  'react-dom',
  '@mui/*',
  '@material-ui/*',
  '@backstage/ui',
  '@backstage/core-components',
  '@backstage/core-plugin-api',
  '@backstage/frontend-*',
];
const SERVER_ONLY = [
  'node:*',
  '@backstage/backend-*',
  '@backstage/plugin-*-backend',
  '@backstage/plugin-*-backend-*',
  '@backstage/plugin-*-node',
];

const COMMON = '@infra-portal/infra-common';
const NODE = '@infra-portal/infra-node';
const REACT = '@infra-portal/infra-react';

const KINDS = [
  {
    kind: 'app',
    test: name => name === 'app',
    ours: [COMMON, REACT, '@infra-portal/plugin-*'],
    never: [...SERVER_ONLY, '@infra-portal/plugin-*-backend', '@material-ui/*'],
    why: 'the app composes frontend plugins',
  },
  {
    kind: 'backend',
    test: name => name === 'backend',
    ours: [COMMON, NODE, '@infra-portal/plugin-*-backend'],
    never: FRONTEND_ONLY,
    why: 'the backend composes backend plugins',
  },
  {
    kind: 'sandbox',
    test: name => name === '@infra-portal/sandbox',
    ours: [COMMON, NODE],
    never: FRONTEND_ONLY,
    why: 'the sandbox stands apart from the portal; it shares the libraries only',
  },
  {
    kind: 'cli',
    test: name => name === '@infra-portal/cli',
    ours: [COMMON, NODE],
    never: FRONTEND_ONLY,
    why: 'the CLI shares the libraries only',
  },
  {
    kind: 'common library',
    test: name => name === COMMON,
    ours: [],
    never: [...FRONTEND_ONLY, ...SERVER_ONLY],
    only: [
      'zod',
      '@backstage/catalog-model',
      '@backstage/plugin-permission-common',
      // Server and browser have to see the same lines change.
      'diff',
      // Money is exact.
      'big.js',
      // A day of a calendar window may have 23 hours.
      'luxon',
    ],
    why: 'infra-common is the vocabulary, and runs everywhere',
  },
  {
    kind: 'browser library',
    test: name => name === REACT,
    ours: [COMMON],
    never: [...SERVER_ONLY, '@material-ui/*', '@backstage/plugin-catalog*'],
    why: 'infra-react is what screens of every plugin share, and knows no domain',
  },
  {
    kind: 'node library',
    test: name => name === NODE,
    ours: [COMMON],
    never: [
      ...FRONTEND_ONLY,
      '@backstage/plugin-*-backend',
      '@backstage/plugin-*-backend-*',
    ],
    oursInTests: ['@infra-portal/sandbox'],
    why: 'infra-node is used by every backend plugin and depends on none',
  },
  {
    kind: 'backend plugin',
    test: name => /^@infra-portal\/plugin-.+-backend$/.test(name),
    ours: [COMMON, NODE],
    never: [...FRONTEND_ONLY, '@backstage/plugin-*-backend'],
    oursInTests: ['@infra-portal/sandbox'],
    why: 'other backends are reached through their service ref, HTTP API or events',
  },
  {
    kind: 'frontend plugin',
    test: name => /^@infra-portal\/plugin-.+$/.test(name),
    ours: [COMMON, REACT],
    never: [...SERVER_ONLY, '@material-ui/*'],
    oursInTests: ['@infra-portal/sandbox'],
    why: 'other plugins are reached by route ref, entity and annotation',
  },
];

/** The row of the table for a package name. */
function rowFor(name) {
  const row = KINDS.find(each => each.test(name));
  if (!row) {
    throw new Error(
      `The package "${name}" has no row in scripts/eslint/import-table.cjs: say there what it may import.`,
    );
  }
  return row;
}

module.exports = { rowFor, KINDS };
