import {
  type ApplyOrder,
  type DiscoveredStack,
  type DiscoveryFinding,
  nearest,
} from '@infra-portal/infra-common';
import { componentsOf } from './components';
import type { AtlantisFacts } from './facts';

type Projects = AtlantisFacts['projects'];

/**
 * How Atlantis applies a stack.
 * @param projects those that run it
 */
export function orderOf(
  projects: Projects,
  file: string,
): Pick<DiscoveredStack, 'order'> {
  const as = projects.flatMap(({ name }) => name ?? []);
  const after = projects.flatMap(({ dependsOn = [] }): ApplyOrder['after'] =>
    dependsOn.map(({ name, line }) => ({ project: name, file, line })),
  );
  return as.length > 0 || after.length > 0 ? { order: { as, after } } : {};
}

/**
 * Projects that wait for one that there is not, or for each other. Atlantis
 * itself says nothing about either.
 */
export function orderFindings(
  projects: Projects,
  file: string,
): DiscoveryFinding[] {
  // Most repositories have none, and this is asked with each commit.
  if (!projects.some(({ dependsOn }) => dependsOn)) return [];
  const names = new Set(projects.flatMap(({ name }) => name ?? []));
  const circles = circlesOf(projects);
  return projects.flatMap(({ name: own, dir, dependsOn = [] }) =>
    dependsOn.flatMap(({ name, line }): DiscoveryFinding[] => {
      const at = { file, line, dir };
      const waits = `project ${
        own === undefined ? 'of' : `"${own}" in`
      } ${dir}`;
      if (!names.has(name)) {
        const close = nearest(name, names);
        return [
          {
            ...at,
            code: 'missing-atlantis-dependency',
            severity: 'warning',
            message: `${waits} depends on "${name}", which no project is called${
              close === undefined ? '' : `; the nearest is "${close}"`
            }`,
            remedy:
              close === undefined
                ? 'Name a project of this file, or remove the line.'
                : `Write "${close}", or remove the line.`,
          },
        ];
      }
      if (own === undefined || circles.get(own) !== circles.get(name)) {
        return [];
      }
      return [
        {
          ...at,
          code: 'circular-atlantis-dependency',
          severity: 'error',
          message: `${waits} depends on "${name}", which depends on it in turn: in one pull request neither can be applied`,
          remedy: 'Remove one of the lines that make the circle.',
        },
      ];
    }),
  );
}

function circlesOf(projects: Projects): Map<string, number> {
  const waitsFor = new Map<string, string[]>();
  for (const { name, dependsOn } of projects) {
    if (name === undefined || !dependsOn) continue;
    const all = waitsFor.get(name) ?? [];
    waitsFor.set(name, [...all, ...dependsOn.map(each => each.name)]);
  }
  return componentsOf(waitsFor);
}
