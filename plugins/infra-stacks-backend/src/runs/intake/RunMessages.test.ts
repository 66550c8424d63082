import { PREVIEW_TRAILER } from '@infra-portal/infra-common';
import { runMessages } from '../__testUtils__/intake';

const status = (more: object) => ({
  repository: {
    full_name: 'acme/infra',
    html_url: 'https://github.example/acme/infra',
  },
  id: 1,
  sha: 'a'.repeat(40),
  context: 'atlantis/plan: api-dev',
  state: 'success',
  created_at: '2026-11-20T00:00:00Z',
  ...more,
});
const branches = (...names: string[]) => ({
  branches: names.map(name => ({ name })),
});
const message = {
  commit: { commit: { message: `Preview\n\n${PREVIEW_TRAILER}: 1\n` } },
};

it.each([
  ['of a branch for a plan', branches('portal-preview/a/b/0123456789'), false],
  ['of one that is gone already', { ...branches(), ...message }, false],
  [
    'of a proposal that says so, too',
    { ...branches('mine'), ...message },
    true,
  ],
  ['of a proposal', branches('mine'), true],
  ['of nobody knows what', {}, true],
])('hears of a run from a status %s: %#', (_, more, isRun) => {
  const read = runMessages().read('status', status(more));
  expect(read?.facts.length ?? 0).toBe(isRun ? 1 : 0);
});
