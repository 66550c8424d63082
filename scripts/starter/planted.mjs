/**
 * A defect for each program: one that does not find it proves nothing by
 * finding nothing else.
 */
export const PLANTED = {
  workflow: {
    file: 'workflow.yaml',
    text: `on: push
jobs:
  planted:
    runs-on: ubuntu-24.04
    steps:
      - run: rm -r $FOLDER
`,
    // From shellcheck, which actionlint leaves out without a word.
    found: /SC2086/,
  },
  expression: {
    file: 'expression.yaml',
    text: `on: push
jobs:
  planted:
    runs-on: ubuntu-24.04
    needs: nobody
    steps:
      - run: echo "\${{ nothing.there }}"
`,
    found: /undefined variable "nothing"/,
  },
  dockerfile: {
    file: 'Dockerfile',
    text: 'FROM alpine\nRUN cd /tmp\n',
    found: /DL3006[^]*DL3003/,
  },
  script: {
    file: 'planted.sh',
    text: '#!/bin/sh\nrm -r $1\n',
    found: /SC2086/,
  },
  compose: {
    file: 'compose.yaml',
    text: `name: planted
services:
  service: { image: alpine, depends_on: [database] }
`,
    found: /depends on the service database/,
  },
  schema: {
    file: 'schema.yaml',
    text: 'name: planted\nservices:\n  service: { image: alpine, portz: [] }\n',
    found: /portz/,
  },
  policy: {
    file: 'policy/planted_test.rego',
    text: 'package planted_test\n\ntest_planted if data.planted.allow\n',
    found: /test_planted/,
  },
};
