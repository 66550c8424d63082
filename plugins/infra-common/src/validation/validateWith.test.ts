import { z } from 'zod';
import { validateGoldenPath } from '../golden-path';
import { validateWith } from './validateWith';

const problemsOf = (result: ReturnType<typeof validateWith>) =>
  result.ok ? [] : result.problems;

/** What is said of the `lists` of a golden path. */
const saidOf = (lists: object) => {
  const text = { en: 'a', ko: 'b' };
  const result = validateGoldenPath({
    ...{ name: 'x', version: '1.0.0', runtime: 'x', modules: {}, lists },
    ...{ title: text, description: text },
    outputs: [{ from: 'a', to: 'b', scope: 'service' }],
  });
  return problemsOf(result).map(({ message }) => message);
};

describe('a value of several forms', () => {
  it.each<[object, string[]]>([
    [
      { atlantis: { nmae: 'x' } },
      ['lists.atlantis.nmae is not known here: did you mean "name"?'],
    ],
    [
      { atlantis: { order: -1, when_modified: [] } },
      [
        'lists.atlantis.order must be at least 0',
        'lists.atlantis.when_modified is not known here: did you mean "whenModified"?',
      ],
    ],
    [{ atlantis: true }, ['lists.atlantis must be a mapping or false']],
    [
      { infracost: { usagefile: 'x' } },
      [
        'lists.infracost.usagefile is not known here: did you mean "usageFile"?',
      ],
    ],
    [{ atlantis: false, infracost: { name: 'x' } }, []],
  ])('is checked as the one that is meant: %j', (lists, messages) => {
    expect(saidOf(lists)).toEqual(messages);
  });

  it('is told at the field in both languages', () => {
    const schema = z.strictObject({
      a: z.union([z.strictObject({ name: z.string() }), z.literal(false)]),
    });
    expect(problemsOf(validateWith(schema, { a: 1 }, 'x'))).toEqual([
      {
        path: ['a'],
        message: 'a must be a mapping or false',
        code: 'x.form',
        text: {
          en: 'This must be a mapping or false.',
          ko: '다음 가운데 하나여야 합니다: 이름과 값의 묶음, false',
        },
      },
    ]);
    expect(
      problemsOf(validateWith(schema, { a: { name: 1 } }, 'x')),
    ).toMatchObject([{ path: ['a', 'name'], code: 'x.type' }]);
  });

  it('of which two would do is not guessed', () => {
    const schema = z.union([
      z.strictObject({ a: z.string() }),
      z.strictObject({ b: z.string() }),
    ]);
    expect(problemsOf(validateWith(schema, {}, 'x'))).toMatchObject([
      { path: [], code: 'x.value' },
    ]);
  });
});
