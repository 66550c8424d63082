import type { ReviewDocument, ReviewFile } from '@infra-portal/infra-common';
import type { BaseTree } from '../repository/types';
import { newestOf, type ReviewedService } from './comparedServices';

type GoldenPath = NonNullable<ReviewDocument['goldenPath']>;

/** How files stand beside what the golden paths of their services give. */
export function pathStates(
  services: readonly ReviewedService[],
): Map<string, NonNullable<ReviewFile['pathState']>> {
  const states = new Map<string, 'identical' | 'deviates'>();
  for (const { compared } of services) {
    for (const path of compared?.paths ?? []) states.set(path, 'identical');
  }
  // A list that services share deviates where it does for one of them.
  for (const { report } of services) {
    for (const { path } of report.deviations) states.set(path, 'deviates');
  }
  return states;
}

/** The golden path of a pull request: that of most of its services. */
export async function goldenPathOfReview(
  tree: BaseTree,
  services: readonly ReviewedService[],
): Promise<GoldenPath | undefined> {
  const counts = new Map<string, number>();
  const keyOf = ({ report }: ReviewedService) =>
    report.goldenPath &&
    `${report.goldenPath.name} ${report.goldenPath.version}`;
  for (const each of services) {
    const key = keyOf(each);
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const found = services.find(each => most && keyOf(each) === most[0]);
  if (!found?.report.goldenPath) return undefined;
  const { name, version } = found.report.goldenPath;
  const sum = (of: (service: ReviewedService) => number) =>
    services.reduce((total, each) => total + of(each), 0);
  const newest = await newestOf(tree, name);
  return {
    ...{ name, version },
    ...(newest !== undefined && newest !== version && { newest }),
    generated: sum(({ report }) => report.generated),
    identical: sum(({ report }) => report.identical),
    gates: services.flatMap(({ report }) =>
      report.gates.filter(({ status }) => status !== 'passed'),
    ),
  };
}
