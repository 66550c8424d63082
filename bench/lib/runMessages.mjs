import { createHash, createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';
import { WEBHOOK_SECRET } from '../create/world.mjs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
/** The repository of the bench, as GitHub writes it. */
const repositoryOf = sandboxUrl => ({
  full_name: 'acme/infrastructure',
  html_url: `${sandboxUrl}/acme/infrastructure`,
});

export const commitOf = number =>
  createHash('sha1').update(`bench ${number}`).digest('hex');

let id = Date.now();

/** Events of a pull request that plans and applies one stack, in order. */
export function eventsOf(number, project, sandboxUrl) {
  const repository = repositoryOf(sandboxUrl);
  const sha = commitOf(number);
  let at = Date.now();
  const now = () => new Date((at += 1_000)).toISOString();
  const status = (context, state, description) => ({
    event: 'status',
    data: {
      ...{ repository, sha, state, description, created_at: now() },
      id: (id += 1),
      context: `atlantis/${context}`,
      target_url: `http://atlantis.example/jobs/${number}`,
    },
  });
  return [
    {
      event: 'pull_request',
      data: {
        ...{ action: 'opened', repository },
        pull_request: {
          ...{ number, title: `Change ${project}`, state: 'open' },
          html_url: `${repository.html_url}/pull/${number}`,
          user: { login: 'developer' },
          head: { ref: `change-${number}`, sha },
          updated_at: now(),
        },
      },
    },
    status('plan', 'pending', 'Plan in progress...'),
    status(`plan: ${project}`, 'pending', 'Plan in progress...'),
    status(
      `plan: ${project}`,
      'success',
      'Plan: 1 to add, 2 to change, 0 to destroy.',
    ),
    status('plan', 'success', '1/1 projects planned successfully.'),
    status('apply', 'pending', 'Apply in progress...'),
    status(`apply: ${project}`, 'pending', 'Apply in progress...'),
    status(`apply: ${project}`, 'success', 'Apply succeeded.'),
    status('apply', 'success', '1/1 projects applied successfully.'),
  ];
}

/** An event as GitHub sends it: signing is the sender's time. */
export function delivery({ event, data }) {
  const body = JSON.stringify(data);
  const sum = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${sum}`,
    },
  };
}

/** Sends it. @returns ms until the answer was there @throws Error unless it is 202 */
export function send(baseUrl, { body, headers }) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${baseUrl}/api/infra-stacks/webhooks/github`,
      { method: 'POST', agent, headers },
      response => {
        response.resume();
        response.once('end', () => {
          if (response.statusCode === 202) resolve(performance.now() - began);
          else reject(new Error(`A webhook got ${response.statusCode}`));
        });
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}
