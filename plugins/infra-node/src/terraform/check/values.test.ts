import { findingsOf, lines } from './__testUtils__/findingsOf';

const found = (text: string) =>
  lines(findingsOf(text)).map(line => line.replace(/^main\.tf:/, ''));

describe('values', () => {
  it.each<[string, string]>([
    ['cidr_block = ["10.0.0.0/16"]', 'cidr_block is a list where a string'],
    ['cidr_block = { a = 1 }', 'cidr_block is an object where a string'],
    ['enable_dns_support = "maybe"', '"maybe" where a bool is expected'],
    ['enable_dns_support = 1', 'is a number where a bool is expected'],
    ['enable_dns_support = !local.list', ''],
    ['ipv4_netmask_length = "many"', '"many" where a number is expected'],
    ['ipv4_netmask_length = true', 'is a bool where a number is expected'],
    ['ipv4_netmask_length = "16"', ''],
    ['ipv4_netmask_length = "1e2"', ''],
    ['enable_dns_support = "true"', ''],
    ['cidr_block = 5', ''],
    ['cidr_block = null', ''],
    ['tags = "x"', 'tags is a string where a map of string is expected'],
    ['tags = ["x"]', 'tags is a list where a map of string is expected'],
    ['tags = { a = ["x"] }', 'tags is a list where a string is expected'],
    ['tags = { a = 1, b = true }', ''],
    ['cidr_block = (["x"])', 'cidr_block is a list'],
    ['cidr_block = local.list', 'cidr_block is a list'],
    ['cidr_block = local.list[0]', ''],
    ['cidr_block = var.names', 'cidr_block is a list of string where'],
    ['cidr_block = "${var.names}"', 'cidr_block is a list of string where'],
    ['cidr_block = "x${var.names[0]}"', ''],
    ['cidr_block = aws_db_subnet_group.g.subnet_ids', 'set of string where'],
    ['tags = { for k in var.names : k => [k] }', 'tags is a map of list'],
    ['tags = merge({}, { a = "b" })', ''],
    ['cidr_block = jsonencode({})', ''],
    ['tags = jsonencode({})', 'tags is a string where a map'],
    ['cidr_block = true ? "a" : null', ''],
    ['cidr_block = true ? ["a"] : "a"', ''],
  ])('%s', (argument, message) => {
    const findings = found(`
variable "names" { type = list(string) }
locals { list = ["a"] }
resource "aws_db_subnet_group" "g" { subnet_ids = [] }
resource "aws_vpc" "v" {
  ${argument}
}`);
    expect(findings).toHaveLength(message ? 1 : 0);
    expect(findings.join()).toContain(message);
  });

  it.each([
    ['var.on ? toset(var.names) : []', 0],
    ['var.on ? [] : toset(["a"])', 0],
    ['var.on ? {} : { a = 1 }', 0],
    ['var.on ? [] : var.names', 1],
  ])('for_each = %s', (value, count) => {
    expect(
      found(`variable "on" { type = bool }
variable "names" { type = list(string) }
resource "aws_vpc" "v" {
  for_each = ${value}
}`),
    ).toHaveLength(count);
  });

  it('offers brackets where one is given for a list', () => {
    expect(
      found('resource "aws_db_subnet_group" "g" {\n  subnet_ids = "a"\n}'),
    ).toEqual([
      '2:16 wrong-type: aws_db_subnet_group.g: subnet_ids is a string where a set of string is expected (put it into brackets: [ … ])',
    ]);
  });

  it.each<[string, string]>([
    ['type = strng', '"strng" is not a type (did you mean "string"?)'],
    ['type = list', ''],
    ['type = set', '"set" needs the type of what it holds (write set(…))'],
    ['type = list(strin)', '"strin" is not a type'],
    ['type = object({ a = optional(string, "x"), b = number })', ''],
    ['type = object({ a = optional() })', 'optional takes a type'],
    ['type = object(string)', 'this is not a type'],
    ['type = tuple([string, lst(number)])', '"lst" is not a type'],
    ['type = map(string, string)', '"map" takes one type'],
    ['type = ["x"]', 'this is not a type'],
    ['type = number\n  default = "x"', 'default is "x" where a number'],
    ['type = list(string)\n  default = {}', 'default is an object where'],
    [
      'type = object({ a = string, b = optional(string) })\n  default = { b = "" }',
      'default lacks "a"',
    ],
    ['type = string\n  default = var.other', 'must be a constant; "var" is'],
    ['type = string\n  default = upper("a")', 'may call no function'],
    ['type = any\n  default = []', ''],
  ])('of a variable: %s', (body, message) => {
    const findings = found(`variable "v" {\n  ${body}\n}`);
    expect(findings).toHaveLength(message ? 1 : 0);
    expect(findings.join()).toContain(message);
  });

  it('warns of a default that the variable itself refuses', () => {
    const findings = findingsOf(`variable "days" {
  type    = number
  default = 0
  validation {
    condition     = var.days > 0
    error_message = "At least one day."
  }
}`);
    expect(lines(findings)).toEqual([
      'main.tf:3:13 variable-default: variable "days": the default is refused: At least one day.',
    ]);
    expect(findings[0].severity).toBe('warning');
  });
});
