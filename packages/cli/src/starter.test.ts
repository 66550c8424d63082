import fs from 'node:fs';
import path from 'node:path';
import { run } from './__testUtils__/run';

const top = path.resolve(__dirname, '../../..');
const starter = 'templates/infrastructure';

// What the starter repository promises, by the commands its CI runs.
describe('the starter repository', () => {
  it.each([
    [
      'has current documentation of its modules',
      ['modules', 'docs', '--check', `${starter}/modules`],
    ],
    ['is formatted', ['fmt', '--check', starter]],
    ['passes the check', ['check', starter]],
    ['is understood', ['discover', starter]],
    ['promises what can be kept', ['slo', 'check', starter]],
    ['has the rules of its objectives', ['slo', 'compile', '--check', starter]],
  ])(
    '%s',
    async (_, argv) => {
      const { code, out } = await run(top, ...argv);
      expect({ code, wrong: code === 0 ? '' : out }).toEqual({
        code: 0,
        wrong: '',
      });
    },
    120_000,
  );

  it('begins applications of all runtimes with the same files', () => {
    const paths = ['ecs-fargate', 'ecs-ec2', 'ec2', 'kubernetes', 'worker'];
    const shared = [
      ...['dockerfile/node', 'dockerfile/java', 'dockerfile/python'],
      ...['dockerfile/go', 'dockerignore', 'compose.yaml'],
    ];
    for (const file of shared) {
      const texts = paths.map(name =>
        fs.readFileSync(
          path.join(top, starter, 'golden-paths', name, 'application', file),
          'utf8',
        ),
      );
      expect([file, new Set(texts).size]).toEqual([file, 1]);
    }
  });
});
