import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FixPreview } from '@infra-portal/infra-common';
import { stacksApiRef } from '../api';
import { Fix } from './Fix';

const request = {
  repository: 'github.com/acme/fileflow',
  code: 'missing-atlantis-directory',
  file: 'atlantis.yaml',
  line: 3,
};
const preview: FixPreview = {
  title: 'Remove it',
  path: 'atlantis.yaml',
  diff: '--- a\n+++ b\n@@ -1,2 +1,1 @@\n projects:\n-  - dir: gone\n',
  commit: 'c0ffee',
  branch: 'portal/fixes/x',
  digest: 'd'.repeat(64),
};
const url = 'https://github.com/acme/fileflow/pull/7';

const refusal = (statusCode: number, message: string) =>
  Object.assign(new Error(`Request failed with ${statusCode}`), {
    statusCode,
    cause: { message },
  });

async function show(more: { code?: string } = {}) {
  const api = {
    previewFix: jest.fn(async () => preview),
    openFix: jest.fn(async () => ({ number: 7, url, created: true })),
  };
  await renderInTestApp(<Fix {...request} {...more} />, {
    apis: [[stacksApiRef, api as never]],
  });
  return api;
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('the fix of a finding', () => {
  it('is shown before it is proposed', async () => {
    const api = await show();
    expect(api.previewFix).not.toHaveBeenCalled();
    await press('Show the fix');
    expect(await screen.findByText('- dir: gone')).toBeInTheDocument();
    expect(screen.getByText('removed:')).toBeInTheDocument();
    expect(api.openFix).not.toHaveBeenCalled();
    await press('Open pull request');
    expect(
      await screen.findByRole('link', { name: 'Pull request #7 on GitHub' }),
    ).toHaveAttribute('href', url);
    expect(api.openFix).toHaveBeenCalledWith({
      ...request,
      digest: preview.digest,
    });
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });

  it('leads to the pull request that is there', async () => {
    const api = await show();
    api.previewFix.mockResolvedValue({
      ...preview,
      pullRequest: { number: 4, url },
    });
    await press('Show the fix');
    expect(
      await screen.findByText(/#4 proposes this already/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });

  it('says why there is none', async () => {
    const api = await show();
    api.previewFix.mockRejectedValue(refusal(400, 'No version is known.'));
    await press('Show the fix');
    expect(
      await screen.findByText('No change is safe to make by itself'),
    ).toBeInTheDocument();
    expect(screen.getByText('No version is known.')).toBeInTheDocument();
  });

  it.each([
    [409, 'The file has changed meanwhile'],
    [403, 'You may not propose this'],
    [503, 'The fix could not be prepared'],
  ])('says what to do after %s', async (status, title) => {
    const api = await show();
    api.openFix.mockRejectedValue(refusal(status, 'no'));
    await press('Show the fix');
    await screen.findByText('- dir: gone');
    await press('Open pull request');
    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('is not offered where people have to decide', async () => {
    await show({ code: 'duplicate-state-key' });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
