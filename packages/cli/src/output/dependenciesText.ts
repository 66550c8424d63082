import {
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
    const kinds = new Map<
      string,
      { state: Set<string>; parameter: Set<string> }
    >();
    for (const { to, kind, what } of own) {
      if (kind === 'module-output') continue;
      const writer = to === undefined ? NOBODY : nameOf(stacks[to]);
      const found = kinds.get(writer) ?? {
        state: new Set(),
        parameter: new Set(),
      };
      found[kind].add(what);
      kinds.set(writer, found);
    }
    return [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([writer, what]) => [
        nameOf(stacks[reader]),
        writer,
        through(what.state.size, what.parameter.size),
      ]);
  });
  return rows.length > 0 ? table(['STACK', 'DEPENDS ON', 'THROUGH'], rows) : '';
}

function through(states: number, parameters: number): string {
  return [
    ...(states > 0 ? [count(states, 'state')] : []),
    ...(parameters > 0 ? [count(parameters, 'parameter')] : []),
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
