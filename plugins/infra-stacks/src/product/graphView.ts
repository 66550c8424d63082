import {
  type DependencyKind,
  environmentRank,
  type LinkedStack,
  type StackGraph,
} from '@infra-portal/infra-common';

type GraphNode = StackGraph['nodes'][number];

/** All ways in which one stack depends on another. */
export interface GraphLink {
  /** Name of the stack that depends on the other. */
  from: string;
  to: string;
  kinds: { kind: DependencyKind; count: number }[];
}

/** A graph, or the part of it that somebody asked for. */
export interface GraphView {
  nodes: GraphNode[];
  links: GraphLink[];
}

/** How a stack stands to the product whose graph is shown. */
export type Standing = 'own' | 'shared' | 'other';

export function standingOf(stack: LinkedStack, product: string): Standing {
  if (stack.product === product) return 'own';
  return stack.layer === 'shared' ? 'shared' : 'other';
}

/** Environments of a product's own stacks, on the way to production. */
export function environmentsOf(graph: StackGraph, product: string): string[] {
  const own = graph.nodes.filter(node => node.product === product);
  return [...new Set(own.flatMap(({ environment }) => environment ?? []))].sort(
    (a, b) => environmentRank(a) - environmentRank(b) || (a < b ? -1 : 1),
  );
}

/**
 * A product's stacks of one environment, or all of them, with the others that
 * these are tied to. Several links between two stacks become one.
 */
export function graphView(
  graph: StackGraph,
  product: string,
  environment: string | undefined,
): GraphView {
  const isOwn = (node: GraphNode) =>
    node.product === product &&
    (environment === undefined || node.environment === environment);
  const own = new Set(graph.nodes.filter(isOwn).map(({ name }) => name));
  const links = new Map<string, GraphLink>();
  for (const { from, to, kind, count } of graph.links) {
    if (!own.has(from) && !own.has(to)) continue;
    const key = JSON.stringify([from, to]);
    const link = links.get(key) ?? { from, to, kinds: [] };
    link.kinds.push({ kind, count });
    links.set(key, link);
  }
  const tied = [...links.values()];
  const seen = new Set([...own, ...tied.flatMap(({ from, to }) => [from, to])]);
  return {
    nodes: graph.nodes.filter(({ name }) => seen.has(name)),
    links: tied,
  };
}
