import { laneStepSchema } from '@infra-portal/infra-common';
import type { ForgeCheck, ForgeReview } from '@infra-portal/infra-node';
import fc from 'fast-check';
import { computeLane, LaneFacts } from './computeLane';

const facts = (more: Partial<LaneFacts> = {}): LaneFacts => ({
  pull: {
    number: 1,
    url: 'https://github.com/acme/infrastructure/pull/1',
    title: 'Create a/b',
    body: '',
    state: 'open',
    draft: false,
    head: { branch: 'portal/a/b/create', commit: 'a'.repeat(40) },
    base: { branch: 'main' },
    author: 'portal[bot]',
    labels: [],
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
  },
  reviews: [],
  checks: [],
  approvals: [{ environment: 'prod', count: 2, approvers: ['acme/platform'] }],
  owners: ['@acme/developers'],
  members: new Map([
    ['acme/platform', new Set(['x', 'y', 'z'])],
    ['@acme/developers', new Set(['d'])],
  ]),
  isAtlantis: true,
  environments: [],
  requestedBy: 'user:default/minji',
  refused: [],
  remarks: [],
  ...more,
});
const merged = () => ({ ...facts().pull, state: 'merged' as const });

const status = (name: string, state: ForgeCheck['state']): ForgeCheck => ({
  name,
  kind: 'status',
  state,
  description: '',
  at: '2026-11-20T10:00:00Z',
});
const review = (
  author: string,
  state: ForgeReview['state'],
  minute = 0,
): ForgeReview => ({
  author,
  state,
  commit: 'a'.repeat(40),
  submittedAt: `2026-11-20T10:0${minute}:00Z`,
});

const states = (given: Partial<LaneFacts>) =>
  computeLane(facts(given))
    .map(({ state }) => state)
    .join(' ');

it('says where a pull request is', () => {
  const plan = status('atlantis/plan: a', 'success');
  const apply = status('atlantis/apply: a', 'success');
  const approved = [review('x', 'approved'), review('y', 'approved')];
  expect(states({})).toBe('done done unknown active waiting waiting');
  expect(states({ checks: [status('lint', 'pending')] })).toBe(
    'done active unknown active waiting waiting',
  );
  expect(states({ checks: [plan, status('atlantis/plan: b', 'error')] })).toBe(
    'done done failed active waiting waiting',
  );
  expect(states({ checks: [plan], reviews: approved })).toBe(
    'done done done done waiting waiting',
  );
  // Atlantis applies before the merge; only then is it really over.
  expect(states({ checks: [plan, apply], reviews: approved })).toBe(
    'done done done done done active',
  );
  expect(
    states({ checks: [plan, status('atlantis/apply: a', 'pending')] }),
  ).toBe('done done done active waiting waiting');
  expect(states({ pull: merged() })).toBe(
    'done done unknown done unknown waiting',
  );
  expect(states({ pull: merged(), checks: [plan, apply] })).toBe(
    'done done done done done unknown',
  );
  expect(states({ pull: { ...facts().pull, state: 'closed' } })).toBe(
    'failed done unknown waiting waiting waiting',
  );
});

it('counts no approval of who asked for it', () => {
  const reviews = [review('X', 'approved'), review('y', 'approved', 1)];
  const given = (more: Partial<LaneFacts>) =>
    computeLane(facts({ reviews, ...more }))[3];
  expect(given({ asker: { login: 'other' } })).toMatchObject({ state: 'done' });
  expect(given({ asker: {} })).toMatchObject({ state: 'done' });
  expect(given({ asker: { login: 'x' } })).toMatchObject({
    state: 'active',
    detail: {
      en: 'One more approval is needed. Approved by: y. X approved it, but asked for it: somebody else must.',
    },
  });
  expect(given({ asker: { isUnknown: true } })).toMatchObject({
    state: 'unknown',
  });
  const against = [...reviews, review('x', 'changes-requested', 2)];
  expect(given({ reviews: against, asker: { login: 'x' } })).toMatchObject({
    state: 'failed',
  });
});

