import { HclError } from '../../read/hclError';
import { parseHcl } from '../../read/parse';
import { fromData, type Value } from '../values';
import { foldFile, foldFiles } from './foldFile';

const MODULES: Record<string, string> = {
  sqs: 'git::https://example.com/i.git//modules/sqs?ref=sqs/v1.2.0',
};

function known(data: Record<string, unknown>): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(data).map(([name, value]) => [name, fromData(value)]),
  );
}

function fold(text: string, intent: unknown, more = {}): string {
  return foldFile(parseHcl(text, 'main.tf'), known({ intent, ...more }), {
    moduleSource: name => MODULES[name],
  });
}

/** One argument of a resource. */
const argument = (text: string, intent: unknown) =>
  fold(`resource "a" "b" {\n  x = ${text}\n}\n`, intent)
    .replace('resource "a" "b" {\n', '')
    .replace(/\n\}\n$/, '')
    .replace(/^ {2}x = /, '');

describe('the golden-path language', () => {
  it('folds what is known and keeps the rest', () => {
    const text = `resource "x" "y" {
  name          = "\${intent.product}-\${var.suffix}" # keep
  ttl           = 60 * 60
  for_each      = toset(intent.names)
  kms_key_id    = intent.kms
  delay_seconds = intent.cpu > 256 ? var.slow : var.fast
}
`;
    const intent = {
      product: 'authhub',
      names: ['b', 'a'],
      kms: null,
      cpu: 512,
    };
    expect(fold(text, intent)).toBe(`resource "x" "y" {
  name          = "authhub-\${var.suffix}" # keep
  ttl           = 60 * 60
  for_each      = toset(["b", "a"])
  delay_seconds = var.slow
}
`);
  });

  it('leaves out of merge and concat what has become empty', () => {
    const merge = `merge(
    intent.a == null ? {} : { A = var.a },
    intent.b == null ? {} : { B = var.b },
    intent.c == null ? {} : { C = var.c },
  )`;
    expect(argument(merge, { a: null, b: null, c: null })).toBe('{}');
    expect(argument(merge, { a: null, b: 1, c: null })).toBe('{ B = var.b }');
    expect(argument(merge, { a: 1, b: null, c: 1 })).toBe(
      '{ A = var.a, C = var.c }',
    );
    expect(argument(merge, { a: 1, b: 1, c: 1 })).toBe(
      '{\n  A = var.a\n  B = var.b\n  C = var.c\n}',
    );
    // A reference may be null, which merge takes and an argument may not.
    expect(argument('merge(var.x, intent.none)', { none: {} })).toBe(
      'merge(var.x)',
    );
    expect(argument('concat(intent.none, [var.x])', { none: [] })).toBe(
      '[var.x]',
    );
    expect(argument('merge(intent.none, var.x...)', { none: {} })).toBe(
      'merge({}, var.x...)',
    );
    expect(argument('max(intent.none)', { none: 0 })).toBe('0');
  });

  it('drops an argument whose branch is null', () => {
    const text = 'module "a" {\n  x = intent.on ? null : { a = var.a }\n}\n';
    expect(fold(text, { on: true })).toBe('module "a" {\n}\n');
    expect(argument('intent.on ? null : { a = var.a }', { on: false })).toBe(
      '{ a = var.a }',
    );
  });

  it('repeats and leaves out blocks, and resolves references to them', () => {
    const text = `module "queue" {
  repeat = intent.queues
  source = module("sqs")
  fifo   = item.value.fifo
}
module "cache" {
  include = intent.redis != null
  source  = module("elasticache")
}
locals {
  arns = [for k, q in intent.queues : module.queue[k].arn]
  url  = intent.redis == null ? "" : module.cache.url
}
`;
    const intent = {
      queues: { mail: { fifo: true }, audit: { fifo: null } },
      redis: null,
    };
    expect(fold(text, intent)).toBe(`module "queue_audit" {
  source = "${MODULES.sqs}"
}
module "queue_mail" {
  source = "${MODULES.sqs}"
  fifo   = true
}
locals {
  arns = [module.queue_audit.arn, module.queue_mail.arn]
  url  = ""
}
`);
  });

  it('touches nothing that names no known root', () => {
    const text = `# a\nlocals {\n  a =   1+1 # b\n  c = [for intent in var.x : intent.a]\n  d = path.module\n  e = "\${var.x}"\n}\n`;
    expect(fold(text, { a: 2 }, { path: { x: 1 } })).toBe(text);
  });
});

