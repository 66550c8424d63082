import { graphlib, layout } from '@dagrejs/dagre';
import type { GraphLink, GraphView } from './graphView';

/** Height of a box in pixels: a name and a line below it. */
export const BOX_HEIGHT = 50;
const WIDEST = 290;
const NARROWEST = 120;
/** Pixels that a character takes, generously. */
const CHARACTER = 8.2;
const PADDING = 28;
const MARGIN = 10;

export interface Box {
  node: GraphView['nodes'][number];
  /** Of its top left corner. */
  x: number;
  y: number;
  width: number;
}

export interface Line {
  link: GraphLink;
  points: { x: number; y: number }[];
}

/** Where everything of a graph stands, in pixels. */
export interface GraphLayout {
  width: number;
  height: number;
  boxes: Box[];
  lines: Line[];
}

const widthOf = (name: string) =>
  Math.min(Math.max(name.length * CHARACTER + PADDING, NARROWEST), WIDEST);

/** Sets out a graph from left to right: what others depend on stands right. */
export function layoutGraph({ nodes, links }: GraphView): GraphLayout {
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 14,
    ranksep: 64,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  // By number: the library keeps its nodes in plain objects, where some names
  // mean something else.
  const ids = new Map(nodes.map(({ name }, index) => [name, `n${index}`]));
  for (const { name } of nodes) {
    const size = { width: widthOf(name), height: BOX_HEIGHT };
    graph.setNode(ids.get(name)!, size);
  }
  const drawn = links.flatMap(link => {
    const from = ids.get(link.from);
    const to = ids.get(link.to);
    return from && to ? [{ link, from, to }] : [];
  });
  for (const { from, to } of drawn) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: nodes.map(node => {
      const placed = graph.node(ids.get(node.name)!);
      return {
        node,
        x: placed.x - placed.width / 2,
        y: placed.y - placed.height / 2,
        width: placed.width,
      };
    }),
    lines: drawn.map(({ link, from, to }) => ({
      link,
      points: graph.edge(from, to).points,
    })),
  };
}
