import fc from 'fast-check';

/**
 * Texts of HCL made by its grammar, with some blunders in between. They need
 * not mean anything.
 */

const oneOf = (...values: string[]) => fc.constantFrom(...values);
const join = (...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map(each => each.join(''));
const many = (part: fc.Arbitrary<string>, separator: string, most = 3) =>
  fc.array(part, { maxLength: most }).map(each => each.join(separator));

const blank = fc.oneof(
  { weight: 8, arbitrary: oneOf('', ' ') },
  {
    weight: 1,
    arbitrary: oneOf('\t', ' /* 주석 */ ', ' \n', ' # c\n', '\r\n'),
  },
);
const name = fc.oneof(
  { weight: 6, arbitrary: oneOf('a', 'b1', 'c-d', '_e') },
  {
    weight: 2,
    arbitrary: oneOf('for', 'if', 'in', 'true', 'null', 'else', '이름', '𝒳'),
  },
  { weight: 1, arbitrary: oneOf('__proto__', 'constructor', 'éa', 'string') },
);
const number = fc.oneof(
  fc.nat(9999).map(String),
  oneOf('1.5', '0.25e2', '1e3', '2E-2', '007', '1.e3', '1.2.3', '3.'),
);

const plainText = fc.oneof(
  { weight: 6, arbitrary: oneOf('x', ' ', '한글', '😀', '  ', 'a b') },
  {
    weight: 3,
    arbitrary: oneOf('$', '%', '$$', '$${', '%%{', '$$${', '}', '~', '\u00a0'),
  },
);
const quotedText = fc.oneof(
  { weight: 6, arbitrary: plainText },
  {
    weight: 2,
    arbitrary: oneOf('\\n', '\\t', '\\"', '\\\\', '\\u00e9', '\\U0001F600'),
  },
  { weight: 1, arbitrary: oneOf('\\r', '\\q', '\\u12', '\\ud800', '\\$${') },
);
const trim = fc.oneof(
  { weight: 3, arbitrary: oneOf('') },
  { weight: 1, arbitrary: oneOf('~') },
);

function templateBody(
  text: fc.Arbitrary<string>,
  expression: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const inner = (parts: fc.Arbitrary<string>) =>
    fc.oneof(
      { weight: 5, arbitrary: text },
      {
        weight: 3,
        arbitrary: join(oneOf('${'), trim, blank, expression, trim, oneOf('}')),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(trim, expression, trim, parts, trim, parts, fc.boolean(), trim)
          .map(
            ([t1, condition, t2, then, t3, other, hasElse, t4]) =>
              `%{${t1} if ${condition} ${t2}}${then}${
                hasElse ? `%{${t3}else${t3}}${other}` : ''
              }%{ endif ${t4}}`,
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(trim, name, fc.option(name), expression, trim, parts, trim)
          .map(
            ([t1, key, value, collection, t2, body, t3]) =>
              `%{${t1}for ${key}${
                value ? `, ${value}` : ''
              } in ${collection}${t2}}${body}%{endfor ${t3}}`,
          ),
      },
    );
  const flat = many(text, '');
  return many(inner(many(inner(flat), '', 2)), '', 4);
}

const heredocLine = fc.oneof(
  { weight: 4, arbitrary: join(oneOf('', '  ', '    ', '\t'), plainText) },
  { weight: 1, arbitrary: oneOf('', '   ', 'EOT x', '\\n "q"', ' EOTX') },
);

/** Texts of one expression. */
export const expressionText: fc.Arbitrary<string> = fc.letrec<{
  expression: string;
}>(tie => {
  const expression = tie('expression') as fc.Arbitrary<string>;
  const between = (open: string, inner: fc.Arbitrary<string>, close: string) =>
    join(oneOf(open), blank, inner, blank, oneOf(close));
  const list = fc
    .tuple(fc.array(expression, { maxLength: 3 }), oneOf('', ',', '...', ',,'))
    .map(([items, tail]) =>
      tail === ',,' ? items.join(', ') : items.join(', ') + tail,
    );
  const item = fc
    .tuple(
      fc.oneof(name, expression),
      oneOf(' = ', ':', '='),
      expression,
      oneOf('\n', ',', ',\n', ' '),
    )
    .map(each => each.join(''));
  const loopNames = fc
    .tuple(name, fc.option(name))
    .map(([a, b]) => (b ? `${a}, ${b}` : a));
  const filter = fc.oneof(oneOf(''), join(oneOf(' if '), expression));
  const heredoc = fc
    .tuple(
      oneOf('<<EOT\n', '<<-EOT\n', '<<-EOT\r\n'),
      fc.array(templateBody(heredocLine, expression), { maxLength: 4 }),
      oneOf('EOT\n', '  EOT\n', '\tEOT \n', 'EOT\r\n'),
    )
    .map(
      ([open, lines, close]) =>
        open + lines.map(l => `${l}\n`).join('') + close,
    );
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: fc.oneof(name, number, oneOf('true', 'null')) },
      {
        weight: 3,
        arbitrary: between('"', templateBody(quotedText, expression), '"').map(
          text => `"${text.slice(1, -1).replace(/[\r\n]/g, '')}"`,
        ),
      },
      { weight: 1, arbitrary: heredoc },
      { weight: 2, arbitrary: join(name, blank, between('(', list, ')')) },
      { weight: 1, arbitrary: between('(', expression, ')') },
      { weight: 2, arbitrary: between('[', list, ']') },
      { weight: 2, arbitrary: between('{', many(item, ''), '}') },
      {
        weight: 1,
        arbitrary: fc
          .tuple(loopNames, expression, expression, filter)
          .map(([n, c, v, f]) => `[for ${n} in ${c} : ${v}${f}]`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(loopNames, expression, expression, expression, filter)
          .map(([n, c, k, v, f]) => `{for ${n} in ${c} : ${k} => ${v}${f}}`),
      },
      {
        weight: 2,
        arbitrary: join(
          expression,
          blank,
          oneOf('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'),
          blank,
          expression,
        ),
      },
      {
        weight: 1,
        arbitrary: join(
          expression,
          oneOf(' ? '),
          expression,
          oneOf(' : '),
          expression,
        ),
      },
      { weight: 1, arbitrary: join(oneOf('!', '-', '- '), expression) },
      {
        weight: 2,
        arbitrary: join(
          expression,
          oneOf('.', '.', ' .', '. '),
          fc.oneof(name, oneOf('0', '*', '0.1', '1e2', '*.a.*')),
        ),
      },
      { weight: 1, arbitrary: join(expression, between('[', expression, ']')) },
      {
        weight: 1,
        arbitrary: join(expression, oneOf('[*]', '[ * ]', '[*].a')),
      },
    ),
  };
}).expression;

