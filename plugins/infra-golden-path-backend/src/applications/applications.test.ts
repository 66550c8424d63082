import fs from 'node:fs';
import path from 'node:path';
import { validateIntent, type ServiceIntent } from '@infra-portal/infra-common';
import {
  asksForSkeleton,
  ForgeError,
  readGoldenPath,
  readStandards,
  type Forges,
} from '@infra-portal/infra-node';
import fc from 'fast-check';
import { ANSWERS } from '../__testUtils__/starterRepository';
import {
  createApplicationRepositories,
  type Seen,
} from './ApplicationRepositories';
import { proposeApplication } from './proposeApplication';
import type { ApplicationSettings } from './settings';
import { targetOf } from './target';

const infrastructure = {
  host: 'github.com',
  owner: 'acme',
  name: 'infrastructure',
};
const settings: ApplicationSettings = {
  owners: new Set(['acme-labs']),
  create: true,
  infrastructure: new Set(['github.com/acme/fileflow']),
};
const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const standards = readStandards(
  fs.readFileSync(path.join(starter, 'portal.yaml'), 'utf8'),
);
const goldenPath = readGoldenPath(
  'golden-paths/ecs-fargate',
  new Map([
    [
      'golden-path.yaml',
      `name: ecs-fargate
version: 1.0.0
runtime: ecs-fargate
title: { en: A, ko: A }
description: { en: A, ko: A }
modules: {}
outputs: [{ from: a.md, to: a.md, scope: service }]
application:
  - { from: docker, to: Dockerfile }
  - { from: compose.yaml, to: compose.yaml, unless: [docker-compose.yml] }
  - { from: docker, to: Containerfile, when: intent.auth.opa }
lists: {}
`,
    ],
    ['a.md', 'a'],
    ['docker', `EXPOSE \${intent.port}\n`],
    ['compose.yaml', `name: \${intent.service}\n`],
  ]),
);

function intentFor(repository: string): ServiceIntent {
  const result = validateIntent({
    ...ANSWERS,
    source: { repository, skeleton: true },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const propose = (seen: Seen, more: Partial<ApplicationSettings> = {}) =>
  proposeApplication(
    {
      intent: intentFor('acme/tokens'),
      ...{ standards, path: goldenPath, infrastructure, change: 'create' },
    },
    {
      settings: { ...settings, ...more },
      repositories: { look: async () => seen },
    },
  );

const existing = (...there: string[]): Seen => ({
  ...{ state: 'existing', branch: 'main', archived: false, empty: false },
  there: new Set(there),
});

describe('the repository that an intent names', () => {
  it.each(['acme/tokens', 'ACME/Tokens', 'acme-labs/tokens', 'Acme-Labs/x'])(
    'may be %s',
    name => {
      expect(targetOf(name, infrastructure, settings)).toHaveProperty(
        'repository',
      );
    },
  );

  it.each([
    ['someone-else/tokens', 'application.foreign-owner'],
    ['acm/tokens', 'application.foreign-owner'],
    ['acme/infrastructure', 'application.not-an-application'],
    ['acme/INFRASTRUCTURE', 'application.not-an-application'],
    ['Acme/FileFlow', 'application.not-an-application'],
    ['acme/.github', 'application.not-an-application'],
    ['acme/.GitHub-Private', 'application.not-an-application'],
  ])('may not be %s', (name, code) => {
    expect(targetOf(name, infrastructure, settings)).toMatchObject({
      problem: { code, severity: 'error', field: ['source', 'repository'] },
    });
  });

  it.each(['acme/..', 'acme/.', 'acme/x.git', 'acme/x/y', '../x', 'acme/a b'])(
    'is no repository when it is %s',
    repository => {
      expect(validateIntent({ ...ANSWERS, source: { repository } }).ok).toBe(
        false,
      );
    },
  );

  it('is never another owner’s, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (owner, name) => {
        const found = targetOf(`${owner}/${name}`, infrastructure, settings);
        const allowed = ['acme', 'acme-labs'].includes(
          owner.split('/')[0].toLowerCase(),
        );
        return 'problem' in found || allowed;
      }),
    );
  });
});

