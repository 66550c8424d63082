import {
  type Dependency,
  MOST_REACHED,
  type Reach,
  type StackGraph,
  type StackSummary,
} from '../api';
import { type Edge, resolveDependencies } from './resolveDependencies';
import type { Ties } from './types';

/** A stack that has its name. */
export interface NamedTiedStack {
  summary: StackSummary;
  ties: Ties;
}

interface Incoming {
  from: number;
  edge: Edge;
}

const compareText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Which stacks read what of which others. */
export class Dependencies {
  readonly #stacks: readonly NamedTiedStack[];
  readonly #byName: ReadonlyMap<string, number>;
  readonly #out: readonly Edge[][];
  readonly #in: readonly Incoming[][];

  /**
   * The order of stacks does not matter.
   * @param before of stacks with the same refs, names, places and ties: then who
   *   reads what is as it was
   */
  constructor(stacks: readonly NamedTiedStack[], before?: Dependencies) {
    if (before) {
      const byRef = new Map(stacks.map(each => [each.summary.ref, each]));
      this.#stacks = before.#stacks.map(
        ({ summary }) => byRef.get(summary.ref)!,
      );
      this.#byName = before.#byName;
      this.#out = before.#out;
      this.#in = before.#in;
      return;
    }
    this.#stacks = [...stacks].sort((a, b) =>
      compareText(a.summary.ref, b.summary.ref),
    );
    this.#byName = new Map(
      this.#stacks.map(({ summary }, index) => [summary.name, index]),
    );
    this.#out = resolveDependencies(this.#stacks);
    const incoming: Incoming[][] = this.#stacks.map(() => []);
    this.#out.forEach((edges, from) => {
      for (const edge of edges) {
        if (edge.to !== undefined) incoming[edge.to].push({ from, edge });
      }
    });
    this.#in = incoming;
  }

  /** What a stack reads of others. */
  dependsOn(name: string): Dependency[] {
    return this.#edgesOf(name).map(edge => this.#told(edge, edge.to));
  }

  /** What others read of a stack; the place is theirs. */
  usedBy(name: string): Dependency[] {
    return this.#incomingOf(name).map(({ from, edge }) =>
      this.#told(edge, from),
    );
  }

  /** All that depend on a stack, directly or through others. */
  reach(name: string): Reach {
    const start = this.#byName.get(name);
    const seen = new Set<number>();
    const waiting = start === undefined ? [] : [start];
    while (waiting.length > 0) {
      for (const { from } of this.#in[waiting.pop()!]) {
        if (from === start || seen.has(from)) continue;
        seen.add(from);
        waiting.push(from);
      }
    }
    const reached = [...seen].map(index => this.#stacks[index].summary);
    return {
      stacks: reached.length,
      owners: ownersOf(reached),
      names: reached
        .map(each => each.name)
        .sort(compareText)
        .slice(0, MOST_REACHED),
    };
  }

  /** Stacks of these names with their direct neighbours. */
  graph(names: Iterable<string>): StackGraph {
    const own = new Set(
      [...names].flatMap(name => this.#byName.get(name) ?? []),
    );
    const nodes = new Set(own);
    const counts = new Map<string, StackGraph['links'][number]>();
    const link = (from: number, { to, kind }: Edge) => {
      if (to === undefined) return;
      nodes.add(from).add(to);
      const key = `${from} ${to} ${kind}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else {
        counts.set(key, {
          from: this.#stacks[from].summary.name,
          to: this.#stacks[to].summary.name,
          kind,
          count: 1,
        });
      }
    };
    for (const index of own) {
      for (const edge of this.#out[index]) link(index, edge);
      for (const { from, edge } of this.#in[index]) {
        // Those between its own stacks are counted where they begin.
        if (!own.has(from)) link(from, edge);
      }
    }
    return {
      nodes: [...nodes]
        .map(index => {
          const { summary } = this.#stacks[index];
          return { ...linked(summary), findings: summary.findings };
        })
        .sort((a, b) => compareText(a.name, b.name)),
      links: [...counts.values()],
    };
  }

  #edgesOf(name: string): readonly Edge[] {
    const index = this.#byName.get(name);
    return index === undefined ? [] : this.#out[index];
  }

  #incomingOf(name: string): readonly Incoming[] {
    const index = this.#byName.get(name);
    return index === undefined ? [] : this.#in[index];
  }

  #told(edge: Edge, other?: number): Dependency {
    const { kind, what, outputs, file, line } = edge;
    return {
      ...(other !== undefined && {
        stack: linked(this.#stacks[other].summary),
      }),
      kind,
      what,
      ...(outputs && { outputs }),
      file,
      line,
    };
  }
}

function linked(summary: StackSummary) {
  const { name, product, service, environment, layer, owner } = summary;
  return {
    name,
    layer,
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
    ...(owner !== undefined && { owner }),
  };
}

function ownersOf(stacks: readonly StackSummary[]): Reach['owners'] {
  const counts = new Map<string | undefined, number>();
  for (const { owner } of stacks) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts]
    .sort(
      ([a, many], [b, more]) => more - many || compareText(a ?? '', b ?? ''),
    )
    .map(([owner, count]) => ({
      ...(owner !== undefined && { owner }),
      stacks: count,
    }));
}
