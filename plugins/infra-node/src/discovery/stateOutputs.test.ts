import { BACKEND, find } from './__testUtils__/find';

const state = (name: string, more = '') =>
  [
    `data "terraform_remote_state" "${name}" {`,
    '  backend = "s3"',
    '  config  = { bucket = "b", key = "k" }',
    more,
    '}',
  ].join('\n');
const readsOf = (files: Record<string, string>) =>
  find({ 'a/prod/backend.tf': BACKEND, ...files }).stacks.find(
    ({ ref }) => ref.dir === 'a/prod',
  )!.reads;

it('finds outputs that any file of the folder reads, each once', () => {
  const [network, other] = readsOf({
    'a/prod/data.tf': `${state('network')}\n${state('other')}\n`,
    'a/prod/main.tf': [
      'locals {',
      '  remote = data.terraform_remote_state.network.outputs["vpc_id"]',
      '  zones  = { for k, v in local.x : k => "${data.terraform_remote_state.network.outputs.zones[0].id}-x" }',
      '}',
      'resource "x" "y" {',
      '  vpc = data.terraform_remote_state.network.outputs.vpc_id',
      '  rule {',
      '    nets = data.terraform_remote_state.network[each.key].outputs.net_ids',
      '    all  = data.terraform_remote_state.other.outputs',
      '    some = data.other_state.network.outputs.none',
      '    key  = data.terraform_remote_state.network.outputs[var.name]',
      '  }',
      '}',
    ].join('\n'),
  });
  expect(network.outputs).toEqual(
    [
      ['vpc_id', 2],
      ['zones', 3],
      ['net_ids', 8],
    ].map(([name, line]) => ({ name, line, file: 'a/prod/main.tf' })),
  );
  expect(other).not.toHaveProperty('outputs');
});

it('knows where nothing fails without one', () => {
  const read = 'data.terraform_remote_state.network.outputs';
  const [network, usual] = readsOf({
    'a/prod/main.tf': [
      state('network'),
      state('usual', 'defaults = { vpc = "" }'),
      `locals {`,
      `  a = try(${read}.a, "")`,
      `  b = var.on ? ${read}.b : "\${${read}.c}"`,
      `  d = ${read}.d ? 1 : 2`,
      `  e = can(${read}.e)`,
      `  f = ${read}.e`,
      '  u = data.terraform_remote_state.usual.outputs.vpc',
      '}',
    ].join('\n'),
  });
  const optional = (outputs: typeof network.outputs) =>
    outputs?.map(({ name, isOptional }) => `${name} ${isOptional === true}`);
  expect(optional(network.outputs)).toEqual([
    'a true',
    'b true',
    'c true',
    'd false',
    'e false',
  ]);
  expect(optional(usual.outputs)).toEqual(['vpc true']);
});

it('looks into modules of the repository that are called', () => {
  const reads = readsOf({
    'a/prod/main.tf': 'module "app" { source = "../../modules/app" }\n',
    'modules/app/main.tf': `${state(
      'net',
    )}\noutput "id" { value = data.terraform_remote_state.net.outputs.id }\n`,
  });
  expect(reads).toMatchObject([
    { outputs: [{ name: 'id', file: 'modules/app/main.tf', line: 6 }] },
  ]);
});

it('reads JSON syntax too', () => {
  const text = JSON.stringify({
    data: { terraform_remote_state: { net: { backend: 's3' } } },
    locals: { id: '${data.terraform_remote_state.net.outputs.id}' },
  });
  expect(readsOf({ 'a/prod/main.tf.json': text })).toMatchObject([
    { outputs: [{ name: 'id' }] },
  ]);
});
