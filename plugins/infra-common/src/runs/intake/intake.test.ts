import fc from 'fast-check';
import { VOICES } from '../__testUtils__/story';
import { commentFact } from './facts';
import { readLocks } from './locks';
import { appliedFacts, readAtlantisMessage } from './webhook';

const comment = (author: string, body: string) => ({
  ...{ id: 1, pull: 7, author, body, createdAt: '2026-11-02T09:00:00Z' },
});

it('takes nobody for Atlantis but its user', () => {
  const body = 'Ran Apply for dir: `a` workspace: `default`';
  expect(commentFact(VOICES, comment('Atlantis-Bot', body))?.kind).toBe(
    'comment',
  );
  expect(commentFact(VOICES, comment('atlantis-b0t', body))).toBeUndefined();
  const nobody = [{ statusName: 'atlantis', executable: 'atlantis' }];
  expect(commentFact(nobody, comment('', body))).toBeUndefined();
  expect(commentFact(VOICES, comment('lead', 'atlantis plan'))).toMatchObject({
    kind: 'request',
    author: 'lead',
  });
});

const token = `ghp_${'a'.repeat(36)}`;
const repo = {
  FullName: 'acme/infra',
  Owner: 'acme',
  Name: 'infra',
  CloneURL: `https://bot:${token}@github.com/acme/infra.git`,
  SanitizedCloneURL: 'https://bot:<redacted>@github.com/acme/infra.git',
  VCSHost: { Hostname: 'github.com', Type: 0 },
};
const apply = {
  Workspace: 'default',
  Repo: repo,
  Pull: {
    Num: 7,
    HeadCommit: '1'.repeat(40),
    URL: 'https://github.com/acme/infra/pull/7',
    BaseRepo: repo,
    Body: '',
    State: 0,
  },
  User: { Username: 'developer', Teams: null },
  Success: true,
  Directory: 'stacks/api/dev',
  ProjectName: '',
};

it('keeps no token of a webhook', () => {
  const message = readAtlantisMessage(apply);
  expect(message).toEqual({
    kind: 'applied',
    repository: 'acme/infra',
    fact: {
      kind: 'applied',
      pull: 7,
      commit: '1'.repeat(40),
      dir: 'stacks/api/dev',
      workspace: 'default',
      success: true,
      user: 'developer',
    },
  });
  expect(JSON.stringify(message)).not.toContain('ghp_');
  if (message.kind !== 'applied') throw new Error('It is none');
  const [one, commit] = appliedFacts(message.fact, 1);
  expect(one.key).not.toBe(appliedFacts(message.fact, 2)[0].key);
  expect(commit).toMatchObject({ kind: 'commit', pull: 7 });
  const byApi = readAtlantisMessage({
    ...apply,
    Pull: { ...apply.Pull, Num: -4 },
  });
  expect(byApi).toMatchObject({ kind: 'applied' });
  expect(JSON.stringify(byApi)).not.toContain('"pull"');
});

it('reads drift, and takes anything else for something else', () => {
  const drift = {
    repository: 'acme/infra',
    ref: 'main',
    detection_id: 'x',
    projects_with_drift: 0,
    total_projects: 1,
    projects: [
      { project_name: '', path: 'a', workspace: 'default', has_drift: false },
    ],
  };
  expect(readAtlantisMessage(drift)).toMatchObject({
    kind: 'drift',
    drift: { projects: [{ to_add: 0 }] },
  });
  fc.assert(
    fc.property(fc.anything(), data => {
      expect(readAtlantisMessage(data).kind).toBe('other');
    }),
  );
});

it('reads locks', () => {
  expect(readLocks({ Locks: null })).toEqual([]);
  expect(readLocks({ Locks: [] })).toEqual([]);
  const lock = {
    Name: 'acme/infra/a/default/',
    ProjectName: '',
    ProjectRepo: 'acme/infra',
    ProjectRepoPath: 'a',
    PullID: '7',
    PullURL: 'https://github.com/acme/infra/pull/7',
    User: 'developer',
    Workspace: 'default',
    Time: '2026-11-02T18:00:00+09:00',
  };
  const [read, drift] = readLocks({
    Locks: [lock, { ...lock, PullID: '-3', PullURL: 'data:text/html,x' }],
  });
  expect(read).toEqual({
    key: lock.Name,
    repository: 'acme/infra',
    dir: 'a',
    workspace: 'default',
    pull: { number: 7, url: lock.PullURL },
    user: 'developer',
    since: '2026-11-02T09:00:00.000Z',
  });
  expect(drift).not.toHaveProperty('pull');
  expect(() => readLocks('<html>')).toThrow();
  expect(() => readLocks({ error: 'away' })).toThrow();
});
