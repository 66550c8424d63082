import { mockServices } from '@backstage/backend-test-utils';
import { readSlackChannels } from './readSlackChannels';

const read = (slackChannels?: unknown) =>
  readSlackChannels(
    mockServices.rootConfig({
      data: { infraCost: { slackChannels } } as never,
    }),
  );

it('knows the channel of a group, and that of all others', () => {
  expect(read()('group:default/auth')).toBeUndefined();
  const channelOf = read([
    { owner: '@acme/auth', channel: 'C0123456789' },
    { channel: '#costs' },
  ]);
  expect(channelOf('group:default/auth')).toBe('C0123456789');
  expect(channelOf('group:default/web')).toBe('#costs');
  expect(channelOf('user:default/kim')).toBeUndefined();
  expect(
    read([{ owner: '@acme/auth', channel: 'C1' }])('group:default/web'),
  ).toBe(undefined);
});

it.each([
  [{ auth: 'C1' }, /slackChannels is wrong.*It is a list/],
  [[{ owner: '@acme/auth' }], /slackChannels\.0\.channel is wrong/],
  [[{ channel: 'a b' }], /must be a channel id or name/],
  [[{ owner: '@kim', channel: 'C1' }], /slackChannels\.0\.owner must be/],
  [[{ channel: 'C1' }, { channel: 'C2' }], /names all others twice/],
])('refuses %j', (wrong, message) => {
  expect(() => read(wrong)).toThrow(message);
});
