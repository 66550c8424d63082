import {
  addAmounts,
  builtInBook,
  combinedSavings,
  type DeclaredStack,
  savingsOf,
} from '@infra-portal/infra-common';
import { expandStack } from '../terraform/expand';
import { memoryTree } from '../terraform/plan';
import { fixSaving } from './fixSaving';
import { fixSavings } from './fixSavings';

const NOW = new Date('2026-10-06T00:00:00Z');
const PROVIDER = 'provider "aws" {\n  region = "ap-northeast-2"\n}\n';

/** Savings of a stack of development, by rule and address. */
async function savingsIn(main: string, usage = {}) {
  const tree = memoryTree(
    new Map([
      ['stack/provider.tf', PROVIDER],
      ['stack/main.tf', main],
    ]),
  );
  const expansion = await expandStack({ tree, folder: 'stack' });
  const stack: DeclaredStack = { stack: 'a/b//stack', ...expansion };
  const options = { book: builtInBook, now: NOW, environment: 'dev', usage };
  const all = savingsOf(stack, options);
  const place = { tree, folder: 'stack', book: builtInBook, usage };
  return {
    ...{ stack, all, place, options },
    only: (...ids: string[]) => all.filter(each => ids.includes(each.id)),
  };
}

const MACHINE = `resource "aws_instance" "a" {
  ami           = "ami-1"
  instance_type = "t3.medium" # small

  root_block_device {
    volume_type = "gp2"
    volume_size = 50
  }
}
`;
const LOGS = `resource "aws_cloudwatch_log_group" "a" {
  name              = "a"
  retention_in_days = 400
}
`;

it('writes several into the same files, and estimates them together', async () => {
  const { only, place, stack, options } = await savingsIn(MACHINE);
  const savings = only('graviton:aws_instance.a', 'gp3:aws_instance.a');
  expect(savings).toHaveLength(2);
  const fix = await fixSavings({ ...place, savings });
  const combined = combinedSavings(stack, savings, options);
  expect(fix).toMatchObject({
    left: [],
    ...{ before: combined.before, after: combined.after },
    ...{ monthly: combined.monthly, declared: combined.monthly },
    files: [
      {
        path: 'stack/main.tf',
        after: MACHINE.replace('t3.medium', 't4g.medium').replace('gp2', 'gp3'),
      },
    ],
  });
  expect(fix.taken.map(each => each.id)).toEqual(combined.taken);
});

it('takes together what cannot be had alone', async () => {
  const text = MACHINE.replace('ami  ', 'count = 2\n  ami  ');
  const ids = ['graviton:aws_instance.a[0]', 'graviton:aws_instance.a[1]'];
  const { only, place } = await savingsIn(text);
  const [one, other] = only(...ids);
  expect(await fixSaving({ ...place, saving: one })).toMatchObject({
    why: 'notVerified',
  });
  const fix = await fixSavings({ ...place, savings: [one, other] });
  expect(fix.left).toEqual([]);
  expect(fix.monthly).toBe(addAmounts(one.monthly!, other.monthly!));
});

it('leaves what spoils the others, and takes these', async () => {
  const text = `${MACHINE.replace('ami  ', 'count = 2\n  ami  ')}
resource "aws_instance" "b" {
  ami           = "ami-1"
  instance_type = "t3.medium"
}
`;
  const { only, place } = await savingsIn(text);
  const savings = only('graviton:aws_instance.a[0]', 'graviton:aws_instance.b');
  const fix = await fixSavings({ ...place, savings });
  expect(fix.taken.map(each => each.id)).toEqual(['graviton:aws_instance.b']);
  expect(fix.left).toEqual([
    {
      id: 'graviton:aws_instance.a[0]',
      why: 'notVerified',
      address: 'aws_instance.a[0]',
    },
  ]);
  expect(fix.monthly).toBe(fix.taken[0].monthly);
  expect(fix.files[0].after).toContain('t3.medium');
});

it('says which of two that change the same is left, and what no file does', async () => {
  const { all, place, only } = await savingsIn(
    `${MACHINE}variable "type" {
  default = "t3.medium"
}
resource "aws_instance" "b" {
  ami           = "ami-1"
  instance_type = var.type
}
resource "aws_ecs_service" "c" {
  name = "c"
}
`,
  );
  const [graviton] = only('graviton:aws_instance.a');
  const other = {
    ...graviton,
    id: 'right-size:aws_instance.a',
    monthly: '0.01',
    changes: [{ ...graviton.changes[0], to: 't3.small' }],
  } as typeof graviton;
  const savings = [...all, other];
  const fix = await fixSavings({ ...place, savings });
  expect(fix.left).toEqual(
    expect.arrayContaining([
      { id: other.id, why: 'conflict', with: graviton.id },
      {
        ...{ id: 'graviton:aws_instance.b', why: 'expression' },
        address: 'aws_instance.b',
      },
    ]),
  );
  expect(fix.taken.length + fix.left.length).toBe(savings.length);
});

it('tells what follows from use from what the files say', async () => {
  const { only, place } = await savingsIn(LOGS, { 'logs.stored-gb': '100' });
  const savings = only('log-retention:aws_cloudwatch_log_group.a');
  const fix = await fixSavings({ ...place, savings });
  expect(fix).toMatchObject({ declared: '0', monthly: savings[0].monthly });
  expect(fix.files[0].after).toContain('retention_in_days = 30');
});

it('changes nothing where nothing is left to take', async () => {
  const { place, all } = await savingsIn(MACHINE);
  const savings = all.map(each => ({ ...each, monthly: undefined }));
  expect(await fixSavings({ ...place, savings })).toMatchObject({
    ...{ files: [], taken: [], monthly: '0' },
    left: savings.map(({ id }) => ({ id, why: 'notComputable' })),
  });
});
