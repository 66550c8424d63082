import { mockServices } from '@backstage/backend-test-utils';
import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import { remindOnPush } from './remindOnPush';

const repository = { host: 'github.com', owner: 'acme', name: 'standards' };

async function listening() {
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const triggerTask = jest.fn(async () => {});
  const base = async () => ({ tree: { branch: 'main' } } as never);
  const bases = { of: base, refresh: jest.fn(base) };
  await remindOnPush({
    ...{ bases, events, logger, repositories: [repository], task: 'remind' },
    scheduler: { triggerTask },
  });
  const [{ onEvent, topics }] = events.subscribe.mock.calls[0];
  expect(topics).toEqual([REPOSITORY_EVENTS.push]);
  const push = (name: string, branch: string) =>
    onEvent({
      topic: REPOSITORY_EVENTS.push,
      eventPayload: { repository: name, branch },
    });
  return { bases, logger, push, triggerTask };
}

it('reminds once the standards are read anew', async () => {
  const { bases, push, triggerTask } = await listening();
  await push('github.com/ACME/standards', 'main');
  expect(bases.refresh).toHaveBeenCalledWith(repository);
  expect(triggerTask).toHaveBeenCalledWith('remind');
});

it('leaves other branches and repositories alone', async () => {
  const { push, triggerTask } = await listening();
  await push('github.com/acme/standards', 'draft');
  await push('github.com/acme/other', 'main');
  expect(triggerTask).not.toHaveBeenCalled();
});

it('waits for the next round where one is under way', async () => {
  const { logger, push, triggerTask } = await listening();
  triggerTask.mockRejectedValue(new Error('already running'));
  await push('github.com/acme/standards', 'main');
  expect(logger.debug).toHaveBeenCalledTimes(1);
});
