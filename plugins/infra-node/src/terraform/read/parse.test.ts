import type { Attribute, Block, Expression, Template } from '../syntax';
import { HclError } from './hclError';
import { literalString } from './literalString';
import { parseExpression, parseHcl } from './parse';

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(HclError);
    return (error as HclError).message;
  }
  throw new Error('this should have been refused');
}

const expressionOf = (text: string) => parseExpression(text, 'main.tf');
const fileError = (text: string) => refusal(() => parseHcl(text, 'main.tf'));
const expressionError = (text: string) => refusal(() => expressionOf(text));

/** The tree without its offsets. */
function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      ['start', 'end', 'nameEnd'].includes(key) ? undefined : value,
    ),
  );
}

const textsOf = (text: string) =>
  (expressionOf(text) as Template).parts.map(part =>
    part.kind === 'text' ? part.value : part.kind,
  );

describe('parseHcl', () => {
  it('gives blocks, labels and arguments with their places', () => {
    const text =
      '# 주석\r\nresource "aws_s3_bucket" logs {\r\n  bucket = "a" // c\r\n}\r\n';
    const file = parseHcl(text, 'main.tf');
    const block = file.body[0] as Block;
    expect(block).toMatchObject({ kind: 'block', type: 'resource' });
    expect(block.labels.map(l => [l.text, l.quoted])).toEqual([
      ['aws_s3_bucket', true],
      ['logs', false],
    ]);
    expect(text.slice(block.labels[0].start, block.labels[0].end)).toBe(
      '"aws_s3_bucket"',
    );
    expect([text[block.open], text[block.close]]).toEqual(['{', '}']);
    expect(text.slice(block.start, block.end)).toBe(
      text.slice(text.indexOf('resource'), -2),
    );
    const argument = block.body[0] as Attribute;
    expect(text.slice(argument.start, argument.end)).toBe('bucket = "a"');
    expect(text.slice(argument.start, argument.nameEnd)).toBe('bucket');
  });

  it('reads blocks in one line, empty files and a byte order mark', () => {
    expect(parseHcl('', 'a.tf').body).toEqual([]);
    expect(parseHcl('\ufeff# only a comment', 'a.tf').body).toEqual([]);
    const file = parseHcl('\ufeffa { b = { c = 1 } }\nd {}', 'a.tf');
    expect(file.body).toHaveLength(2);
    expect((file.body[0] as Block).start).toBe(1);
  });

  it('keeps names that objects have by nature', () => {
    const file = parseHcl('__proto__ = 1\nconstructor {\n}\n', 'a.tf');
    expect(shape(file.body)).toMatchObject([
      { kind: 'attribute', name: '__proto__' },
      { kind: 'block', type: 'constructor' },
    ]);
  });

  it.each([
    ['a = 1\na = 2\n', 'main.tf:2:1: the argument "a" is set twice'],
    ['a {', 'main.tf:1:3: this block has no closing "}"'],
    ['}', 'main.tf:1:1: an argument or a block is expected here'],
    ['a = 1 b = 2', 'main.tf:1:7: a line break is expected after the argument'],
    ['a {} b {}', 'main.tf:1:6: a line break is expected after the block "a"'],
    ['a =\n 1', 'main.tf:1:4: a value is expected here'],
    ['a = ', 'main.tf:1:5: a value is expected, but the text ends here'],
    ['a { b = 1, c = 2 }', 'main.tf:1:10: "}" is expected: a block in one'],
    ['a { b {} }', 'main.tf:1:7: "=" is expected: a block in one line'],
    ['a "${b}" {}', 'main.tf:1:3: a label cannot hold "${"'],
    ['a == 1', 'main.tf:1:3: "=" and a value, or a block with "{"'],
    ['a = "x\n', 'main.tf:1:5: this string has no closing quote on its line'],
    ['a = "\\d"\n', 'main.tf:1:6: "\\d" is no escape'],
    ['a = "\\uD800"\n', 'main.tf:1:6: "\\uD800" is not a character'],
    ['a = <<E\nx\nE', 'main.tf:1:5: this heredoc has no closing tag'],
    ['a = <<E x\nE\n', 'main.tf:1:8: a line break is expected after "<<E"'],
    ['a = /* b', 'main.tf:1:5: this comment has no closing "*/"'],
    ['한글 = 1\n가 = ?', 'main.tf:2:5: a value is expected here'],
    ['a = 1.2.3', 'main.tf:1:5: "1.2.3" is not a number'],
    ['a = b.0.1', 'main.tf:1:7: write [0][1] for this index'],
    ['a = b.*.*', 'main.tf:1:9: ".*" inside ".*" is not allowed'],
    ['a = f(b... c)', 'main.tf:1:12: ")" is expected after "..."'],
    ['a = f::b', 'main.tf:1:9: "(" is expected after the function name f::b'],
    ['a = { for = 1 }', 'main.tf:1:11: a name is expected after "for"'],
    ['a = { b = 1', 'main.tf:1:12: a line break, "," or "}" is expected'],
    ['a = { b = 1,', 'main.tf:1:5: this object has no closing "}"'],
    ['a = {for a in b : c}', 'main.tf:1:20: "=>" and a value are expected'],
    ['a = "${b"\n', 'main.tf:1:9: "}" is expected here, to end "${"'],
    ['a = "%{ foo }"\n', 'main.tf:1:9: a template has no directive "foo"'],
    ['a = "%{if b}"\n', 'main.tf:1:6: "%{endif}" is missing'],
    ['a = "%{endif}"\n', 'main.tf:1:6: "%{endif}" ends nothing'],
    [
      'a = "%{for b in c}%{else}"',
      'main.tf:1:19: "%{endfor}" is expected here',
    ],
  ])('refuses %j', (text, message) => {
    expect(fileError(text)).toContain(message);
  });
});