const attribute = join(name, oneOf(' = ', '=', ' =\t'), expressionText);

/** Texts of files. The name of a block tells how many labels it has. */
export const fileText: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(
        oneOf('', '# c\n', '\n', '\r\n', '/* c */'),
        fc.oneof(
          { weight: 3, arbitrary: attribute },
          {
            weight: 1,
            arbitrary: join(
              oneOf('one "l" {'),
              fc.oneof(attribute),
              oneOf('}'),
            ),
          },
          {
            weight: 1,
            arbitrary: many(attribute, '\n').map(
              body => `two "l" m {\n${body}\n}`,
            ),
          },
          { weight: 1, arbitrary: oneOf('none {}', 'none { }', 'none {\n}') },
          {
            weight: 1,
            arbitrary: many(attribute, '\n').map(
              body => `deep { # c\n none {\n${body}\n}\n}`,
            ),
          },
        ),
        oneOf('', ' ', ' // c', '\r'),
      )
      .map(each => each.join('')),
    { maxLength: 3 },
  )
  .map(items => `${items.join('\n')}\n`);

const BLUNDERS = [
  ...'{}[]()"$%~\\\n =:.,*<>#/-+?&|!E0a',
  '\r',
  '${',
  '%{',
  '<<E\n',
  '...',
  '::',
  '*/',
];

/** One text with one place changed. */
export function mutant(text: string): fc.Arbitrary<string> {
  return (
    fc
      .tuple(
        fc.nat(Math.max(0, text.length - 2)),
        fc.nat(1),
        fc.oneof(fc.constant(''), fc.constantFrom(...BLUNDERS)),
      )
      .map(
        ([at, removed, put]) =>
          text.slice(0, at) +
          put +
          text.slice(Math.min(at + removed, text.length)),
      )
      // Half of a surrogate pair is no text: it would not survive UTF-8.
      .map(changed => Buffer.from(changed).toString())
      .map(changed => (changed.endsWith('\n') ? changed : `${changed}\n`))
  );
}
