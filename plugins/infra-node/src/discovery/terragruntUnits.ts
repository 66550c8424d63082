import { posix } from 'node:path';
import type { Discovery, DiscoveryFinding } from '@infra-portal/infra-common';
import type { Files } from './Files';
import { fromLayout, fromPath, type LayoutOptions } from './placement';

/** Terragrunt units, and what is wrong with their files. */
export function terragruntUnits(
  files: Files,
  options: LayoutOptions & { repository: string },
): { terragrunt: Discovery['terragrunt']; findings: DiscoveryFinding[] } {
  const findings: DiscoveryFinding[] = [];
  const terragrunt = [...files.terragrunt].sort().flatMap(file => {
    const facts = files.factsAt(file);
    if (facts?.kind === 'broken') {
      const { line, problem: message } = facts;
      findings.push({
        code: 'syntax-error',
        severity: 'error',
        file,
        line,
        message,
      });
    }
    if (facts?.kind !== 'terragrunt' || !facts.isUnit) return [];
    const { line, source } = facts;
    const dir = posix.dirname(file);
    const place =
      fromLayout(dir, options) ?? fromPath(dir, options.repository, options);
    const { product, service, environment, region } = place;
    return [
      {
        dir,
        file,
        line,
        ...(source && { source }),
        layer: place.layer,
        ...(product !== undefined && { product }),
        ...(service !== undefined && { service }),
        ...(environment !== undefined && { environment }),
        ...(region !== undefined && { region }),
      },
    ];
  });
  return { terragrunt, findings };
}
