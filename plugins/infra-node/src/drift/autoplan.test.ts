import { planArguments } from './autoplan';

const file = (...lines: string[]) =>
  ['version: 3', 'projects:', ...lines, ''].join('\n');
const project = (...lines: string[]) =>
  file('  - name: api', '    dir: a/b/', ...lines);
const stack = { dir: 'a/b', workspace: 'default', changed: ['a/b/drift.tf'] };

describe('whether Atlantis plans by itself', () => {
  it.each([
    ['no file', undefined],
    ['a broken file', 'a: ['],
    ['no projects', 'version: 3\n'],
    ['a project', project()],
    ['its own patterns', project('    autoplan: {when_modified: ["*.tf"]}')],
    [
      'another of the folder',
      file(
        '  - { name: x, dir: a/b, autoplan: { enabled: false } }',
        '  - { name: y, dir: a/b }',
      ),
    ],
    [
      'folders that are found',
      `${file('  - dir: other')}autodiscover: {mode: enabled}\n`,
    ],
  ])('yes with %s', (_title, text) => {
    expect(planArguments(text, stack)).toBeUndefined();
  });

  it.each([
    ['it is off', project('    autoplan: {enabled: false}'), '-p api'],
    [
      'it looks elsewhere',
      project('    autoplan: {when_modified: ["main.tf", "../c/**"]}'),
      '-p api',
    ],
    [
      'the file is left out',
      project('    autoplan: {when_modified: ["*.tf", "!drift.tf"]}'),
      '-p api',
    ],
    [
      'it is another workspace',
      project('    workspace: x'),
      '-d a/b -w default',
    ],
    ['it has no project', file('  - dir: other'), '-d a/b -w default'],
    [
      'it has no name',
      file('  - { dir: a/b, autoplan: { enabled: false } }'),
      '-d a/b -w default',
    ],
  ])('no where %s', (_title, text, expected) => {
    expect(planArguments(text, stack)).toBe(expected);
  });

  it('never makes a command of a hostile name', () => {
    const text = file(
      '  - name: "x -- -destroy"',
      '    dir: a/b',
      '    autoplan: {enabled: false}',
    );
    expect(planArguments(text, stack)).toBeUndefined();
    expect(
      planArguments(file('  - dir: other'), { ...stack, dir: 'a b\nx' }),
    ).toBeUndefined();
  });
});
