import { parsePlan } from '../../runs';
import type { DriftResource } from '../api';
import { readAttributes } from './attributes';
import { resourceCause } from './cause';

const MOST_RESOURCES = 200;
const MOST_ADDRESS = 1_000;

/**
 * What a plan says has drifted, the riskiest first. Takes time in proportion to
 * the text. What is only read does not differ from anything.
 */
export function driftResources(plan: string): DriftResource[] {
  const lines = plan.split('\n');
  return (parsePlan(plan) ?? [])
    .filter(({ action }) => action !== 'read')
    .slice(0, MOST_RESOURCES)
    .map(({ address, action, line, lines: count }) => {
      const differs = action === 'update' || action === 'replace';
      const attributes = differs
        ? readAttributes(lines.slice(line, line - 1 + count))
        : [];
      return {
        address: address.slice(0, MOST_ADDRESS),
        action,
        attributes,
        cause: resourceCause(action, attributes),
      };
    });
}
