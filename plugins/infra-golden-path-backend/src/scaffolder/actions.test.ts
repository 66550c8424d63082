import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { Gate, Preview, ServiceRequest } from '@infra-portal/infra-common';
import { createCheckServiceAction } from './checkService';
import type { GoldenPathClient } from './GoldenPathClient';
import { createOpenPullRequestAction } from './openPullRequest';
import { createRenderServiceAction } from './renderService';

const digest = 'a'.repeat(64);
const intent = { product: 'authhub', service: 'tokens' };

const passed: Gate = {
  id: 'intent',
  status: 'passed',
  findings: [],
  source: 'Infra Portal',
  observedAt: '2026-11-21T10:00:00Z',
};
const failed: Gate = {
  ...passed,
  id: 'collisions',
  status: 'failed',
  findings: [
    {
      code: 'collision.host',
      severity: 'error',
      message: { en: 'The host is\ntaken.', ko: '사용 중입니다.' },
      field: ['ingress', 'host'],
    },
  ],
};

const preview = {
  digest,
  branch: 'portal/authhub/tokens/create',
  files: [
    { path: 'stacks/a/main.tf', state: 'added', after: 'a\n' },
    { path: 'stacks/a/old.tf', state: 'removed', before: 'b\n' },
  ],
  gates: [passed],
} as unknown as Preview;

const opened = {
  id: 'r1',
  state: 'open',
  pullRequest: { number: 7, url: 'https://github.com/a/b/pull/7', head: 'c' },
} as unknown as ServiceRequest;

type Asked<K extends keyof GoldenPathClient> = Parameters<GoldenPathClient[K]>;

function clientWith(answers: {
  preview?: Partial<Preview>;
  requests?: ServiceRequest[];
}) {
  const requests = [...(answers.requests ?? [opened])];
  const client = {
    preview: jest.fn(async (..._: Asked<'preview'>) => ({
      ...preview,
      ...answers.preview,
    })),
    submit: jest.fn(async (..._: Asked<'submit'>) => opened),
    request: jest.fn(async (..._: Asked<'request'>) =>
      requests.length > 1 ? requests.shift()! : requests[0],
    ),
  };
  return client;
}

describe('infra:service:render', () => {
  const folder = createMockDirectory();

  async function render(files: { path: string; after?: string }[]) {
    const client = clientWith({ preview: { files: files as never } });
    const context = createMockActionContext({
      input: { intent },
      workspacePath: folder.path,
    });
    await createRenderServiceAction({ client }).handler(context as never);
    // Excerpts of long files could not be written.
    const [[asked]] = client.preview.mock.calls;
    expect(asked).toMatchObject({ intent, whole: true });
    return context;
  }

  it('writes files, and says which go', async () => {
    const { output } = await render(preview.files);
    expect(output).toHaveBeenCalledWith('files', ['stacks/a/main.tf']);
    expect(output).toHaveBeenCalledWith('removed', ['stacks/a/old.tf']);
    expect(output).toHaveBeenCalledWith('digest', digest);
    const file = path.join(folder.path, 'stacks/a/main.tf');
    expect(readFileSync(file, 'utf8')).toBe('a\n');
  });

  it('writes nothing outside of the workspace', async () => {
    const outside = path.join(folder.path, '../escaped.tf');
    await expect(
      render([{ path: '../escaped.tf', after: 'x' }]),
    ).rejects.toThrow(/not permitted|outside/i);
    expect(existsSync(outside)).toBe(false);
  });
});

describe('infra:service:check', () => {
  async function check(given: Partial<Preview>) {
    const context = createMockActionContext({ input: { intent } });
    const info = jest.spyOn(context.logger, 'info').mockImplementation();
    const client = clientWith({ preview: given });
    const result = createCheckServiceAction({ client })
      .handler(context as never)
      .then(() => context.output);
    await result.catch(() => {});
    return { result, said: info.mock.calls.map(([text]) => String(text)) };
  }

  it('passes with a line for each gate', async () => {
    const { result, said } = await check({});
    expect(await result).toHaveBeenCalledWith('digest', digest);
    expect(said).toEqual(['passed  intent (Infra Portal)']);
  });

  it('fails when a gate failed, and names the field on one line', async () => {
    const { result, said } = await check({ gates: [passed, failed] });
    await expect(result).rejects.toThrow(/Failed: collisions\. ingress\.host/);
    expect(said[2]).toBe('  ingress.host: The host is taken.');
  });

  it('fails when nothing changes', async () => {
    const { result } = await check({ digest: undefined });
    await expect(result).rejects.toThrow(/change nothing/);
  });
});

describe('infra:pull-request:open', () => {
  async function open(requests: ServiceRequest[], isDryRun = false) {
    const client = clientWith({ requests });
    const context = {
      ...createMockActionContext({ input: { intent, digest } }),
      isDryRun,
    };
    const action = createOpenPullRequestAction({ client, pause: 1 });
    await action.handler(context as never);
    return { client, output: context.output };
  }

  it('waits for the pull request', async () => {
    const opening = { ...opened, state: 'opening', pullRequest: undefined };
    const { client, output } = await open([
      opening as ServiceRequest,
      opening as ServiceRequest,
      opened,
    ]);
    expect(client.submit).toHaveBeenCalledTimes(1);
    expect(client.submit.mock.calls[0][0]).toMatchObject({ intent, digest });
    expect(output).toHaveBeenCalledWith('id', 'r1');
    expect(output).toHaveBeenCalledWith('url', 'https://github.com/a/b/pull/7');
  });

  it('fails as the request did', async () => {
    const failure = {
      step: 'push',
      code: 'protected',
      message: { en: 'The branch is protected.', ko: '' },
      retryable: false,
    };
    const stopped = { ...opened, state: 'failed', failure } as ServiceRequest;
    await expect(open([stopped])).rejects.toThrow('The branch is protected.');
  });

  it('opens nothing in a dry run', async () => {
    const { client } = await open([opened], true);
    expect(client.submit).not.toHaveBeenCalled();
  });
});
