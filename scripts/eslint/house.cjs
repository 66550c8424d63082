const path = require('node:path');
const backstage = require('@backstage/cli/config/eslint-factory');
const { rowFor } = require('./import-table.cjs');

/** Files longer than this are split. */
const LONGEST_FILE = 400;

/** What an import, export-from, dynamic import or require names. */
const sources = regex => [
  `:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=${regex}]`,
  `CallExpression[callee.name="require"][arguments.0.value=${regex}]`,
  `TSExternalModuleReference[expression.value=${regex}]`,
];

/** Regular expression text of a package name with `*`; sub-paths count too. */
const namePattern = name =>
  `${name
    .replace(/[.+]/g, '\\$&')
    .replace(/\*/g, '[^/]+')
    .replaceAll('/', '\\u002F')}(?:\\u002F.*)?`;

const anyOf = names => `(?:${names.map(namePattern).join('|')})`;

/** Restricted-syntax entries for a row of the import table. */
function importRules(row, { tests }) {
  const ours = [...row.ours, ...(tests ? row.oursInTests ?? [] : [])];
  const forbid = (regex, message) =>
    sources(regex).map(selector => ({ selector, message }));
  const oursExcept = ours.length > 0 ? `(?!${anyOf(ours)}$)` : '';
  const list = [
    ...forbid(
      `/^${oursExcept}@infra-portal\\u002F/`,
      `A ${row.kind} may import of this repository only: ${
        ours.join(', ') || 'nothing'
      } (${row.why}).`,
    ),
    ...forbid(
      `/^${anyOf(['app', 'backend'])}$/`,
      'Nothing imports packages/app or packages/backend.',
    ),
  ];
  // Tests may use what they like of the outside world.
  if (tests) return list;
  list.push(
    ...forbid(
      `/^${anyOf(row.never)}$/`,
      `A ${row.kind} does not import this (${row.why}).`,
    ),
  );
  if (row.only) {
    list.push(
      ...forbid(
        `/^(?!\\.|${anyOf(row.only)}$)/`,
        `A ${row.kind} may import only: ${row.only.join(', ')} (${row.why}).`,
      ),
    );
  }
  return list;
}

const REACT_DEFAULT_IMPORT = {
  selector:
    "ImportDeclaration[source.value='react'] :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)",
  message: 'Import what you need from react by name.',
};
const DIRNAME = {
  selector: 'Identifier[name="__dirname"]',
  message:
    '`__dirname` is another folder in production builds; use resolvePackagePath() of @backstage/backend-plugin-api.',
};

const DANGEROUS = '/api\\u002F(apply|drift\\u002Fremediate)/';
/** Routes of Atlantis that change real infrastructure without a person. */
const APPLYING = {
  selector: `:matches(Literal[value=${DANGEROUS}], TemplateElement[value.raw=${DANGEROUS}])`,
  message:
    'The portal applies nothing: it proposes, shows and asks. People apply in their pull requests.',
};

/**
 * ESLint configuration of a package: Backstage's, the import table and the
 * rules of the house.
 * @param {string} dir folder of the package
 * @param {object} extra more options of Backstage's factory
 */
module.exports = (dir, extra = {}) => {
  const pkg = require(path.join(dir, 'package.json'));
  const { name, backstage: meta } = pkg;
  const row = rowFor(name);
  const inSources = importRules(row, { tests: false });
  const isFrontend = /^(frontend|web)/.test(meta.role);
  return backstage(dir, {
    ...extra,
    restrictedTestSyntax: importRules(row, { tests: true }),
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      'max-lines': ['error', { max: LONGEST_FILE }],
      'no-console': meta.role === 'cli' ? 'off' : 'error',
      // Backstage's factory drops its own list for frontends, so it is whole here.
      'no-restricted-syntax': [
        'error',
        ...inSources,
        // The stand-in speaks all that Atlantis speaks.
        ...(name === '@infra-portal/sandbox' ? [] : [APPLYING]),
        ...(isFrontend ? [REACT_DEFAULT_IMPORT] : []),
        // Only what is published is moved by a build.
        ...(isFrontend || pkg.private ? [] : [DIRNAME]),
      ],
      ...extra.rules,
    },
    testRules: {
      // Property tests compare inside a function that runs many times.
      'jest/no-conditional-expect': 'off',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect*', 'fc.assert', '**.assert*'] },
      ],
      ...extra.testRules,
    },
    overrides: [
      {
        // Helpers of tests are not part of what the package delivers.
        files: ['src/testing/**'],
        rules: { '@backstage/no-undeclared-imports': 'off' },
      },
      {
        files: ['scripts/**'],
        rules: { 'no-console': 'off' },
      },
      ...(extra.overrides ?? []),
    ],
  });
};
