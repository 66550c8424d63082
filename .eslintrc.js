// Packages have their own configuration (scripts/eslint/house.cjs); this one is
// for the scripts beside them.
module.exports = {
  root: true,
  ignorePatterns: [
    'node_modules',
    'dist',
    'dist-types',
    'coverage',
    '.*',
    '!.ci',
    'templates',
  ],
  overrides: [
    {
      files: ['*.js', '*.cjs', '*.mjs'],
      excludedFiles: ['packages/*/src/**', 'plugins/*/src/**'],
      extends: ['eslint:recommended', 'prettier'],
      env: { node: true, es2024: true },
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
      rules: {
        'max-lines': ['error', { max: 400 }],
        'no-control-regex': 'off',
        'no-empty': ['error', { allowEmptyCatch: true }],
        'no-unused-vars': [
          'error',
          { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
        ],
        'no-var': 'error',
        'prefer-const': 'error',
      },
    },
    {
      files: ['*.cjs', '.eslintrc.js'],
      parserOptions: { sourceType: 'script' },
    },
    {
      // These must parse on very old Node versions.
      files: ['scripts/*.mjs'],
      rules: { 'no-var': 'off' },
    },
    {
      // Functions that run inside the browser under test.
      files: ['e2e/**', 'bench/**'],
      env: { browser: true },
    },
  ],
};
