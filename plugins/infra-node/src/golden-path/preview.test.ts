import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  goldenPathFolder,
  intentPath,
  serviceAtPath,
  type ServiceIntentInput,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  canonicalJson,
  claimsOf,
  findCollisions,
  previewDigest,
  previewFileOf,
  reviewOf,
} from '.';
import { readStandards } from '../standards';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const standards = readStandards(
  readFileSync(path.join(starter, 'portal.yaml'), 'utf8'),
);

describe('the digest of a preview', () => {
  const preview = {
    intent: { version: 1, product: 'a' } as ServiceIntentInput,
    pathVersion: '1.0.0',
    standardsBlobId: 'f00',
    changes: [
      { path: 'b', after: 'x' },
      { path: 'a', before: 'x', after: 'y' },
    ],
  };
  const digest = previewDigest(preview);

  it('is the same whatever the order', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const { version, product } = preview.intent;
    expect(
      previewDigest({
        ...preview,
        intent: { product, version } as ServiceIntentInput,
        changes: [...preview.changes].reverse(),
      }),
    ).toBe(digest);
  });

  it.each<[object]>([
    [{ pathVersion: '1.0.1' }],
    [{ standardsBlobId: 'f01' }],
    [{ intent: { version: 1, product: 'b' } }],
    [{ changes: preview.changes.slice(1) }],
    [
      {
        changes: [
          { path: 'b', after: 'x', mode: '100755' },
          preview.changes[1],
        ],
      },
    ],
    [{ changes: [{ path: 'b', before: 'x' }, preview.changes[1]] }],
    [{ changes: [{ path: 'b', before: '', after: 'x' }, preview.changes[1]] }],
  ])('is another with %j', more => {
    expect(previewDigest({ ...preview, ...more })).not.toBe(digest);
  });

  it('is made of JSON that says all of the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });
});

it('counts the lines of a change', () => {
  expect(
    previewFileOf({ path: 'x', before: 'a\nb\nc\n', after: 'a\nB\nc\nd\n' }),
  ).toMatchObject({ state: 'changed', added: 2, removed: 1 });
  expect(previewFileOf({ path: 'x', before: 'a\n' })).toMatchObject({
    state: 'removed',
    added: 0,
    removed: 1,
  });
});

describe('the places of a repository', () => {
  it('are those of its layout', () => {
    expect(intentPath(standards, 'a', 'b')).toBe('stacks/a/b/service.yaml');
    expect(goldenPathFolder(standards, 'x')).toBe('golden-paths/x');
    const other = {
      layout: [
        { path: 'services/{service}.{product}', kind: 'intent' as const },
        { path: 'paths/{name}', kind: 'golden-path' as const },
      ],
    };
    expect(intentPath(other, 'a', 'b')).toBe('services/b.a/service.yaml');
    expect(goldenPathFolder(other, 'x')).toBe('paths/x');
    expect(serviceAtPath(other, 'services/b.a/service.yaml')).toEqual({
      product: 'a',
      service: 'b',
    });
    expect(serviceAtPath(other, 'stacks/a/b/service.yaml')).toBeUndefined();
  });
});

it('asks the owners of the files and the approvers of the environments', () => {
  expect(
    reviewOf([{ path: 'stacks/a/x' }, { path: 'portal.yaml' }], {
      codeowners:
        '* @acme/platform\n/stacks/a/ @acme/developers @acme/platform\n',
      standards,
      environments: ['dev', 'prod'],
    }),
  ).toEqual({
    owners: [
      { owner: '@acme/platform', files: ['portal.yaml', 'stacks/a/x'] },
      { owner: '@acme/developers', files: ['stacks/a/x'] },
    ],
    approvals: [
      { environment: 'dev', count: 1, approvers: [] },
      { environment: 'prod', count: 2, approvers: ['group:default/platform'] },
    ],
  });
});

