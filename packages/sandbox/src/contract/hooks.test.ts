import { Webhooks } from '@octokit/webhooks';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, TestSandbox } from '../testing';

interface Received {
  event: string;
  guid: string;
  signature: string;
  body: string;
}

let sandbox: TestSandbox;
let receiver: http.Server;
let status = 200;
const received: Received[] = [];
const repo = { owner: 'acme', repo: 'infra' };
const secret = 'a shared secret';
const verify = (key: string, body: string, signature: string) =>
  new Webhooks({ secret: key }).verify(body, signature);

beforeAll(async () => {
  sandbox = await startSandbox();
  sandbox.github.events.start();
  await sandbox.createRepository('infra', { 'main.tf': '' });
  receiver = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      received.push({
        event: String(req.headers['x-github-event']),
        guid: String(req.headers['x-github-delivery']),
        signature: String(req.headers['x-hub-signature-256']),
        body: Buffer.concat(chunks).toString('utf8'),
      });
      res.writeHead(status).end('seen');
    });
  });
  await new Promise<void>(resolve =>
    receiver.listen(0, '127.0.0.1', () => resolve()),
  );
});
afterAll(async () => {
  await new Promise(resolve => receiver.close(resolve));
  await sandbox.close();
});
beforeEach(() => {
  received.length = 0;
  status = 200;
});

const target = () =>
  `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

describe('webhooks', () => {
  it('are signed, listed, and sent again under the same id', async () => {
    const owner = sandbox.octokit('platform-owner');
    const { data: hook } = await owner.repos.createWebhook({
      ...repo,
      events: ['status'],
      config: { url: target(), content_type: 'json', secret },
    });
    expect(hook.config.secret).toBe('********');
    await sandbox.github.events.idle();
    expect(received.map(each => each.event)).toEqual(['ping']);

    status = 500;
    const copy = await sandbox.clone('developer', 'infra');
    const sha = await copy.git('rev-parse', 'HEAD');
    await sandbox
      .octokit('developer')
      .repos.createCommitStatus({ ...repo, sha, state: 'success' });
    await sandbox.github.events.idle();
    const [, sent] = received;
    expect(await verify(secret, sent.body, sent.signature)).toBe(true);
    expect(await verify('another secret', sent.body, sent.signature)).toBe(
      false,
    );
    sandbox.contract.checkWebhook('status', JSON.parse(sent.body));

    const listed = await owner.repos.listWebhookDeliveries({
      ...repo,
      hook_id: hook.id,
    });
    expect(listed.data.map(each => [each.event, each.status_code])).toEqual([
      ['status', 500],
      ['ping', 200],
    ]);
    status = 200;
    const delivery_id = listed.data[0].id;
    await owner.repos.redeliverWebhookDelivery({
      ...repo,
      hook_id: hook.id,
      delivery_id,
    });
    await sandbox.github.events.idle();
    expect(received[2]).toMatchObject({ guid: sent.guid, body: sent.body });
    const one = await owner.repos.getWebhookDelivery({
      ...repo,
      hook_id: hook.id,
      delivery_id,
    });
    expect(one.data.response.payload).toBe('seen');
    await owner.repos.deleteWebhook({ ...repo, hook_id: hook.id });
  });

  it('stay on this machine, ask for known events, and belong to admins', async () => {
    const create = (
      person: 'platform-owner' | 'developer',
      url: string,
      events = ['push'],
    ) =>
      sandbox
        .octokit(person)
        .repos.createWebhook({ ...repo, events, config: { url } });
    await expect(
      create('platform-owner', 'https://example.com/hook'),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      create('platform-owner', 'file:///etc/passwd'),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      create('platform-owner', target(), ['no_such_event']),
    ).rejects.toMatchObject({ status: 422 });
    await expect(create('developer', target())).rejects.toMatchObject({
      status: 403,
    });
  });

  it('of an organisation hear of all its repositories', async () => {
    const owner = sandbox.octokit('platform-owner');
    const { data: hook } = await owner.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['status'],
      config: { url: target(), content_type: 'json' },
    });
    const copy = await sandbox.clone('developer', 'infra');
    const sha = await copy.git('rev-parse', 'HEAD');
    await sandbox
      .octokit('developer')
      .repos.createCommitStatus({ ...repo, sha, state: 'pending' });
    await sandbox.github.events.idle();
    expect(received.map(each => each.event)).toEqual(['ping', 'status']);
    await owner.orgs.deleteWebhook({ org: 'acme', hook_id: hook.id });
  });
});
