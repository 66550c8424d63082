import { findingsOf, lines, type Files } from './__testUtils__/findingsOf';

const QUEUE: Files = {
  'variables.tf': `variable "name" {
  type = string
  validation {
    condition     = can(regex("^[a-z-]+$", var.name))
    error_message = "name must be kebab-case, not \${var.name}."
  }
}
variable "days" {
  type    = number
  default = 4
  validation {
    condition     = var.days <= var.limit
    error_message = "days must be at most the limit."
  }
}
variable "limit" {
  type    = number
  default = 14
}
variable "rules" {
  type     = map(object({ port = number, hosts = optional(list(string), []) }))
  default  = {}
  nullable = false
}`,
  'outputs.tf': 'output "arn" {\n  value = "a"\n}',
};

const ADDRESS =
  'git::https://example.org/infra.git//modules/sqs?ref=sqs/v1.0.0';

const about = (inputs: string, more = '') =>
  lines(
    findingsOf(
      `module "q" {\n  source = "${ADDRESS}"\n  ${inputs}\n}\n${more}`,
      { [ADDRESS]: QUEUE },
    ),
  );

describe('module calls', () => {
  it('are right when inputs and outputs are', () => {
    expect(
      about(
        'name = "mail"\n  rules = { a = { port = 1 } }\n  count = 2\n  depends_on = []',
        'output "o" {\n  value = module.q[0].arn\n}',
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'nam = "a"',
      [
        'main.tf:1:1 module-input: module.q needs the input "name" (add name = …)',
        'main.tf:3:3 module-input: module.q has no input "nam" (did you mean "name"?)',
      ],
    ],
    [
      'name = ["a"]',
      [
        'main.tf:3:10 wrong-type: module.q: name is a list where a string is expected',
      ],
    ],
    [
      'name = "a"\n  rules = { a = { hosts = [] } }',
      ['main.tf:4:17 wrong-type: module.q: rules lacks "port"'],
    ],
    [
      'name = "a"\n  rules = { a = { port = "x" } }',
      [
        'main.tf:4:11 wrong-type: module.q: rules: element "a": attribute "port": a number is required ("rules" is declared in variables.tf:21)',
      ],
    ],
    [
      'name = "Not Kebab"',
      [
        'main.tf:3:10 module-input-invalid: module.q: name is refused: name must be kebab-case, not Not Kebab. ("name" is declared in variables.tf:4)',
      ],
    ],
    [
      'name = local.n',
      [
        'main.tf:3:10 module-input-invalid: module.q: name is refused: name must be kebab-case, not A B. ("name" is declared in variables.tf:4)',
      ],
    ],
    ['name = var.n', []],
    [
      'name = "a"\n  days = 20',
      [
        'main.tf:4:10 module-input-invalid: module.q: days is refused: days must be at most the limit. ("days" is declared in variables.tf:12)',
      ],
    ],
    ['name = "a"\n  days = 20\n  limit = 30', []],
    // The default of what is left out does not go with what is given.
    [
      'name = "a"\n  limit = 3',
      [
        'main.tf:1:1 module-input-invalid: module.q: days is refused: days must be at most the limit. ("days" is declared in variables.tf:12)',
      ],
    ],
    ['name = "a"\n  rules = null', []],
    [
      'name = null',
      [
        'main.tf:3:10 module-input-invalid: module.q: name is refused: the value does not meet the condition can(regex("^[a-z-]+$", var.name)) ("name" is declared in variables.tf:4)',
      ],
    ],
    [
      'name = "a"\n  dynamic "x" {\n  }',
      ['main.tf:4:3 unknown-block: module.q has no block "dynamic"'],
    ],
    [
      'name = "a"\n  version = "1.0.0"',
      [
        'main.tf:4:3 module-source: module.q: a version is for modules of a registry only (leave it out; pin with ?ref= in the source)',
      ],
    ],
  ])('%s', (inputs, expected) => {
    expect(
      about(inputs, 'locals {\n  n = "A B"\n}\nvariable "n" { type = string }'),
    ).toEqual(expected);
  });

  it('know the outputs of the module', () => {
    expect(
      about('name = "a"', 'output "o" {\n  value = module.q.url\n}'),
    ).toEqual([
      'main.tf:6:20 unknown-attribute: module.q has no attribute "url"',
    ]);
  });

  it('want one instance where there are many', () => {
    expect(
      about(
        'name = "a"\n  count = 1',
        'output "o" {\n  value = module.q.arn\n}',
      ),
    ).toEqual([
      'main.tf:7:11 instance-key: module.q has count, so there are many (take one: module.q[0].arn)',
    ]);
  });

  it.each([
    [
      'source = "git::${var.host}//x"',
      'main.tf:2:12 module-source: module.m: the source is not a literal string, so that it cannot be known which module is meant (write the address and the version out)',
    ],
    [
      'source = var.host',
      'main.tf:2:12 module-source: module.m: the source is not a literal string, so that it cannot be known which module is meant (write the address and the version out)',
    ],
    [
      'source = ""',
      'main.tf:2:12 module-source: module.m: the source is empty',
    ],
    [
      'source = "./gone"',
      'main.tf:2:12 module-source: module.m: there is no module at "./gone" (correct the address, or add the module)',
    ],
    [
      'count = 1',
      'main.tf:1:1 missing-argument: module.m needs the argument "source" (add source = …)',
    ],
  ])('with %s are reported', (argument, message) => {
    const found = lines(
      findingsOf(
        `module "m" {\n  ${argument}\n}\nvariable "host" { type = string }`,
      ),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it('of a module that is known not to be', () => {
    expect(
      findingsOf('module "m" {\n  source = "x//y"\n}', { 'x//y': null })[0],
    ).toMatchObject({ code: 'module-source', line: 2 });
    expect(findingsOf('module "m" {\n  source = "x//y"\n  a = 1\n}')).toEqual(
      [],
    );
  });

  it('say nothing of inputs that an unreadable file may have', () => {
    const half = { 'a.tf': 'variable "a" {', 'b.tf': 'variable "b" {}' };
    expect(
      lines(
        findingsOf(
          'module "m" {\n  source = "./x"\n  a = 1\n}\noutput "o" {\n  value = module.m.y\n}',
          { './x': half },
        ),
      ),
    ).toEqual([
      'main.tf:1:1 module-input: module.m needs the input "b" (add b = …)',
    ]);
  });
});
