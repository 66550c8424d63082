import path from 'node:path';
import { filesIn, FOLDER, placeOf, ROOT } from './__testUtils__/places';
import {
  terraform,
  withTerraform,
} from '../terraform/plan/__testUtils__/plans';
import { proveTakeOver } from './prove';
import { takeOver } from './takeOver';

const WORKER = path.join(
  ROOT,
  'packages/sandbox/sample/fileflow/terraform/environments/dev/worker',
);
const IMAGES = path.join(WORKER, '../images');
const place = () => placeOf(filesIn(WORKER), ['log-group']);
const options = { trusted: true, terraformPath: terraform?.path };

withTerraform('the plan of a stack that is taken over', () => {
  it('is empty but for what moves', async () => {
    const taken = await takeOver(place());
    const proof = await proveTakeOver(place(), taken, options);
    expect(proof).toMatchObject({
      ...{ grade: 'simulated', holds: true, changes: [] },
      counts: { add: 0, change: 0, destroy: 0, move: 1 },
    });
  }, 60_000);

  it('is empty where modules cover a stack wholly', async () => {
    const whole = placeOf(filesIn(IMAGES), ['ecr', 'log-group']);
    const proof = await proveTakeOver(whole, await takeOver(whole), options);
    expect(proof).toMatchObject({
      ...{ grade: 'simulated', holds: true, changes: [] },
      counts: { add: 0, change: 0, destroy: 0, move: 3 },
    });
  }, 60_000);

  it('finds what is lost without the moved blocks', async () => {
    const taken = await takeOver(place());
    const files = taken.files.filter(each => !each.path.endsWith('moved.tf'));
    const proof = await proveTakeOver(place(), { ...taken, files }, options);
    expect(proof).toMatchObject({
      ...{ grade: 'simulated', holds: false },
      counts: { add: 1, destroy: 1 },
    });
  }, 60_000);

  it('holds nothing that a module refuses', async () => {
    const stack = `resource "aws_cloudwatch_log_group" "a" {
  name = "a"
}
`;
    const refused = placeOf({ 'main.tf': stack }, ['log-group']);
    const taken = await takeOver(refused);
    const proof = await proveTakeOver(refused, taken, options);
    expect(proof).toMatchObject({
      ...{ grade: 'simulated', holds: false },
      message: expect.stringContaining('CloudWatch keeps logs for'),
    });
  }, 60_000);

  it('runs no provisioner', async () => {
    const provisioned = placeOf(
      {
        'main.tf': `resource "aws_cloudwatch_log_group" "a" {
  name = "a"

  provisioner "local-exec" {
    command = "exit 1"
  }
}
`,
      },
      ['log-group'],
    );
    const file = { path: `${FOLDER}/x.tf`, before: '', after: 'locals {}\n' };
    const taken = { imports: [], files: [file] };
    expect(await proveTakeOver(provisioned, taken, options)).toMatchObject({
      ...{ grade: 'simulated', holds: true, changes: [] },
    });
  }, 60_000);
});

it('says that nothing planned where nothing can', async () => {
  const taken = await takeOver(place());
  const proof = await proveTakeOver(place(), taken, {
    ...{ trusted: true, terraformPath: '/does/not/exist' },
  });
  expect(proof).toMatchObject({
    ...{ grade: 'checked', message: expect.stringContaining('/does/not') },
  });
});
