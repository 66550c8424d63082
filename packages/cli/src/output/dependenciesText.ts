import {
  type DependencyKind,
  DiscoveredStack,
  formatStackRef,
  resolveDependencies,
  TiedStack,
  tiesOf,
} from '@infra-portal/infra-common';
import { count, table } from './table';

const NOBODY = '(no stack of this repository)';

const nameOf = ({ ref }: DiscoveredStack) =>
  ref.workspace === 'default' ? ref.dir : `${ref.dir}#${ref.workspace}`;

/** Which stack reads what of which; empty when none does. */
export function dependenciesTable(stacks: readonly DiscoveredStack[]): string {
  const edges = resolveDependencies(stacks.map(tied));
  const rows = edges.flatMap((own, reader) => {
    const kinds = new Map<string, Record<DependencyKind, Set<string>>>();
    for (const { to, kind, what } of own) {
      const writer = to === undefined ? NOBODY : nameOf(stacks[to]);
      const found = kinds.get(writer) ?? {
        state: new Set(),
        parameter: new Set(),
        order: new Set(),
      };
      found[kind].add(what);
      kinds.set(writer, found);
    }
    return [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([writer, what]) => [nameOf(stacks[reader]), writer, through(what)]);
  });
  return rows.length > 0 ? table(['STACK', 'DEPENDS ON', 'THROUGH'], rows) : '';
}

function through(what: Record<DependencyKind, Set<string>>): string {
  const { state, parameter, order } = what;
  return [
    ...(state.size > 0 ? [count(state.size, 'state')] : []),
    ...(parameter.size > 0 ? [count(parameter.size, 'parameter')] : []),
    ...(order.size > 0 ? ['order'] : []),
  ].join(', ');
}

function tied(stack: DiscoveredStack): TiedStack {
  const { ref, layer, environment, region } = stack;
  return {
    summary: {
      ref: formatStackRef(ref),
      repository: `${ref.host}/${ref.repository}`,
      dir: ref.dir,
      workspace: ref.workspace,
      layer,
      ...(environment !== undefined && { environment }),
      ...(region !== undefined && { region }),
      resources: 0,
      modules: 0,
      findings: { error: 0, warning: 0, info: 0 },
      incomplete: stack.incomplete,
    },
    ties: tiesOf(stack),
  };
}
