import type {
  TakeOverImport,
  TakeOverWishes,
} from '@infra-portal/infra-common';
import path from 'node:path';
import {
  terraform,
  withTerraform,
} from '../../terraform/plan/__testUtils__/plans';
import { filesIn, FOLDER, placeOf, ROOT } from '../__testUtils__/places';
import { proveTakeOver } from '../prove';
import { takeOver } from '../takeOver';

const IMAGES = path.join(
  ROOT,
  'packages/sandbox/sample/fileflow/terraform/environments/dev/images',
);
const options = { trusted: true, terraformPath: terraform?.path };
const wishing = (wishes: Partial<TakeOverWishes>): TakeOverWishes => ({
  ...{ mode: 'import', imports: [], leave: [] },
  ...wishes,
});
const images = (wishes: Partial<TakeOverWishes> = {}) => ({
  ...placeOf(filesIn(IMAGES), ['ecr', 'log-group']),
  wishes: wishing(wishes),
});
const MIXED = `resource "aws_cloudwatch_log_group" "a" {
  name              = "/acme/a"
  retention_in_days = 30

  tags = { Team = "a" }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
`;
const mixed = (wishes: Partial<TakeOverWishes> = {}) => ({
  ...placeOf({ 'main.tf': MIXED }, ['log-group']),
  wishes: wishing(wishes),
});
const short = (imports: readonly TakeOverImport[]) =>
  imports.map(({ to, id }) => [to, id]);

it('imports what a module takes over where it is in no state', async () => {
  const { files, imports, left, support } = await takeOver(images());
  expect(left).toEqual([]);
  expect(short(imports).sort()).toEqual([
    [
      'module.builds_log_group.aws_cloudwatch_log_group.this',
      '/fileflow/dev/image-builds',
    ],
    [
      'module.converter_ecr.aws_ecr_lifecycle_policy.this',
      'fileflow/converter-dev',
    ],
    ['module.converter_ecr.aws_ecr_repository.this', 'fileflow/converter-dev'],
  ]);
  expect(support).toEqual({ answer: 'yes', required: '>= 1.11' });
  const paths = files.map(file => file.path);
  expect(paths).toContain(`${FOLDER}/imports.tf`);
  expect(paths).not.toContain(`${FOLDER}/moved.tf`);
});

it('imports what stays as it is written, and says which ids it lacks', async () => {
  const { imports, left } = await takeOver(mixed());
  expect(left.map(({ address }) => address)).toEqual(['aws_sqs_queue.jobs']);
  expect(imports).toMatchObject([
    { from: 'aws_cloudwatch_log_group.a', id: '/acme/a', isTold: false },
    {
      ...{ to: 'aws_sqs_queue.jobs', reason: 'given-by-aws' },
      form: expect.stringContaining('https://sqs.'),
    },
  ]);
});

it('imports single resources that a person names, and moves the rest', async () => {
  const address = 'aws_cloudwatch_log_group.builds';
  const { files, imports } = await takeOver(
    images({ mode: 'moved', imports: [{ address }] }),
  );
  expect(short(imports)).toEqual([
    [
      'module.builds_log_group.aws_cloudwatch_log_group.this',
      '/fileflow/dev/image-builds',
    ],
  ]);
  const moved = files.find(({ path: file }) => file.endsWith('moved.tf'));
  expect(moved?.after).not.toContain(address);
  expect(moved?.after.match(/^moved /gm)).toHaveLength(2);
});

it('imports by the id of a person, and says what the files tell', async () => {
  const address = 'aws_cloudwatch_log_group.a';
  const of = async (id: string) =>
    (await takeOver(mixed({ imports: [{ address, id }] }))).imports[0];
  expect(await of('/other')).toMatchObject({
    ...{ from: address, id: '/other', isTold: true, idOfFiles: '/acme/a' },
  });
  // The same id is no other one.
  const same = await of('/acme/a');
  expect(same).toMatchObject({ id: '/acme/a', isTold: false });
  expect(same).not.toHaveProperty('idOfFiles');
});

it('refuses names of what the stack does not have', async () => {
  const leave = ['aws_sns_topic.other'];
  await expect(takeOver(mixed({ leave }))).rejects.toThrow(
    'The stack has no resource "aws_sns_topic.other"',
  );
});

withTerraform('the plan of what is imported', () => {
  const proofOf = async (place: ReturnType<typeof mixed>) =>
    proveTakeOver(place, await takeOver(place), options);

  it('makes and changes nothing', async () => {
    expect(await proofOf(images())).toMatchObject({
      ...{ grade: 'simulated', holds: true, changes: [] },
      counts: { import: 3, add: 0, change: 0, destroy: 0, move: 0 },
    });
  }, 60_000);

  it('does not hold where an id is missing, and does with it', async () => {
    expect(await proofOf(mixed())).toMatchObject({
      ...{ grade: 'simulated', holds: false },
      counts: { import: 1, add: 1 },
      changes: [{ address: 'aws_sqs_queue.jobs', action: 'create' }],
    });
    const id = 'https://sqs.eu-west-1.amazonaws.com/1/jobs';
    const imports = [{ address: 'aws_sqs_queue.jobs', id }];
    expect(await proofOf(mixed({ imports }))).toMatchObject({
      ...{ holds: true, changes: [], counts: { import: 2, add: 0 } },
    });
  }, 60_000);

  it('makes what was left out, and says so', async () => {
    const leave = ['aws_sqs_queue.jobs'];
    expect(await proofOf(mixed({ leave }))).toMatchObject({
      ...{ holds: true, counts: { import: 1, add: 1 } },
      changes: [{ address: 'aws_sqs_queue.jobs', action: 'create' }],
    });
  }, 60_000);
});
