import type { StackSummary } from '@infra-portal/infra-common';
import { matrixOf } from './matrix';

const stack = (name: string, service?: string, environment?: string) =>
  ({ name, service, environment } as StackSummary);

it('puts each stack into one cell, and the product itself last', () => {
  const rows = matrixOf([
    stack('a'),
    stack('b', 'web', 'prod'),
    stack('c', '__proto__', 'dev'),
    stack('d', 'web', 'prod'),
    stack('e', 'web', 'dev'),
  ]);
  const shown = rows.map(({ service, cells }) => [
    service,
    [...cells].map(([name, own]) => [name, own.map(each => each.name)]),
  ]);
  expect(shown).toEqual([
    ['__proto__', [['dev', ['c']]]],
    [
      'web',
      [
        ['prod', ['b', 'd']],
        ['dev', ['e']],
      ],
    ],
    [undefined, [['', ['a']]]],
  ]);
});
