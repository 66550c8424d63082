import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  DiscoveryFinding,
  ServiceIntent,
} from '@infra-portal/infra-common';
import { readStandards } from './readStandards';
import { standardsEffect } from './standardsEffect';

const TEXT = readFileSync(
  path.resolve(__dirname, '../../../../templates/infrastructure/portal.yaml'),
  'utf8',
);
const before = readStandards(TEXT);
const intent = {
  ...{ product: 'authhub', service: 'tokens', owner: 'group:default/a' },
  ...{ title: 'Tokens', tags: {}, variables: {}, extra: {} },
  environments: {},
} as unknown as ServiceIntent;
const services = [{ path: 'stacks/authhub/tokens/service.yaml', intent }];
const finding = (line: number): DiscoveryFinding =>
  ({
    ...{ code: 'missing-tags', severity: 'warning', dir: 'stacks/a/b/dev' },
    ...{ file: 'stacks/a/b/dev/main.tf', line, message: 'Zone is missing' },
  } as unknown as DiscoveryFinding);

it('tells which services the new standards refuse', () => {
  const after = readStandards(
    TEXT.replace(
      /(service:\n\s+pattern: .*\n\s+maxLength: )20/,
      (_, head) => `${head}5`,
    ),
  );
  const change = { services, findings: { before: [], after: [] } };
  const effect = standardsEffect({ ...change, before, after });
  expect(effect.broken).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'service', name: 'authhub/tokens' },
      code: 'standards.name-length',
      file: 'stacks/authhub/tokens/service.yaml',
    }),
  );
  expect(effect.mended).toEqual([]);
  const back = standardsEffect({ ...change, before: after, after: before });
  expect(back.counts).toEqual({
    broken: 0,
    mended: effect.counts.broken,
  });
});

it('counts what is found in stacks once, wherever its line is', () => {
  const stay = standardsEffect({
    ...{ before, after: before, services: [] },
    findings: { before: [finding(3)], after: [finding(9)] },
  });
  expect(stay.counts).toEqual({ broken: 0, mended: 0 });
  const come = standardsEffect({
    ...{ before, after: before, services: [] },
    findings: { before: [], after: [finding(9)] },
  });
  expect(come.broken).toMatchObject([
    { kind: 'stack', name: 'stacks/a/b/dev', line: 9 },
  ]);
});
