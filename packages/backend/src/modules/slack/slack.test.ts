import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import slackModule from '@backstage/plugin-notifications-backend-module-slack';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fc from 'fast-check';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import slackTexts from './index';
import { slackBlocks } from './slackBlocks';

jest.setTimeout(60_000);

const AUTH = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'auth',
    annotations: { 'slack.com/bot-notify': 'C0123456789' },
  },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/kim' }],
};
const LINES = [
  { text: 'Stacks cost $120.00 a month.' },
  { text: 'api & <b>: +$20.00', url: 'https://github.com/acme/x/commit/1' },
];
const PAYLOAD = {
  title: 'Costs of auth this week: $120.00 a month',
  description: LINES.map(({ text }) => text).join('\n'),
  link: '/costs/weekly?owner=group%3Adefault%2Fauth',
  topic: 'weekly-costs',
  scope: 'infra-cost:weekly:2026-11-23:group:default/auth',
  metadata: { lines: LINES, open: '포털에서 열기' },
};

/** What Slack's Web API was asked: method, token and arguments. */
interface Asked {
  method: string;
  token?: string;
  body: Record<string, string>;
}

/** Speaks as much of the Web API as the module uses, over HTTP. */
async function startSlack() {
  const asked: Asked[] = [];
  const server = http.createServer(async (request, response) => {
    const text = (await buffer(request)).toString();
    const body = Object.fromEntries(new URLSearchParams(text));
    asked.push({
      method: String(request.url).replace('/api/', ''),
      token: request.headers.authorization,
      body,
    });
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ ok: true, ts: '1.2', channel: body.channel }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // The module has no setting for the address of Slack.
  const spy = jest.spyOn(https, 'request').mockImplementation(((
    options: https.RequestOptions,
    answer: (response: http.IncomingMessage) => void,
  ) =>
    http.request(
      {
        ...options,
        ...{ protocol: 'http:', hostname: '127.0.0.1', host: undefined, port },
        ...{ agent: undefined, agents: undefined },
      } as http.RequestOptions,
      answer,
    )) as never);
  return {
    asked,
    close() {
      spy.mockRestore();
      server.close();
    },
  };
}

/** A plugin that sends a notification to the group when it is asked to. */
const sender = (send: { run?: () => Promise<Response> }) =>
  createBackendPlugin({
    pluginId: 'sender',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        async init({ auth, discovery }) {
          send.run = async () => {
            const url = await discovery.getBaseUrl('notifications');
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: await auth.getOwnServiceCredentials(),
              targetPluginId: 'notifications',
            });
            const entityRef = 'group:default/auth';
            return fetch(`${url}/notifications`, {
              method: 'POST',
              headers: {
                'content-type': 'application/json',
                authorization: `Bearer ${token}`,
              },
              body: JSON.stringify({
                recipients: { type: 'entity', entityRef },
                payload: PAYLOAD,
              }),
            });
          };
        },
      });
    },
  });

async function startPortal(notifications: object) {
  const send: { run?: () => Promise<Response> } = {};
  const backend = await startTestBackend({
    features: [
      notificationsPlugin,
      slackModule,
      slackTexts,
      sender(send),
      catalogServiceMock.factory({ entities: [AUTH] as never }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.example' }, notifications },
      }),
    ],
  });
  return { backend, send: () => send.run!() };
}

it('posts to the channel of the group what it is told, as Slack takes it', async () => {
  const slack = await startSlack();
  const { backend, send } = await startPortal({
    processors: { slack: [{ token: 'xoxb-test' }] },
  });
  expect((await send()).status).toBe(200);
  expect(slack.asked).toHaveLength(1);
  const [{ method, token, body }] = slack.asked;
  expect([method, token]).toEqual(['chat.postMessage', 'Bearer xoxb-test']);
  expect(body).toMatchObject({ channel: 'C0123456789', text: PAYLOAD.title });
  const [{ blocks }] = JSON.parse(body.attachments);
  expect(blocks).toEqual([
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: 'Stacks cost $120.00 a month.\n<https://github.com/acme/x/commit/1|api &amp; &lt;b&gt;: +$20.00>',
        verbatim: true,
      },
    },
    {
      type: 'actions',
      elements: [
        {
          ...{ type: 'button', action_id: 'open' },
          text: { type: 'plain_text', text: '포털에서 열기' },
          url: 'https://portal.example/costs/weekly?owner=group%3Adefault%2Fauth',
        },
      ],
    },
  ]);
  await backend.stop();
  slack.close();
});

it('asks nothing of Slack where none is configured', async () => {
  const slack = await startSlack();
  const { backend, send } = await startPortal({});
  expect((await send()).status).toBe(200);
  expect(slack.asked).toEqual([]);
  await backend.stop();
  slack.close();
});

it('stays within what Slack takes, whatever the texts', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ minLength: 900, maxLength: 1_500 }),
    fc.constantFrom('<!channel>', '<@U1>', '<https://evil|x>', '&lt;'),
  );
  const line = fc.record(
    { text, url: fc.oneof(text, fc.webUrl()) },
    { requiredKeys: ['text'] },
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), lines => {
      const blocks = slackBlocks({ title: 'x', metadata: { lines } as never });
      expect(blocks.length).toBeLessThanOrEqual(50);
      for (const block of blocks) {
        const { text: said } = block as { text: { text: string } };
        expect(said.text.length).toBeLessThanOrEqual(3_000);
        const links = said.text.match(/<[^>]*>?/g) ?? [];
        for (const link of links) expect(link).toMatch(/^<https?:\/\/[^|]+\|/);
      }
    }),
    { numRuns: 40 },
  );
});

it('leaves the texts of others as they are', () => {
  expect(slackBlocks({ title: 'x', description: 'Ask <@U123> *now*' })).toEqual(
    [{ type: 'section', text: { type: 'mrkdwn', text: 'Ask <@U123> *now*' } }],
  );
  expect(slackBlocks({ title: 'x', link: 'ftp://x' })).toEqual([]);
  expect(
    slackBlocks({ title: 'x', metadata: { lines: [{ url: 'y' }] as never } }),
  ).toEqual([]);
});
