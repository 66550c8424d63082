import fc from 'fast-check';
import { find, MODULE } from './__testUtils__/find';
import { deprecationIn } from './deprecation';

describe('deprecationIn', () => {
  it.each([
    [
      '# x\n\n> **Deprecated:** use `sqs` instead.\n',
      'Deprecated:** use `sqs` instead.',
    ],
    ['# x\n\n⚠️ DEPRECATED - use y\n', '⚠️ DEPRECATED - use y'],
    ['# DEPRECATED\n\nUse the module y.\n', 'DEPRECATED: Use the module y.'],
    [
      '> [!WARNING]\n> This module is deprecated.\n',
      'This module is deprecated.',
    ],
    [
      '# 큐\n\n이 모듈은 더 이상 사용하지 않습니다.\n',
      '이 모듈은 더 이상 사용하지 않습니다.',
    ],
  ])('%j', (text, reason) => {
    expect(deprecationIn(text, 'any')).toBe(reason);
  });

  it.each([
    '# x\n\nMakes a queue. Deprecated inputs are listed below.\n',
    '# x\n\n## Inputs\n\n| old | Deprecated, use new |\n',
    '# x\n\nIt replaces the deprecated table of locks.\n',
    '',
  ])('%j says nothing of the kind', text => {
    expect(deprecationIn(text, 'any')).toBeUndefined();
  });

  it('believes a changelog only when it speaks of all of it', () => {
    const text = (line: string) => `# Changes\n\n## [1.0.0]\n\n${line}\n`;
    const listed = text('### Deprecated\n\n- The input old.');
    expect(deprecationIn(listed, 'sentence')).toBeUndefined();
    expect(
      deprecationIn(text('This module is deprecated: use y.'), 'sentence'),
    ).toBe('This module is deprecated: use y.');
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        deprecationIn(text, 'any');
      }),
    );
  });
});

it('tells of modules what their files say', () => {
  const { modules } = find({
    'modules/a/main.tf': MODULE,
    'modules/a/README.md': '# a\n\nDeprecated: use b.\n',
    'modules/b/main.tf': MODULE,
    'modules/b/README.md': '# b\n',
    'modules/c/main.tf': MODULE,
    'modules/c/CHANGELOG.md': '# c\n\nThis module is deprecated.\n',
  });
  expect(modules.map(({ name, deprecated }) => [name, deprecated])).toEqual([
    ['a', 'Deprecated: use b.'],
    ['b', undefined],
    ['c', 'This module is deprecated.'],
  ]);
});
