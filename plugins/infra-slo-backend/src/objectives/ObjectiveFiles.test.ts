import { mockServices } from '@backstage/backend-test-utils';
import type { Mirror, Mirrors } from '@infra-portal/infra-node';
import { ObjectiveFiles } from './ObjectiveFiles';

const repository = {
  host: 'github.com',
  owner: 'acme',
  name: 'infrastructure',
};

it('says that a repository cannot be read, without its secrets, until it can', async () => {
  const update = jest.fn();
  const mirror: Partial<Mirror> = {
    age: () => undefined,
    update,
    defaultBranch: async () => 'main',
    head: async () => undefined,
  };
  const files = new ObjectiveFiles({
    mirrors: { of: () => mirror as Mirror } as Partial<Mirrors> as Mirrors,
    repositories: [repository],
    webUrlOf: () => 'https://github.com/acme/infrastructure',
    logger: mockServices.logger.mock(),
  });
  update.mockRejectedValue(new Error('https://x:secret@github.com is away'));
  expect(await files.look()).toBe(true);
  expect(await files.look()).toBe(false);
  const [problem, ...others] = files.now.problems;
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    repository: 'github.com/acme/infrastructure',
    severity: 'error',
  });
  expect(problem.file).toBeUndefined();
  expect(JSON.stringify(problem)).not.toContain('secret');
  update.mockResolvedValue(undefined);
  expect(await files.look()).toBe(true);
  expect(files.now.problems).toEqual([]);
});
