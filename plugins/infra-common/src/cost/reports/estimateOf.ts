import type { CostCoverage, CostResource, Estimate } from '../estimate';
import type { Breakdown } from './breakdown';
import type { Problems } from './reading';

export interface EstimateFrame {
  currency: string;
  source: string;
  pricedAt: string;
}

/** What a report says of resources beside their costs. */
export type DeclaredCoverage = Omit<
  CostCoverage,
  'priced' | 'missingPrices' | 'unknownUsage'
>;

/** An estimate of what was read: an error makes it *failed*, a gap *partial*. */
export function estimateOf(
  { resources, monthly, usage }: Breakdown,
  declared: DeclaredCoverage,
  problems: Problems,
  { currency, source, pricedAt }: EstimateFrame,
): Estimate {
  const coverage = { ...declared, ...gapsOf(resources) };
  const list = problems.list();
  const left = coverage.unsupported + coverage.missingPrices + list.length;
  const sound = left > 0 ? 'partial' : 'ok';
  return {
    ...{ currency, source, pricedAt, grade: 'infracost' },
    state: problems.failed ? 'failed' : sound,
    monthly,
    usage,
    resources,
    coverage,
    problems: list,
  };
}

type Gaps = Pick<CostCoverage, 'priced' | 'missingPrices' | 'unknownUsage'>;

function gapsOf(resources: CostResource[]): Gaps {
  const gaps = { priced: 0, missingPrices: 0, unknownUsage: 0 };
  const look = ({ components, parts }: CostResource): boolean => {
    let priced = false;
    for (const { gap, monthly } of components) {
      if (gap === 'price') gaps.missingPrices += 1;
      if (gap === 'usage') gaps.unknownUsage += 1;
      priced ||= monthly !== null;
    }
    // Each part is looked at, whatever the others gave.
    return parts.map(look).includes(true) || priced;
  };
  for (const resource of resources) if (look(resource)) gaps.priced += 1;
  return gaps;
}