describe('collisions', () => {
  const claims = (service: string, more: Partial<ServiceIntentInput> = {}) => {
    const result = validateIntent({
      version: 1,
      product: 'authhub',
      service,
      description: 'x',
      owner: 'group:default/developers',
      costCenter: 'CC-2100',
      goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
      environments: { dev: {} },
      ...more,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return claimsOf(result.value, standards, {
      stack: 'stacks/{product}/{service}/{environment}',
    });
  };
  const none = { services: [], directories: [], pullRequests: [] };
  const web = (host: string, at = '/') => ({
    ingress: { kind: 'public' as const, host, path: at },
  });
  const codes = (findings: ReturnType<typeof findCollisions>) =>
    findings.map(({ code, field }) => [code, field?.join('.')]);

  it('are none where nothing is taken', () => {
    const services = [claims('b', web('b')), claims('c', web('a', '/c'))];
    const inventory = { ...none, services, directories: ['stacks/x'] };
    expect(findCollisions(claims('a', web('a')), inventory)).toEqual([]);
  });

  it('are the name and the folder', () => {
    expect(
      codes(findCollisions(claims('a'), { ...none, services: [claims('a')] })),
    ).toEqual([['collision.name', 'service']]);
    const directories = ['stacks/authhub/a/dev/'];
    const both = { environments: { dev: {}, prod: {} } };
    expect(
      codes(findCollisions(claims('a', both), { ...none, directories })),
    ).toEqual([['collision.folder', 'environments.dev']]);
    // Nothing is left to leave out.
    const [finding] = findCollisions(claims('a'), { ...none, directories });
    expect(finding).toMatchObject({
      code: 'collision.folder',
      severity: 'error',
      field: ['service'],
      message: {
        en: 'authhub/a is there already, written by hand: stacks/authhub/a/dev.',
        ko: expect.stringContaining('authhub/a (stacks/authhub/a/dev)'),
      },
    });
  });

  it('are names that are the same when they are joined', () => {
    const of = (product: string, service: string, environment: string) =>
      claims(service, { product, environments: { [environment]: {} } });
    const said = (service: ReturnType<typeof of>) =>
      findCollisions(of('a-b', 'c', 'dev'), { ...none, services: [service] });
    expect(said(of('a', 'b-c', 'dev'))).toMatchObject([
      {
        code: 'collision.resource-name',
        severity: 'error',
        field: ['service'],
        message: { en: 'Resources called a-b-c-dev belong to a/b-c.' },
      },
    ]);
    expect(said(of('a', 'b-c', 'prod'))).toMatchObject([
      {
        code: 'collision.catalog-name',
        severity: 'warning',
        field: ['service'],
        message: { en: 'In the catalog, a-b-c is a/b-c.' },
      },
    ]);
    expect(said(of('a', 'b-d', 'dev'))).toEqual([]);
  });

  it('are a host and path, also in an open pull request', () => {
    const url = 'https://github.com/acme/infrastructure/pull/7';
    const other = { number: 7, url, claims: claims('b', web('a', '/v1/')) };
    const [finding] = findCollisions(claims('a', web('a', '/v1')), {
      ...none,
      pullRequests: [other],
    });
    expect(finding).toMatchObject({ code: 'collision.host', url });
    expect(finding.message.en).toBe(
      'https://a.dev.acme.example/v1 belongs to authhub/b in pull request #7.',
    );
    expect(finding.message.ko).toMatch(/[가-힣]/);
  });

  it('are a priority, a state and a bucket', () => {
    const own = claims('a', { ...web('a'), buckets: { files: {} } });
    const [environment] = own.environments;
    const other = claims('b', web('b'));
    const same = {
      ...other.environments[0],
      state: environment.state,
      buckets: environment.buckets,
      rule: {
        ...other.environments[0].rule!,
        priority: environment.rule!.priority,
      },
    };
    const expected = [
      ['collision.priority', 'ingress.priority'],
      ['collision.state', 'service'],
      ['collision.bucket', 'buckets'],
    ];
    expect(
      codes(
        findCollisions(own, {
          ...none,
          services: [{ ...other, environments: [same] }],
        }),
      ),
    ).toEqual(expected);
    expect(codes(findCollisions(own, { ...none, stacks: [same] }))).toEqual(
      expected,
    );
  });
});
