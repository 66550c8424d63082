import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { koreanApis } from '../testing/korean';
import { open, withDialogs } from '../testing/requestPages';
import { sampleRequest } from '../testing/sampleRequest';

beforeAll(withDialogs);

const failed = sampleRequest({
  state: 'failed',
  failure: {
    step: 'push',
    code: 'forge.unavailable',
    message: {
      en: 'GitHub did not answer.',
      ko: 'GitHub가 응답하지 않았습니다.',
    },
    retryable: true,
  },
});

describe('RequestPage', () => {
  it('shows the way in words, and whom it waits for', async () => {
    await open(sampleRequest());
    expect(
      await screen.findByRole('heading', { name: 'Create authhub/login' }),
    ).toBeInTheDocument();
    const steps = within(
      screen.getByRole('region', { name: 'The way to live' }),
    ).getAllByRole('listitem');
    expect(steps).toHaveLength(6);
    expect(steps[0]).toHaveTextContent('Openeddone');
    expect(steps[3]).toHaveAttribute('aria-current', 'step');
    expect(steps[3]).toHaveTextContent('Waits for: @acme/platform, reviewer');
    expect(steps[5]).toHaveTextContent('not known');
    expect(
      screen.getByRole('link', { name: 'Open #7 on GitHub' }),
    ).toHaveAttribute('href', 'https://github.com/acme/infrastructure/pull/7');
  });

  it('speaks Korean', async () => {
    await open(sampleRequest(), { apis: koreanApis });
    expect(
      await screen.findByRole('link', { name: 'GitHub에서 #7 열기' }),
    ).toBeInTheDocument();
    expect(screen.getByText('승인이 하나 부족합니다.')).toBeInTheDocument();
  });

  it('never follows an address that is no page', async () => {
    const request = sampleRequest({ product: '<b>x</b>' });
    // eslint-disable-next-line no-script-url -- must not become a link
    request.pullRequest!.url = 'javascript:alert(1)';
    await open(request);
    expect(
      await screen.findByText('Create <b>x</b>/login'),
    ).toBeInTheDocument();
    expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  });

  it('shows what changed as soon as a signal says so', async () => {
    const { api, signals } = await open(sampleRequest());
    await screen.findByText('One approval is missing.');
    api.request.mockResolvedValue(sampleRequest({ state: 'merged' }));
    signals.send({ id: 'another' });
    signals.send({ id: 'r1' });
    expect(await screen.findByText('Merged')).toBeInTheDocument();
    expect(api.request).toHaveBeenCalledTimes(2);
  });

  it('names the failed step, what exists, and goes on', async () => {
    const { api } = await open(failed);
    expect(
      await screen.findByText('GitHub did not answer.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/pull request #7 and its branch/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(api.resume).toHaveBeenCalledWith('r1');
    expect(await screen.findByText('Open')).toBeInTheDocument();
  });

  it('does not offer to resume what would fail again', async () => {
    await open({
      ...failed,
      failure: { ...failed.failure!, retryable: false },
    });
    expect(await screen.findByText(/would fail in the same way/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Resume' }),
    ).not.toBeInTheDocument();
  });

  it('cancels only after saying what goes', async () => {
    const { api } = await open(sampleRequest());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the request' }),
    );
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('Pull request #7 is closed.');
    expect(dialog).toHaveTextContent('portal/authhub/login/create');
    expect(api.cancel).not.toHaveBeenCalled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Keep it' }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.cancel).not.toHaveBeenCalled();

    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel the request' }),
    );
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Cancel the request',
      }),
    );
    expect(api.cancel).toHaveBeenCalledWith('r1');
    expect(await screen.findByText('Closed')).toBeInTheDocument();
  });

  it('says why something was refused', async () => {
    const { api } = await open(failed);
    api.resume.mockRejectedValue(
      Object.assign(new Error('no'), { statusCode: 403 }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resume' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only who asked for it',
    );
  });

  it('shows both sides of a conflict', async () => {
    await open(
      sampleRequest({
        state: 'conflict',
        conflicts: [
          {
            path: 'stacks/a/main.tf',
            base: 'cpu = 256\n',
            ours: 'cpu = 512\n',
            theirs: 'cpu = 1024\n',
          },
        ],
      }),
    );
    expect(await screen.findByText('cpu = 512')).toBeInTheDocument();
    expect(screen.getByText('cpu = 1024')).toBeInTheDocument();
    expect(screen.getAllByText('cpu = 256')).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Resume' })).toBeEnabled();
  });

  it.each([
    [404, 'There is no such request'],
    [403, 'You may not see this'],
    [500, 'This could not be loaded'],
  ])('says what to do about a %d', async (statusCode, text) => {
    await open(Object.assign(new Error('no'), { statusCode }));
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });
});
