import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startSandbox } from '../sandbox';

jest.setTimeout(60_000);

it('tells the portal, once, about repositories that come later', async () => {
  const heard: { event: unknown; url?: string; sound: boolean }[] = [];
  let wake = () => {};
  const portal = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const sum = createHmac('sha256', 'word').update(Buffer.concat(chunks));
    heard.push({
      event: req.headers['x-github-event'],
      url: req.url,
      sound:
        req.headers['x-hub-signature-256'] === `sha256=${sum.digest('hex')}`,
    });
    res.statusCode = 202;
    res.end();
    wake();
  });
  await new Promise<void>(done => portal.listen(0, 'localhost', done));
  const data = await fs.mkdtemp(path.join(os.tmpdir(), 'sandbox-hook-'));
  const start = (webhookSecret: string) =>
    startSandbox({
      data,
      port: 0,
      portalUrl: `http://localhost:${(portal.address() as AddressInfo).port}`,
      sample: false,
      webhookSecret,
      secrets: { adminToken: 'ghp_test_admin' },
    });
  await (await start('an older word')).close();
  const sandbox = await start('word');
  const told = new Promise<void>(resolve => (wake = resolve));
  const answer = await fetch(`${sandbox.url}/api/v3/orgs/acme/repos`, {
    method: 'POST',
    headers: { authorization: 'token ghp_test_admin' },
    body: JSON.stringify({ name: 'later', auto_init: true }),
  });
  expect(answer.status).toBe(201);
  await told;
  await sandbox.github.events.idle();
  expect(heard.filter(({ event }) => event === 'push')).toEqual([
    {
      event: 'push',
      url: '/api/infra-stacks/webhooks/github',
      sound: true,
    },
  ]);
  const acme = sandbox.github.accounts.byLogin('acme')!;
  const portalHooks = (running: typeof sandbox) =>
    running.github.hooks
      .list({ orgId: acme.id })
      .filter(({ url }) => url.includes('/webhooks/'));
  const [hook, ...others] = portalHooks(sandbox);
  expect(others).toEqual([]);

  // What a person removed does not come back.
  sandbox.github.hooks.remove(hook.id);
  await sandbox.close();
  const again = await start('word');
  expect(portalHooks(again)).toEqual([]);
  await again.close();
  portal.close();
  await fs.rm(data, { recursive: true });
});