describe('expressions', () => {
  const intent = {
    name: 'mail',
    five: 5,
    minus: -5,
    text: 'a\nb',
    nothing: null,
    on: true,
    empty: '',
    evil: '${file("/etc/passwd")}"\n}\n',
    sizes: { small: 1, 'x large': 2 },
    list: ['a', 'b'],
    queues: { mail: { fifo: true }, audit: { fifo: false } },
  };
  it.each([
    ['intent.five + 1', '6'],
    ['intent.five + var.a', '5 + var.a'],
    ['var.a - intent.minus', 'var.a - (-5)'],
    ['(intent.five)', '5'],
    ['(intent.five + var.a) * 2', '(5 + var.a) * 2'],
    ['!intent.on', 'false'],
    ['intent.sizes[var.size]', '{ small = 1, "x large" = 2 }[var.size]'],
    ['[intent.name, var.a]', '["mail", var.a]'],
    ['{ (intent.name) = var.a }', '{ "mail" = var.a }'],
    ['{ intent = var.a }', '{ intent = var.a }'],
    ['upper(intent.name)', '"MAIL"'],
    ['format("%s-%s", intent.name, var.a)', 'format("%s-%s", "mail", var.a)'],
    ['tomap({ a = intent.five })', 'tomap({ a = 5 })'],
    ['sensitive(intent.name)', 'sensitive("mail")'],
    ['toset([for x in intent.list : upper(x)])', 'toset(["A", "B"])'],
    ['split(",", intent.name)', '["mail"]'],
    [
      'concat(split(",", intent.name), var.a)',
      'concat(tolist(["mail"]), var.a)',
    ],
    ['toset(intent.list) == var.a', 'toset(["a", "b"]) == var.a'],
    ['file(intent.name)', 'file("mail")'],
    ['timeadd(timestamp(), "${intent.five}h")', 'timeadd(timestamp(), "5h")'],
    ['var.a ? intent.name : var.b', 'var.a ? "mail" : var.b'],
    ['intent.on ? (var.a) : var.b', '(var.a)'],
    ['intent.on ? intent.five : "${var.a}x"', '"5"'],
    ['intent.on ? 5 : var.a', '5'],
    ['intent.on ? intent.nothing : var.b', undefined],
    ['[for k, v in intent.queues : k if v.fifo]', '["mail"]'],
    [
      '[for k, v in intent.queues : "${k}-${var.a}"]',
      '["audit-${var.a}", "mail-${var.a}"]',
    ],
    [
      '[for k, v in intent.queues : k if var.a]',
      '[for k, v in {\n  audit = {\n    fifo = false\n  }\n  mail = {\n    fifo = true\n  }\n} : k if var.a]',
    ],
    [
      '{ for k, v in intent.sizes : k => var.a }',
      '{\n  small = var.a\n  "x large" = var.a\n}',
    ],
    ['[for k in var.a : intent.name]', '[for k in var.a : "mail"]'],
    ['[for intent in intent.list : intent]', '["a", "b"]'],
    ['var.list[*].x[intent.five]', 'var.list[*].x[5]'],
    ['try(intent.sizes.huge, 7)', '7'],
    ['try(intent.sizes.huge, var.a)', 'try(var.a)'],
    ['try(var.a, intent.sizes.huge, intent.five)', 'try(var.a, 5)'],
    ['can(intent.sizes.huge)', 'false'],
    ['"${intent.five}"', '5'],
    ['"${intent.five}x"', '"5x"'],
    ['"${intent.empty}${var.a}"', 'tostring(var.a)'],
    ['"a%${intent.sign}"', '"a%{if}"'],
    ['intent.evil', '"$${file(\\"/etc/passwd\\")}\\"\\n}\\n"'],
    [
      '"x${intent.evil}${var.a}"',
      '"x$${file(\\"/etc/passwd\\")}\\"\\n}\\n${var.a}"',
    ],
    ['"%{ if intent.on }a${var.a}%{ else }b%{ endif }"', '"a${var.a}"'],
    [
      '"%{ if var.a }${intent.name}%{ else }b%{ endif }"',
      '"%{if var.a}mail%{else}b%{endif}"',
    ],
    [
      '"%{ for q in intent.list }${q}=${var.a},%{ endfor }"',
      '"a=${var.a},b=${var.a},"',
    ],
    ['"x %{ if intent.on ~}  a  %{~ endif } ${var.a}"', '"x a ${var.a}"'],
    ['"${intent.dollar}{x}"', '"$${x}"'],
    ['"${intent.dollar}${var.a}"', '"\\u0024${var.a}"'],
    ['"\\u0025${intent.brace}${var.a}"', '"%%{if true}${var.a}"'],
    ['provider::aws::f(intent.five)', 'provider::aws::f(5)'],
  ])('%s', (text, expected) => {
    const signs = { dollar: '$', brace: '{if true}', sign: '{if}' };
    const data = { ...intent, ...signs };
    const written = argument(text, data);
    if (text === '"a%${intent.sign}"') {
      expect(written).toBe('"a%%{if}"');
    } else if (expected === undefined) {
      expect(written).toBe('}\n');
    } else {
      expect(written.replaceAll('\n  ', '\n')).toBe(
        expected.replaceAll('\n  ', '\n'),
      );
    }
  });

  it('keeps heredocs, with values of several lines as strings', () => {
    const text =
      '<<-EOT\n    a ${intent.name} $${x}\n    ${intent.text}\n      ${var.a}\n  EOT';
    expect(argument(text, intent)).toBe(
      '<<-EOT\n    a mail $${x}\n    ${"a\\nb"}\n      ${var.a}\n  EOT',
    );
  });

  it('keeps a mark from joining the indentation before it', () => {
    const text = '<<-EOT\n    ${intent.t}\n  EOT';
    expect(argument(text, { t: '\u0301x' })).toBe(
      '<<-EOT\n    ${"\u0301x"}\n  EOT',
    );
  });

  it('writes heredocs with directives anew, with the same text', () => {
    const text =
      '<<-EOT\n    a\n    %{ if intent.on ~}\n      b ${var.a}\n    %{ endif ~}\n    c\n  EOT';
    expect(argument(text, intent)).toBe(
      '<<EOT\na\n      b ${var.a}\n    c\nEOT',
    );
  });
});

