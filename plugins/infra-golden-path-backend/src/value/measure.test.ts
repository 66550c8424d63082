import type { Run } from '@infra-portal/infra-common';
import type { ForgePullRequest } from '@infra-portal/infra-node';
import { type FinishedPull, measure } from './measure';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 2, 9, minute)).toISOString();

const pull: ForgePullRequest = {
  ...{ number: 7, title: 'Create authhub/tokens', body: '', author: 'bot' },
  url: 'https://github.com/acme/infrastructure/pull/7',
  ...{ state: 'merged', draft: false, labels: [] },
  head: { branch: 'portal/authhub/tokens/create', commit: 'c2' },
  base: { branch: 'main' },
  ...{ createdAt: at(1), updatedAt: at(60), mergedAt: at(60) },
};

const run = (more: Partial<Run>): Run => ({
  ...{ id: 'r', repository: 'github.com/acme/infrastructure' },
  ...{ command: 'plan', state: 'succeeded', hasOutput: false, sources: [] },
  at: at(2),
  ...more,
});

const finished: FinishedPull = {
  repository: 'github.com/acme/infrastructure',
  pull,
  reviews: [
    {
      ...{ author: 'lee', state: 'changes-requested', commit: 'c1' },
      submittedAt: at(21),
    },
    {
      ...{ author: 'lee', state: 'approved', commit: 'c2' },
      submittedAt: at(50),
    },
  ],
  commits: [
    { commit: 'c1', author: 'bot', committedAt: at(0) },
    { commit: 'c2', author: 'bot', committedAt: at(31) },
  ],
  runs: [
    run({ startedAt: at(2), finishedAt: at(4) }),
    run({ command: 'apply', startedAt: at(55), finishedAt: at(59) }),
  ],
  request: { createdAt: at(0), answering: 120, ownCommits: ['c1', 'c2'] },
  reading: 240,
  others: [],
};

it('measures a service from its order to the merge after the apply', () => {
  expect(measure(finished)).toEqual({
    repository: 'github.com/acme/infrastructure',
    ...{ number: 7, url: pull.url, title: pull.title },
    ...{ kind: 'service', state: 'merged', end: 'applied' },
    ...{ startedAt: at(0), endedAt: at(60) },
    ...{ answering: 120, reading: 240, firstVerdict: 20 * 60 },
    // Opening, plan and apply.
    machine: (1 + 2 + 4) * 60,
    // From the objection to the push.
    fixing: 10 * 60,
    waiting: (60 - 7 - 10) * 60,
    ...{ otherCommits: 0, objections: 1, failedApplies: 0 },
  });
});

it('counts commits of people, failed applies and what took it back', () => {
  const revert = {
    ...{ repository: finished.repository, number: 9, title: 'Revert' },
    ...{ body: 'Reverts acme/infrastructure#7', mergedAt: Date.parse(at(59)) },
  };
  const late = { ...revert, mergedAt: Date.parse(at(60)) + 3600_000 };
  const measured = measure({
    ...finished,
    commits: [
      ...finished.commits,
      { commit: 'c3', author: 'lee', committedAt: at(40) },
    ],
    runs: [
      run({ command: 'apply', state: 'failed', finishedAt: at(52) }),
      ...finished.runs,
    ],
    others: [revert, late],
  });
  expect(measured).toMatchObject({
    ...{ otherCommits: 1, failedApplies: 1, revertedBy: 9 },
  });
});

it('ends with the last apply where that comes after the merge', () => {
  const runs = [run({ command: 'apply', finishedAt: at(90) })];
  expect(measure({ ...finished, runs })).toMatchObject({
    ...{ end: 'applied', endedAt: at(90) },
  });
  expect(measure({ ...finished, runs: [] })).toMatchObject({
    ...{ end: 'merge', endedAt: at(60) },
  });
});

it('knows what people wrote by hand, and what was given up', () => {
  const { request: _r, reading: _s, ...rest } = finished;
  const measured = measure({
    ...rest,
    pull: {
      ...pull,
      ...{ author: 'lee', state: 'closed', mergedAt: undefined },
      ...{ closedAt: at(45), head: { branch: 'grow', commit: 'c2' } },
    },
  });
  expect(measured).toMatchObject({
    ...{ state: 'closed', end: 'close', startedAt: at(1), endedAt: at(45) },
  });
  expect(measured.kind).toBeUndefined();
  // Nobody else said anything: one's own words are no verdict.
  expect(measured.firstVerdict).toBeUndefined();
});
