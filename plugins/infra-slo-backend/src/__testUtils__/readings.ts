import type { Slo, SloReading } from '@infra-portal/infra-common';
import { readSlos } from '@infra-portal/infra-node';
import type { FoundObjective } from '../objectives';
import { objectiveFile, SHARED } from './files';

/** Milliseconds since 1970. */
export const NOW = Date.parse('2026-11-20T12:00:00Z');
const WINDOW = 30 * 86_400;

/** An objective of `objectiveFile`. */
export function sloOf(name: string): Slo {
  const { slos } = readSlos([
    { path: 'slo/_shared/sources.yaml', text: SHARED },
    { path: `slo/shop/api/prod-${name}.slo.yaml`, text: objectiveFile(name) },
  ]);
  return slos[0].slo;
}

export const foundOf = (name: string, source = 'prod'): FoundObjective => ({
  ...{ slo: sloOf(name), repository: 'github.example/acme/infra', source },
  ...{ file: `slo/shop/api/prod-${name}.slo.yaml`, line: 4, commit: 'c1' },
  ...{ url: 'https://github.example/x', product: 'shop', pieces: [] },
});

/** A reading of thirty days of which a part failed. */
export const readingOf = (
  bad: number,
  more: Partial<SloReading> = {},
): SloReading => ({
  ...{ source: 'computed', at: NOW / 1_000, staleAfter: 300 },
  ...{ start: NOW / 1_000 - WINDOW, end: NOW / 1_000 },
  errors: { period: bad, '1h': bad, '6h': bad },
  counts: { bad: bad * 1e6, total: 1e6 },
  ...{ hasData: true, hasTraffic: true, coverage: 1 },
  ...{ oldest: NOW / 1_000 - WINDOW, newest: NOW / 1_000 - 30 },
  ...{ alerts: [], warnings: [] },
  ...more,
});
