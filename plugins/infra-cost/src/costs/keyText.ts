import type { CostDimension } from '@infra-portal/infra-common';
import { shortOwner, shortRepository } from '@infra-portal/infra-react';

/** A key of a dimension as people say it. */
export function keyText(dimension: CostDimension, key: string): string {
  if (dimension === 'owner') return shortOwner(key);
  return dimension === 'repository' ? shortRepository(key) : key;
}
