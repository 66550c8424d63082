import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { RequestApplication } from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { sampleRequest } from '../testing/sampleRequest';
import { ApplicationBox } from './ApplicationBox';

const APPLICATION: RequestApplication = {
  repository: 'github.com/acme/login',
  url: 'https://github.com/acme/login',
  branch: 'portal-application/authhub/login/create',
  state: 'open',
  created: true,
  files: ['Dockerfile', 'compose.yaml'],
  pullRequest: { number: 1, url: 'https://github.com/acme/login/pull/1' },
};

async function show(
  application: RequestApplication | undefined,
  apis: readonly unknown[] = [],
) {
  const run = jest.fn();
  const request = sampleRequest({ application });
  const actions = { run, running: undefined, failed: undefined };
  await renderInTestApp(
    <ApplicationBox request={request} actions={actions as never} />,
    { apis: apis as never },
  );
  return run;
}

describe('ApplicationBox', () => {
  it('leads to the second pull request', async () => {
    await show(APPLICATION);
    const box = screen.getByRole('region', { name: 'Application' });
    expect(
      within(box).getByRole('link', { name: 'Pull request #1 on GitHub' }),
    ).toHaveAttribute('href', 'https://github.com/acme/login/pull/1');
    expect(within(box).getByText(/made for this service/)).toBeInTheDocument();
    expect(within(box).getAllByRole('listitem')).toHaveLength(2);
  });

  it('says why it could not be opened, and tries again', async () => {
    const message = { en: 'May not.', ko: '권한이 없습니다.' };
    const failure = {
      ...{ step: 'application', code: 'forbidden', message, retryable: true },
    };
    const stuck = { ...APPLICATION, state: 'failed' as const, failure };
    const run = await show({
      ...stuck,
      pullRequest: undefined,
      url: undefined,
    });
    expect(screen.getByText('May not.')).toBeInTheDocument();
    expect(screen.getByText(/is not affected/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(run).toHaveBeenCalledWith('resume');
  });

  it('follows no address that is no web address', async () => {
    // eslint-disable-next-line no-script-url -- must not become a link
    await show({ ...APPLICATION, url: 'javascript:alert(1)' });
    expect(screen.getByText('github.com/acme/login')).not.toHaveAttribute(
      'href',
      expect.stringContaining('javascript'),
    );
  });

  it('speaks Korean', async () => {
    await show(APPLICATION, koreanApis);
    expect(
      screen.getByRole('region', { name: '애플리케이션' }),
    ).toHaveTextContent('두 번째 풀 리퀘스트가 열려 있습니다.');
  });

  it('is not there without a skeleton', async () => {
    await show(undefined);
    expect(
      screen.queryByRole('region', { name: 'Application' }),
    ).not.toBeInTheDocument();
  });
});
