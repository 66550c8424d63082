import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitHub } from '../github/github';
import { dailygeChanges } from './dailyge';
import { JOBS, SampleJobs } from './jobs';
import { sendJobs } from './sendJobs';

const NOW = Date.parse('2026-11-22T04:00:00Z');

/** What GitHub Actions did, kept as in the data folder. */
function seeded() {
  const facts = new Map<string, string>();
  const github = {
    meta: {
      get: (key: string) => facts.get(key),
      set: (key: string, value: string) => facts.set(key, value),
    },
  } as unknown as GitHub;
  const jobs = new SampleJobs();
  const [, change] = dailygeChanges;
  jobs.planned(change, '1'.repeat(40), 2, NOW - 9e6);
  jobs.merged(change, '2'.repeat(40), 2, NOW - 8e6);
  jobs.looked('2'.repeat(40), NOW);
  jobs.keep(github);
  return { facts, github };
}

it('is told to the portal once, in order, however late that is there', async () => {
  const { facts, github } = seeded();
  const told: any[] = [];
  // As a portal that starts.
  const early = [404, 503];
  const portal = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const sum = createHmac('sha256', 'secret').update(body).digest('hex');
    const signed =
      request.headers['x-infra-portal-signature-256'] === `sha256=${sum}`;
    response.statusCode = early.shift() ?? (signed ? 202 : 401);
    if (response.statusCode === 202) told.push(JSON.parse(body.toString()));
    response.end('{}');
  });
  await new Promise<void>(resolve => {
    portal.listen(0, '127.0.0.1', resolve);
  });
  const options = {
    url: 'http://localhost:7008',
    portalUrl: `http://127.0.0.1:${(portal.address() as AddressInfo).port}`,
    secret: 'secret',
    log: jest.fn(),
    signal: new AbortController().signal,
  };
  await sendJobs(github, options);
  expect(facts.get(JOBS)).toBe('[]');
  const runs = told.filter(({ command }) => command !== 'drift');
  expect(
    runs.map(({ command, attempt, state }) => [command, attempt, state]),
  ).toEqual([
    ['plan', 1, 'started'],
    ['plan', 1, 'succeeded'],
    ['apply', 1, 'started'],
    ['apply', 1, 'failed'],
    ['apply', 2, 'started'],
    ['apply', 2, 'succeeded'],
  ]);
  const drifts = told.filter(({ finishedAt, command }) => {
    return command === 'drift' && finishedAt;
  });
  expect(drifts.map(({ exitCode }) => exitCode).slice(-4)).toEqual([
    0, 2, 2, 2,
  ]);
  expect(drifts.at(-1)).toMatchObject({
    repository: 'http://localhost:7008/acme/dailyge-infra',
    finishedAt: '2026-11-21T22:17:51.000Z',
  });
  await sendJobs(github, options);
  expect(told).toHaveLength(6 + 32);
  expect(options.log).not.toHaveBeenCalled();
  portal.closeAllConnections();
  portal.close();
});