describe('a skeleton', () => {
  it('is what the repository does not have', async () => {
    const all = await propose(existing());
    expect(all.findings).toEqual([]);
    expect(all.shown).toMatchObject({
      repository: 'github.com/acme/tokens',
      state: 'existing',
      branch: 'portal-application/authhub/tokens/create',
      base: 'main',
      files: [
        { path: 'Dockerfile', state: 'added', after: 'EXPOSE 8080\n' },
        { path: 'compose.yaml', state: 'added', after: 'name: tokens\n' },
      ],
      kept: [],
    });
    const less = await propose(existing('Dockerfile', 'docker-compose.yml'));
    expect(less.shown).toMatchObject({ files: [], kept: ['Dockerfile'] });
  });

  it('says what is in its way, at the question', async () => {
    const codes = async (seen: Seen, create = true) => {
      const { findings, prepared } = await propose(seen, { create });
      return findings.map(({ code, severity, field }) => [
        ...[code, severity, field!.join('.')],
        prepared?.mayCreate,
      ]);
    };
    const at = 'source.repository';
    expect(await codes({ state: 'missing' }, false)).toEqual([
      ['application.missing', 'error', at, undefined],
    ]);
    expect(await codes({ state: 'missing' })).toEqual([]);
    expect(await codes({ state: 'forbidden' })).toEqual([
      ['application.forbidden', 'error', at, undefined],
    ]);
    expect(await codes({ state: 'unknown' })).toEqual([
      ['application.unreachable', 'warning', at, true],
    ]);
    const { there } = existing() as Extract<Seen, { state: 'existing' }>;
    const base = { state: 'existing', branch: 'main', there } as const;
    expect(await codes({ ...base, archived: true, empty: false })).toEqual([
      ['application.archived', 'error', at, undefined],
    ]);
    expect(await codes({ ...base, archived: false, empty: true })).toEqual([
      ['application.empty', 'error', at, undefined],
    ]);
  });

  it('is asked for once', () => {
    const asked = intentFor('acme/tokens');
    expect(asksForSkeleton(asked)).toBe(true);
    expect(asksForSkeleton(asked, intentFor('Acme/Tokens'))).toBe(false);
    expect(asksForSkeleton(asked, intentFor('acme/other'))).toBe(true);
    expect(asksForSkeleton(asked, {})).toBe(true);
    expect(asksForSkeleton({})).toBe(false);
  });
});

describe('looking at a repository', () => {
  const forgesThat = (describe: () => Promise<unknown>) => {
    const asked = jest.fn(describe);
    const forges = {
      of: () => ({
        describe: asked,
        head: async () => 'c'.repeat(40),
        lookUp: async () => new Map([['Dockerfile', 'x']]),
      }),
    } as unknown as Forges;
    return { forges, asked };
  };

  it('is not done at each pause in typing', async () => {
    let now = 0;
    const { forges, asked } = forgesThat(async () => ({
      ...{ defaultBranch: 'trunk', archived: false, empty: false },
    }));
    const seen = createApplicationRepositories({ forges, now: () => now });
    const look = () => seen.look(infrastructure, ['Dockerfile']);
    expect(await look()).toMatchObject({
      ...{ state: 'existing', branch: 'trunk', there: new Set(['Dockerfile']) },
    });
    await look();
    expect(asked).toHaveBeenCalledTimes(1);
    now = 60_000;
    await look();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['not-found', 'missing'],
    ['forbidden', 'forbidden'],
    ['unauthorised', 'forbidden'],
    ['timeout', 'unknown'],
    ['rate-limited', 'unknown'],
  ] as const)('takes %s for %s', async (failure, state) => {
    const { forges } = forgesThat(async () => {
      throw new ForgeError(failure, 'no');
    });
    const seen = createApplicationRepositories({ forges });
    expect(await seen.look(infrastructure, [])).toEqual({ state });
  });
});
