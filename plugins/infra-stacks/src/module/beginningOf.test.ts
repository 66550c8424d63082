import { beginningOf } from './beginningOf';

const long = 'word '.repeat(300);

it('cuts a long text before a heading', () => {
  expect(beginningOf(`# a\n${long}\n## b\n${long}`)).toBe(`# a\n${long}`);
});

it('takes no line of a code block for a heading', () => {
  const code = `\`\`\`sh\n# not a heading\n${long}\n\`\`\``;
  expect(beginningOf(`${long}\n${code}\n# b\n${long}`)).toBe(
    `${long}\n${code}`,
  );
});

it.each([
  ['short', '# a\ntext'],
  ['without headings', long.repeat(5)],
  ['with little behind the cut', `${long}\n## b\nlittle`],
])('leaves a text whole that is %s', (_, text) => {
  expect(beginningOf(text)).toBeUndefined();
});
