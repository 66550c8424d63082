import { BACKEND, find } from './__testUtils__/find';

const names = (uses: { name: string }[]) => uses.map(({ name }) => name);
const stackOf = (files: Record<string, string>) =>
  find({ 'a/prod/backend.tf': BACKEND, ...files }).stacks.find(
    ({ ref }) => ref.dir === 'a/prod',
  )!;

describe('parameters that a stack reads and writes', () => {
  it('are named by literals, local values, defaults and for_each', () => {
    const stack = stackOf({
      'a/prod/main.tf': [
        'data "aws_ssm_parameter" "vpc" { name = "/shared/network/vpc-id" }',
        'data "aws_ssm_parameter" "all" {',
        '  for_each = toset(["b", "a"])',
        '  name     = "/shared/${each.key}"',
        '}',
        'data "aws_ssm_parameter" "built" { name = "${local.root}/x" }',
        'data "aws_ssm_parameters_by_path" "below" { path = "/shared/dns/" }',
        'resource "aws_ssm_parameter" "out" {',
        '  for_each = { arn = aws_sqs_queue.q.arn, url = aws_sqs_queue.q.url }',
        '  name     = "/${var.product}/${each.key}"',
        '}',
        'data "aws_ssm_parameter" "ami" { name = "/aws/service/ami/x" }',
      ].join('\n'),
      'a/prod/settings.tf': [
        'locals {',
        '  env  = "prod"',
        '  root = "/shared/${local.env}"',
        '}',
        'variable "product" { default = "shop" }',
      ].join('\n'),
    });
    expect(stack.parametersRead).toEqual([
      { name: '/shared/network/vpc-id', file: 'a/prod/main.tf', line: 1 },
      { name: '/shared/a', file: 'a/prod/main.tf', line: 2 },
      { name: '/shared/b', file: 'a/prod/main.tf', line: 2 },
      { name: '/shared/prod/x', file: 'a/prod/main.tf', line: 6 },
      { name: '/shared/dns/', file: 'a/prod/main.tf', line: 7 },
    ]);
    expect(names(stack.parametersWritten)).toEqual(['/shop/arn', '/shop/url']);
  });

  it('are known where only their values are not', () => {
    const stack = stackOf({
      'a/prod/main.tf': [
        'module "topic" {',
        '  for_each = toset(["critical", "warning"])',
        '  source   = "../../modules/topic"',
        '}',
        'resource "aws_ssm_parameter" "topics" {',
        '  for_each = module.topic',
        '  name     = "/alerts/${each.key}"',
        '}',
        'resource "aws_ssm_parameter" "some" {',
        '  for_each = merge(',
        '    { id = aws_vpc.x.id },',
        '    var.more ? { cidr = aws_vpc.x.cidr_block } : {},',
        '    var.less ? {} : { less = aws_vpc.x.id },',
        '  )',
        '  name     = "/network/${each.key}"',
        '}',
        'variable "more" { default = true }',
        'variable "less" { default = true }',
      ].join('\n'),
    });
    expect(names(stack.parametersWritten)).toEqual([
      '/alerts/critical',
      '/alerts/warning',
      '/network/cidr',
      '/network/id',
    ]);
  });

  it('keep what is unknown as it is written', () => {
    const stack = stackOf({
      'a/prod/main.tf': [
        'variable "env" {}',
        'locals {',
        '  root = "/shared/${var.env}"',
        '  loop = local.other',
        '  other = local.loop',
        '}',
        'data "aws_ssm_parameter" "a" { name = "${local.root}/${aws_vpc.x.id}" }',
        'data "aws_ssm_parameter" "b" { name = "/${local.loop}/x" }',
        'data "aws_ssm_parameter" "c" { name = var.env }',
        'data "aws_ssm_parameter" "d" {',
        '  for_each = data.x.y.names',
        '  name     = "/d/${each.key}"',
        '}',
      ].join('\n'),
    });
    expect(names(stack.parametersRead)).toEqual([
      '/shared/${var.env}/${aws_vpc.x.id}',
      '/${local.loop}/x',
      '${var.env}',
      '/d/${each.key}',
    ]);
  });

  it('are also those of modules of the repository that it calls', () => {
    const stack = stackOf({
      'a/prod/main.tf': [
        'locals { prefix = "/shared" }',
        'module "own" {',
        '  source = "git::https://github.com/acme/infrastructure.git//modules/network?ref=network/v1.0.0"',
        '  prefix = "${local.prefix}/network"',
        '}',
        'module "quiet" {',
        '  source = "../../modules/network"',
        '  prefix = null',
        '}',
        'module "late" {',
        '  source = "../../modules/network"',
        '  prefix = aws_vpc.x.id',
        '}',
        'module "foreign" { source = "git::https://github.com/other/infrastructure.git//modules/network" }',
      ].join('\n'),
      'modules/network/main.tf': [
        'variable "prefix" { default = "/default" }',
        'module "inner" {',
        '  source = "../inner"',
        '  keys   = var.prefix == null ? [] : ["vpc-id"]',
        '  prefix = var.prefix',
        '}',
      ].join('\n'),
      'modules/inner/main.tf': [
        'variable "prefix" {}',
        'variable "keys" {}',
        'module "circle" { source = "../network" }',
        'resource "aws_ssm_parameter" "x" {',
        '  for_each = toset(var.keys)',
        '  name     = "${var.prefix}/${each.key}"',
        '}',
      ].join('\n'),
    });
    expect(stack.parametersWritten).toEqual([
      {
        name: '/shared/network/vpc-id',
        file: 'modules/inner/main.tf',
        line: 4,
      },
      {
        name: '${var.prefix}/${each.key}',
        file: 'modules/inner/main.tf',
        line: 4,
      },
    ]);
  });
});

it('tells which state another stack’s outputs are read from', () => {
  const stack = stackOf({
    'a/prod/main.tf': [
      'data "terraform_remote_state" "network" {',
      '  backend   = "s3"',
      '  workspace = "blue"',
      '  config = {',
      '    bucket = local.bucket',
      '    key    = "shared/${var.env}/network.tfstate"',
      '  }',
      '}',
      'data "terraform_remote_state" "old" {',
      '  backend = "gcs"',
      '  config {',
      '    prefix = "x"',
      '  }',
      '}',
      'locals { bucket = "state" }',
    ].join('\n'),
  });
  expect(stack.reads).toEqual([
    {
      name: 'network',
      backend: 's3',
      workspace: 'blue',
      settings: Object.assign(Object.create(null), {
        bucket: 'state',
        key: 'shared/${var.env}/network.tfstate',
      }),
      file: 'a/prod/main.tf',
      line: 1,
    },
    {
      name: 'old',
      backend: 'gcs',
      settings: Object.assign(Object.create(null), { prefix: 'x' }),
      file: 'a/prod/main.tf',
      line: 9,
    },
  ]);
});
