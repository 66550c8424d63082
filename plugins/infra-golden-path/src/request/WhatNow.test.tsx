import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { koreanApis } from '../testing/korean';
import { open } from '../testing/requestPages';
import { sampleRequest } from '../testing/sampleRequest';

const away = {
  step: 'opened',
  code: 'unavailable',
  message: {
    en: 'GitHub cannot be reached at the moment.',
    ko: '지금은 GitHub에 연결할 수 없습니다.',
  },
  remedy: {
    en: 'Nothing is lost; the portal tries again by itself.',
    ko: '잃은 것은 없습니다. 포털이 자동으로 다시 시도합니다.',
  },
  retryable: true,
  retryAt: '2026-11-21T10:00:04Z',
};
const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('what a request needs now', () => {
  it('waits by itself, says until when, and tries at once when asked', async () => {
    const { api } = await open(
      sampleRequest({ state: 'opening', failure: away, lane: [] }),
    );
    const said = await screen.findByText('It waits, and goes on by itself');
    const note = said.closest<HTMLElement>('[role="status"]');
    expect(note).toHaveTextContent('GitHub cannot be reached');
    expect(note).toHaveTextContent('tries again by itself');
    expect(note).toHaveTextContent(/Next attempt: .*2026/);
    await press('Try now');
    expect(api.resume).toHaveBeenCalledWith('r1');
  });

  it('is not called open while it is being cancelled', async () => {
    await open(sampleRequest({ closing: true, failure: away }));
    expect(await screen.findByText('Being cancelled')).toBeInTheDocument();
    expect(screen.getByText(/as soon as GitHub answers/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Cancel the request' }),
    ).not.toBeInTheDocument();
  });

  it('says in words which step failed', async () => {
    await open(
      sampleRequest({
        state: 'failed',
        failure: { ...away, code: 'forbidden' },
      }),
      { apis: koreanApis },
    );
    expect(await screen.findByText(/풀 리퀘스트 열기/)).toBeInTheDocument();
    expect(screen.getByText('forbidden')).toBeInTheDocument();
  });

  it('leads back to the answers of what cannot go on', async () => {
    await open(
      sampleRequest({
        state: 'failed',
        change: 'more-memory',
        failure: { ...away, code: 'gates-failed', retryable: false },
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Change the answers' }),
    ).toHaveAttribute(
      'href',
      '/create-service?repository=github.com%2Facme%2Finfrastructure&request=r1&product=authhub&service=login',
    );
  });

  it.each([
    ['Use what the answers give', 'ours'],
    ['Keep what is on the branch', 'theirs'],
  ])('lets one side of a conflict win: %s', async (name, side) => {
    const conflict = { path: 'a.tf', base: 'a\n', ours: 'b\n', theirs: 'c\n' };
    const { api } = await open(
      sampleRequest({ state: 'conflict', conflicts: [conflict] }),
    );
    await press(name);
    expect(api.resume).toHaveBeenCalledWith('r1', side);
  });

  it('updates what its base has overtaken', async () => {
    const request = sampleRequest();
    request.pullRequest!.mergeable = false;
    const { api } = await open(request);
    expect(
      await screen.findByText(/GitHub cannot merge it as it is/),
    ).toBeInTheDocument();
    await press('Update the pull request');
    expect(api.resume).toHaveBeenCalledWith('r1');
  });

  it('leads from a merged one to its service', async () => {
    await open(sampleRequest({ state: 'merged' }));
    expect(
      await screen.findByRole('link', { name: 'Open the service' }),
    ).toHaveAttribute('href', '/catalog/default/component/authhub-login');
    expect(
      screen.getByRole('link', { name: 'Change this service' }),
    ).toBeInTheDocument();
  });

  it('lets a closed one begin again', async () => {
    await open(sampleRequest({ state: 'closed' }));
    expect(
      await screen.findByRole('link', {
        name: 'Begin again with these answers',
      }),
    ).toHaveAttribute(
      'href',
      '/create-service?repository=github.com%2Facme%2Finfrastructure&request=r1',
    );
  });

  it('says that it has changed meanwhile instead of what the server says', async () => {
    const { api } = await open(sampleRequest({ closing: true, failure: away }));
    api.resume.mockRejectedValue(
      Object.assign(new Error('The request is merged'), { statusCode: 409 }),
    );
    await press('Try now');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('It has changed meanwhile');
    expect(within(alert).queryByText(/is merged/)).not.toBeInTheDocument();
  });
});