describe('files', () => {
  it('drop an argument with its comment and gap', () => {
    const text = `resource "a" "b" {
  # Encryption
  kms = intent.none # why

  # Two
  a = intent.none
  b = 1
}
`;
    expect(fold(text, { none: null })).toBe(`resource "a" "b" {
  # Two
  b = 1
}
`);
  });

  it('keep null where leaving it out means another thing', () => {
    const text = `locals {\n  a = intent.none\n}\noutput "o" {\n  value = intent.none\n}\n`;
    expect(fold(text, { none: null })).toBe(
      `locals {\n  a = null\n}\noutput "o" {\n  value = null\n}\n`,
    );
  });

  it('repeat nested blocks, and blocks with a gap between them', () => {
    const text = `# rules
resource "a" "b" {
  rule {
    repeat = toset(intent.ports)
    port   = item.key
  }
  filter { include = intent.off }
}

resource "c" "d" {
  repeat  = intent.map
  include = item.value.on
  name    = item.key
  all     = [a.b, c.d["x"].id]

  depends_on = [c.d]
}
`;
    const intent = {
      ports: ['443', '80'],
      off: false,
      map: { x: { on: true }, y: { on: false }, z: { on: true } },
    };
    expect(fold(text, intent)).toBe(`# rules
resource "a" "b" {
  rule {
    port   = "443"
  }
  rule {
    port   = "80"
  }
}

resource "c" "d_x" {
  name    = "x"
  all     = [a.b, c.d_x.id]

  depends_on = [c.d_x, c.d_z]
}

resource "c" "d_z" {
  name    = "z"
  all     = [a.b, c.d_x.id]

  depends_on = [c.d_x, c.d_z]
}
`);
  });

  it('write a repeated block as an object where it is meant as a whole', () => {
    const text = `module "q" {\n  repeat = intent.q\n}\noutput "o" {\n  value = values(module.q)[*].arn\n}\n`;
    expect(fold(text, { q: { a: 1, b: 2 } })).toContain(
      'values({ "a" = module.q_a, "b" = module.q_b })[*].arn',
    );
  });

  it('refer to each other', () => {
    const files = [
      'module "q" {\n  repeat = intent.q\n}\n',
      'output "o" {\n  value = module.q["a"].arn\n}\n',
    ].map((text, index) => parseHcl(text, `${index}.tf`));
    const texts = foldFiles(files, known({ intent: { q: { a: 1 } } }));
    expect(texts).toEqual([
      'module "q_a" {\n}\n',
      'output "o" {\n  value = module.q_a.arn\n}\n',
    ]);
  });

  it.each([
    [
      'x = intent.nothing',
      'main.tf:2:5: this object has no attribute "nothing"',
    ],
    ['x = nosuch(intent.a)', 'main.tf:2:5: there is no function "nosuch"'],
    ['x = module("nosuch")', 'main.tf:2:12: there is no module "nosuch"'],
    ['x = module.gone.arn', 'main.tf:2:5: module.gone is left out'],
    [
      'x = module.many["b"].arn',
      'main.tf:2:17: module.many has no copy "b"; it has "a"',
    ],
    ['repeat = intent.list', 'main.tf:2:10: repeat takes a map'],
    [
      'repeat = toset(intent.list)',
      'main.tf:2:10: the key "a b" cannot become part',
    ],
    ['include = var.a', 'main.tf:2:11: '],
    ['include = "x"', 'main.tf:2:11: a bool is required'],
    ['x = "${intent.nil}a"', 'main.tf:2:8: null has no text'],
    [
      'x = intent.huge ? range(1e9) : [for a in range(1000) : [for b in range(1000) : a]]',
      'main.tf:1:1: the expression takes too many steps',
    ],
  ])('refuse %s', (line, message) => {
    const text = `module "a" {\n${line}\n}\nmodule "gone" {\n  include = intent.off\n}\nmodule "many" {\n  repeat = intent.map\n}\n`;
    const intent = {
      a: 1,
      off: false,
      map: { a: 1 },
      list: ['a b'],
      nil: null,
      huge: false,
    };
    const run = () => fold(text, intent);
    expect(run).toThrow(HclError);
    expect(run).toThrow(message);
  });

  it('refuse two blocks of one name', () => {
    const text = `module "q" {\n  repeat = intent.q\n}\nmodule "q_a" {\n}\n`;
    expect(() => fold(text, { q: { a: 1 } })).toThrow(
      'main.tf:4:1: there would be two blocks module.q_a',
    );
  });
});