describe('parseExpression', () => {
  it.each<[string, string]>([
    ['1 + 2 * 3 == 7 && !a', '(((1+(2*3))==7)&&(!a))'],
    ['a - b - c', '((a-b)-c)'],
    ['-a.b + c', '((-a.b)+c)'],
    ['a ? b : c ? d : e', '(a?b:(c?d:e))'],
    ['a.b[0].*.c[1]', 'a.b[0].*.c[1]'],
    ['a[*].b["c"]', 'a[*].b["c"]'],
  ])('binds the operators of %s', (text, expected) => {
    const print = (e: Expression): string => {
      switch (e.kind) {
        case 'binary':
          return `(${print(e.left)}${e.operator}${print(e.right)})`;
        case 'unary':
          return `(${e.operator}${print(e.operand)})`;
        case 'conditional':
          return `(${print(e.condition)}?${print(e.then)}:${print(
            e.otherwise,
          )})`;
        case 'getAttribute':
          return `${print(e.of)}.${e.name}`;
        case 'index':
          return `${print(e.of)}[${print(e.key)}]`;
        case 'splat':
          return `${print(e.of)}${e.full ? '[*]' : '.*'}`;
        default:
          return text.slice(e.start, e.end);
      }
    };
    expect(print(expressionOf(text))).toBe(expected);
  });

  it('gives a `for` its parts', () => {
    expect(
      shape(expressionOf('{for k, v in m : upper(k) => v... if v}')),
    ).toEqual({
      kind: 'for',
      form: 'object',
      keyName: 'k',
      valueName: 'v',
      collection: { kind: 'variable', name: 'm' },
      key: {
        kind: 'call',
        name: 'upper',
        arguments: [{ kind: 'variable', name: 'k' }],
        spread: false,
      },
      value: { kind: 'variable', name: 'v' },
      condition: { kind: 'variable', name: 'v' },
      grouped: true,
    });
  });

  it('reads a call of a provider’s function', () => {
    const call = expressionOf('provider::aws::arn_parse(a, b...)');
    expect(call).toMatchObject({
      kind: 'call',
      name: 'provider::aws::arn_parse',
      nameEnd: 24,
      spread: true,
    });
  });

  it('decodes the escapes of a string, and only there', () => {
    expect(
      literalString(
        expressionOf('"a\\n\\t\\"\\\\ \\u00e9\\U0001F600 $${b} %%{c}"'),
      ),
    ).toBe('a\n\t"\\ é😀 ${b} %{c}');
    expect(literalString(expressionOf('<<E\n\\n $${b}\nE'))).toBe('\\n ${b}\n');
    expect(literalString(expressionOf('""'))).toBe('');
    expect(literalString(expressionOf('"${a}"'))).toBeUndefined();
    expect(literalString(expressionOf('a'))).toBeUndefined();
  });

  it('takes the indentation of a flush heredoc as Terraform does', () => {
    // terraform 1.11.4 gives "   a\n     b\nq     z\n\t    yes\n\n" for it.
    const lines = [
      '<<-EOT',
      '   a',
      '     b',
      '   ${~ "q" ~}   ',
      '     z',
      '\t %{ if true ~}',
      '   yes',
      '   %{~ endif }',
      ' EOT',
    ];
    expect(textsOf(lines.join('\n'))).toEqual([
      '   a\n     b\n',
      'interpolation',
      '     z\n\t ',
      'if',
      '\n',
    ]);
    expect(textsOf('<<-E\n\n    a\n      b\n\n  E')).toEqual(['\na\n  b\n\n']);
    expect(textsOf('<<-E\n    ${a}\n      b\n  E')).toEqual([
      '',
      'interpolation',
      '\n  b\n',
    ]);
  });

  it('trims beside markers, a line of a heredoc at a time', () => {
    expect(textsOf('"a \\n ${~ b ~} \\t c"')).toEqual([
      'a',
      'interpolation',
      'c',
    ]);
    expect(textsOf('<<E\n${a ~}\n\n b\nE')).toEqual([
      'interpolation',
      '\n b\n',
    ]);
  });

  it('nests the directives of a template', () => {
    const text = '"%{if a}%{for k, v in b}${v}%{endfor}%{else}y%{endif}"';
    expect(shape((expressionOf(text) as Template).parts)).toEqual([
      {
        kind: 'if',
        condition: { kind: 'variable', name: 'a' },
        then: [
          {
            kind: 'for',
            keyName: 'k',
            valueName: 'v',
            collection: { kind: 'variable', name: 'b' },
            body: [
              {
                kind: 'interpolation',
                expression: { kind: 'variable', name: 'v' },
              },
            ],
          },
        ],
        otherwise: [{ kind: 'text', value: 'y' }],
      },
    ]);
  });

  it('refuses what follows the expression', () => {
    expect(expressionError('a b')).toBe(
      'main.tf:1:3: the expression should end here',
    );
  });
});