it('counts the last word of each reviewer, and not that of the author', () => {
  const approval = (reviews: ForgeReview[]) =>
    computeLane(facts({ reviews }))[3];
  expect(
    approval([
      review('portal[bot]', 'approved'),
      review('x', 'approved', 1),
      review('x', 'commented', 2),
    ]),
  ).toMatchObject({
    state: 'active',
    blockers: ['@acme/developers', 'acme/platform'],
    detail: { en: 'One more approval is needed. Approved by: x.' },
  });
  expect(
    approval([
      review('x', 'approved', 1),
      review('y', 'approved', 1),
      review('x', 'changes-requested', 3),
    ]),
  ).toMatchObject({ state: 'failed', blockers: ['x'] });
  expect(
    approval([
      review('x', 'changes-requested', 1),
      review('x', 'approved', 2),
      review('y', 'approved', 1),
    ]),
  ).toMatchObject({ state: 'done' });
  expect(
    approval([review('x', 'approved', 1), review('x', 'dismissed', 2)]),
  ).toMatchObject({ state: 'active' });
});

describe('approvals of those who must', () => {
  const lane = (more: Partial<LaneFacts>) => computeLane(facts(more))[3];
  const two = [review('X', 'approved'), review('stranger', 'approved', 1)];

  it('names the group of which somebody is missing', () => {
    expect(lane({ reviews: two })).toMatchObject({
      state: 'active',
      blockers: ['@acme/developers', 'acme/platform'],
      detail: {
        en: 'One more approval is needed. Approved by: X, stranger.',
        ko: '승인 1건이 더 필요합니다. 승인한 사람: X, stranger.',
      },
    });
    const reviews = [...two, review('d', 'approved', 2)];
    expect(lane({ reviews }).blockers).toEqual(['acme/platform']);
    expect(lane({ reviews: [...two, review('y', 'approved')] }).state).toBe(
      'done',
    );
  });

  it('does not guess who belongs to a group', () => {
    const members = new Map([['acme/platform', undefined]]);
    expect(lane({ reviews: two, members })).toMatchObject({
      state: 'unknown',
      blockers: ['acme/platform'],
      detail: { ko: expect.stringContaining('확인할 수 없습니다') },
    });
    expect(lane({ reviews: two.slice(1), members })).toMatchObject({
      state: 'active',
      blockers: ['@acme/developers', 'acme/platform'],
    });
  });

  it('takes anybody where nobody is named', () => {
    const approvals = [{ environment: 'dev', count: 2, approvers: [] }];
    expect(lane({ reviews: two, approvals }).state).toBe('done');
    expect(lane({ reviews: two, approvals: [] }).state).toBe('done');
  });
});

it('says what is known of a service that is applied, and where to look', () => {
  const checks = [status('atlantis/apply: a', 'success')];
  const serviceUrl = 'https://tokens.svc.acme.example/';
  const live = computeLane(facts({ pull: merged(), checks, serviceUrl }))[5];
  expect(live).toMatchObject({ state: 'unknown', url: serviceUrl });
  expect(live.detail!.en).toMatch(/nothing is connected.*Open the service/);
});

it('gives what the API promises, whatever GitHub says', () => {
  const text = fc.string();
  const check = fc.record({
    name: fc.oneof(
      text,
      text.map(each => `atlantis/plan: ${each}`),
    ),
    kind: fc.constantFrom('status' as const, 'check-run' as const),
    state: fc.constantFrom(
      ...(['pending', 'success', 'failure', 'error', 'skipped'] as const),
    ),
    description: text,
    at: fc.oneof(text, fc.constant('2026-11-20T10:00:00Z')),
  });
  fc.assert(
    fc.property(fc.array(check), fc.boolean(), (checks, isMerged) => {
      const pull = isMerged ? merged() : facts().pull;
      const lane = computeLane(facts({ checks, pull }));
      expect(laneStepSchema.array().safeParse(lane).error).toBeUndefined();
      expect(lane.map(({ id }) => id)).toEqual(
        'opened gates plan approval applied live'.split(' '),
      );
    }),
  );
});
