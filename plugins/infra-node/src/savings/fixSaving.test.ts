import {
  builtInBook,
  type DeclaredStack,
  savingsOf,
} from '@infra-portal/infra-common';
import { expandStack } from '../terraform/expand';
import { memoryTree } from '../terraform/plan';
import { fixSaving } from './fixSaving';

const NOW = new Date('2026-10-06T00:00:00Z');

const PROVIDER = 'provider "aws" {\n  region = "ap-northeast-2"\n}\n';

const stackOf = async (files: Record<string, string>) => {
  const tree = memoryTree(
    new Map(Object.entries({ 'stack/provider.tf': PROVIDER, ...files })),
  );
  const expansion = await expandStack({ tree, folder: 'stack' });
  const stack: DeclaredStack = { stack: 'a/b//stack', ...expansion };
  return { tree, stack };
};

/** The fix of the saving of a rule that is about an address. */
async function fixOf(
  id: string,
  files: string | Record<string, string>,
  environment = 'dev',
) {
  const all = typeof files === 'string' ? { 'stack/main.tf': files } : files;
  const { tree, stack } = await stackOf(all);
  const options = { book: builtInBook, now: NOW, environment };
  const saving = savingsOf(stack, options).find(each => each.id === id);
  if (!saving) throw new Error(`There is no ${id}.`);
  return fixSaving({ saving, tree, folder: 'stack', book: builtInBook });
}

const MACHINE = `# Keep me.
resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.medium" # small

  root_block_device {
    volume_type = "gp2"
    volume_size = 50
  }
}
`;

it('writes the value into the resource, and nothing else', async () => {
  expect(await fixOf('graviton:aws_instance.a', MACHINE)).toEqual({
    kind: 'change',
    files: [
      {
        path: 'stack/main.tf',
        before: MACHINE,
        after: MACHINE.replace('"t3.medium"', '"t4g.medium"'),
      },
    ],
  });
  const inBlock = await fixOf('gp3:aws_instance.a', MACHINE);
  expect(inBlock).toMatchObject({
    files: [{ after: MACHINE.replace('gp2', 'gp3') }],
  });
});

it('does not touch an expression', async () => {
  const text = `variable "type" {
  default = "t3.medium"
}
${MACHINE.replace('"t3.medium"', 'var.type')}`;
  expect(await fixOf('graviton:aws_instance.a', text)).toEqual({
    kind: 'left',
    why: 'expression',
    address: 'aws_instance.a',
  });
});

it('does not promise for one what a literal changes for two', async () => {
  const text = MACHINE.replace('ami  ', 'count = 2\n  ami  ');
  expect(await fixOf('graviton:aws_instance.a[0]', text)).toEqual({
    kind: 'left',
    why: 'notVerified',
    address: 'aws_instance.a[0]',
  });
});

const callOf = (call: string, inside = 'var.machine.type') => ({
  'stack/main.tf': `module "it" {
  source = "../modules/it"
  name   = "t3.medium"
  ${call}
}
`,
  'modules/it/main.tf': `variable "name" {}
variable "machine" {
  default = {}
}
resource "aws_instance" "a" {
  ami           = var.name
  instance_type = ${inside}
}
`,
});

it('finds the argument of a call that leads to the value', async () => {
  const files = callOf('machine = { type = "t3.medium" }');
  const id = 'graviton:module.it.aws_instance.a';
  expect(await fixOf(id, files)).toMatchObject({
    kind: 'change',
    files: [
      {
        path: 'stack/main.tf',
        after: files['stack/main.tf'].replace(
          'type = "t3.medium"',
          'type = "t4g.medium"',
        ),
      },
    ],
  });
  expect(await fixOf(id, callOf('', '"t3.medium"'))).toMatchObject({
    kind: 'left',
    why: 'inModule',
  });
});

it('does not take a change that changes more than was promised', async () => {
  const files = callOf('machine = { type = "t3.medium" }');
  files['modules/it/main.tf'] += `resource "aws_instance" "b" {
  ami           = "ami-1"
  instance_type = var.machine.type
}
`;
  const id = 'graviton:module.it.aws_instance.a';
  expect(await fixOf(id, files)).toMatchObject({ why: 'notVerified' });
});

it('removes what nothing names', async () => {
  const balancer = `resource "aws_lb" "a" {
  internal = true
}
`;
  const id = 'idle-balancer:aws_lb.a';
  expect(await fixOf(id, balancer)).toMatchObject({
    kind: 'change',
    files: [{ after: '' }],
  });
  const named = `${balancer}output "arn" {
  value = aws_lb.a.arn
}
`;
  expect(await fixOf(id, named)).toMatchObject({ why: 'referenced' });
});

it('says where no argument does it', async () => {
  const text = `resource "aws_db_instance" "a" {
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  allocated_storage = 20
  storage_type      = "gp3"
}
`;
  expect(await fixOf('off-at-night:aws_db_instance.a', text)).toMatchObject({
    why: 'needsResource',
  });
  const unpriced = text.replace('db.t4g.micro', 'db.t3.micro');
  expect(await fixOf('graviton:aws_db_instance.a', unpriced)).toEqual({
    kind: 'left',
    why: 'notComputable',
  });
});

it('refuses a saving of files that have changed', async () => {
  const { stack } = await stackOf({ 'stack/main.tf': MACHINE });
  const options = { book: builtInBook, now: NOW };
  const [saving] = savingsOf(stack, options);
  const request = { saving, folder: 'stack', book: builtInBook };
  const other = await stackOf({ 'stack/main.tf': '' });
  expect(await fixSaving({ ...request, tree: other.tree })).toMatchObject({
    why: 'stale',
  });
  const changed = MACHINE.replace('t3.medium', 't3.small');
  const { tree } = await stackOf({ 'stack/main.tf': changed });
  expect(await fixSaving({ ...request, tree })).toMatchObject({
    why: 'notVerified',
  });
});
