import { posix } from 'node:path';
import type {
  Discovery,
  DiscoveryFinding,
  TerragruntUnit,
} from '@infra-portal/infra-common';
import type { TerragruntFacts } from './facts';
import type { Files } from './Files';
import { fromLayout, fromPath, type LayoutOptions } from './placement';

type Dependencies = NonNullable<TerragruntUnit['dependsOn']>;

const NAME = 'terragrunt.hcl';

/** Folders of the repository that a unit depends on. */
function dependenciesOf(
  { dependsOn = [] }: TerragruntFacts,
  file: string,
): Dependencies {
  return dependsOn.flatMap(({ path, line }) => {
    const joined = posix.join(posix.dirname(file), path).replace(/\/$/, '');
    const dir =
      posix.basename(joined) === NAME ? posix.dirname(joined) : joined;
    return dir.startsWith('..') ? [] : [{ dir, file, line }];
  });
}

function missing(
  dependsOn: Dependencies,
  unit: string,
  files: Files,
): DiscoveryFinding[] {
  return dependsOn
    .filter(({ dir }) => !files.terragrunt.has(posix.join(dir, NAME)))
    .map(({ dir, file, line }) => ({
      code: 'missing-terragrunt-dependency',
      severity: 'error',
      file,
      line,
      dir: unit,
      message: `it depends on ${dir}, where there is no ${NAME}`,
      remedy: 'Correct the path, or remove the dependency.',
    }));
}

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
    const dependsOn = dependenciesOf(facts, file);
    findings.push(...missing(dependsOn, dir, files));
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
        ...(dependsOn.length > 0 && { dependsOn }),
      },
    ];
  });
  return { terragrunt, findings };
}
