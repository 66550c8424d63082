import fs from 'node:fs';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const SAMPLE = 'plugins/infra-common/src/cost/reports/__fixtures__';

/** A real report of one service on Fargate, of 40 KB. */
let sample;
function readSample() {
  const file = fromRoot(`${SAMPLE}/breakdown-fargate.json`);
  sample ??= JSON.parse(fs.readFileSync(file, 'utf8'));
  return sample;
}

const frame = () => ({
  version: '0.2',
  currency: 'USD',
  timeGenerated: new Date().toISOString(),
});

/** A report of Infracost 0.10 with the same service in each of some folders. */
export function largeReport(dirs) {
  const [project] = readSample().projects;
  return JSON.stringify({
    ...frame(),
    projects: dirs.map(dir => ({
      ...project,
      name: dir,
      metadata: { type: 'terraform_dir', path: dir, vcsSubPath: dir },
    })),
  });
}

/** A report of one folder, with one resource of so many cents a month. */
export function smallReport(dir, cents) {
  const monthlyCost = (cents / 100).toFixed(2);
  const component = { name: 'NAT gateway', unit: 'months' };
  const resource = {
    name: 'aws_nat_gateway.a',
    resourceType: 'aws_nat_gateway',
    monthlyCost,
    costComponents: [
      { ...component, monthlyQuantity: '1', price: monthlyCost, monthlyCost },
    ],
  };
  return JSON.stringify({
    ...frame(),
    totalMonthlyCost: monthlyCost,
    projects: [
      {
        name: dir,
        metadata: { type: 'terraform_dir', path: dir, vcsSubPath: dir },
        breakdown: { resources: [resource], totalMonthlyCost: monthlyCost },
      },
    ],
  });
}
