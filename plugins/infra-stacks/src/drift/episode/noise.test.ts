import type { DriftResource } from '@infra-portal/infra-common';
import { withoutNoise } from './noise';

const of = (
  action: DriftResource['action'],
  cause: DriftResource['cause'],
): DriftResource => ({
  address: `${action}.${cause}`,
  action,
  cause,
  attributes: [],
});

const addresses = (resources: readonly DriftResource[]) =>
  resources.map(({ address }) => address);

it('folds what is probably noise, and never what would be destroyed', () => {
  const { loud, noise } = withoutNoise([
    of('replace', 'tags-only'),
    of('update', 'manual-change'),
    of('update', 'autoscaling'),
    of('read', 'unknown'),
  ]);
  expect(addresses(loud)).toEqual([
    'replace.tags-only',
    'update.manual-change',
  ]);
  expect(addresses(noise)).toEqual(['update.autoscaling', 'read.unknown']);
});

it('shows noise where there is nothing else', () => {
  const all = [of('update', 'tags-only'), of('update', 'autoscaling')];
  expect(withoutNoise(all)).toEqual({ loud: all, noise: [] });
});
