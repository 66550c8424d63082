import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { StackReader } from '../readModel';
import { AuthorizedStacks } from './AuthorizedStacks';

const reader = {} as StackReader;

function world() {
  const asked: BackstageCredentials[] = [];
  const state = {
    asked,
    at: 0,
    result: AuthorizeResult.ALLOW as AuthorizeResult | Error,
  };
  const permissions = {
    async authorize(
      _: unknown,
      options: { credentials: BackstageCredentials },
    ) {
      asked.push(options.credentials);
      if (state.result instanceof Error) throw state.result;
      return [{ result: state.result }];
    },
  } as unknown as PermissionsService;
  const stacks = new AuthorizedStacks({
    reader,
    permissions,
    now: () => state.at,
  });
  return { stacks, state };
}

const one = mockCredentials.user('user:default/one');
const other = mockCredentials.user('user:default/other');

it('asks once in ten seconds for each person', async () => {
  const { stacks, state } = world();
  await Promise.all([stacks.for(one), stacks.for(one)]);
  state.at = 9_999;
  expect(await stacks.for(one)).toBe(reader);
  expect(state.asked).toHaveLength(1);
  await stacks.for(other);
  expect(state.asked).toHaveLength(2);

  state.result = AuthorizeResult.DENY;
  state.at = 10_000;
  await expect(stacks.for(one)).rejects.toThrow('infra-stacks.stack.read');
  expect(await stacks.for(other)).toBe(reader);
});

it('remembers no failure, and asks for each service', async () => {
  const { stacks, state } = world();
  state.result = new Error('The permission backend is away.');
  await expect(stacks.for(one)).rejects.toThrow('away');
  state.result = AuthorizeResult.ALLOW;
  expect(await stacks.for(one)).toBe(reader);
  const service = mockCredentials.service('plugin:catalog');
  await stacks.for(service);
  await stacks.for(service);
  expect(state.asked).toHaveLength(4);
});
