import { toServiceRequest } from './present';
import type { StoredRequest } from './store';

const stored = (state: StoredRequest['state'], step: string) =>
  ({
    state,
    updatedAt: '2026-11-21T10:00:00.000Z',
    data: {
      ...{ step, wanted: 'open', lane: [], remarks: [], conflicts: [] },
      proposal: { preview: { files: [] } },
      pull: { number: 7, url: 'https://github.example/7', head: 'a' },
    },
  } as unknown as StoredRequest);

const openedOf = (state: StoredRequest['state'], step: string) =>
  toServiceRequest(stored(state, step)).lane[0];

it('says what is being done until the pull request is there', () => {
  expect(openedOf('opening', 'committed')).toMatchObject({
    state: 'active',
    detail: { en: 'The branch is being pushed.' },
  });
});

it('is opened as soon as it is open, before GitHub was asked about the rest', () => {
  const opened = openedOf('open', 'done');
  expect(opened).toMatchObject({
    state: 'done',
    url: 'https://github.example/7',
  });
  expect(opened.detail).toBeUndefined();
});
