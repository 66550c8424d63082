import { isPattern, mayBeOne } from './wildcards';

/** Most nodes have one child or one writer: what is empty is not made. */
interface Node {
  /** Children whose name is known. */
  named?: Map<string, Node>;
  /** Children whose name has pieces that are not known. */
  patterns?: Map<string, Node>;
  /** Who writes exactly this name. */
  here?: number[];
  /** Who writes something of unknown name below. */
  below?: number[];
}

const NOBODY: ReadonlySet<number> = new Set();

/**
 * Nodes that one search, and all searches together, may look at: names come from
 * files of strangers. What is not looked at is not found.
 */
const MOST_STEPS = 20_000;
const MOST_STEPS_OF_ALL = 2_000_000;

/** One search through the tree. */
class Search {
  readonly found = new Set<number>();
  steps = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  walk(node: Node, parts: readonly string[], isBelow: boolean): void {
    if (this.#isOver()) return;
    // What is written below here under a name that is not known may be it.
    this.#find(node.below);
    if (parts.length === 0) {
      if (isBelow) this.collect(node);
      else this.#find(node.here);
      return;
    }
    if (!node.named && !node.patterns) return;
    const [part, ...rest] = parts;
    if (isPattern(part)) this.#walkFitting(node.named, part, rest, isBelow);
    else {
      const child = node.named?.get(part);
      if (child) this.walk(child, rest, isBelow);
    }
    this.#walkFitting(node.patterns, part, rest, isBelow);
  }

  /** All who write here and below. */
  collect(node: Node): void {
    if (this.#isOver()) return;
    this.#find(node.here);
    this.#find(node.below);
    for (const child of node.named?.values() ?? []) this.collect(child);
    for (const child of node.patterns?.values() ?? []) this.collect(child);
  }

  #find(writers: readonly number[] | undefined): void {
    for (const writer of writers ?? []) this.found.add(writer);
  }

  #walkFitting(
    children: ReadonlyMap<string, Node> | undefined,
    part: string,
    rest: readonly string[],
    isBelow: boolean,
  ): void {
    for (const [name, child] of children ?? []) {
      if (this.#isOver()) return;
      if (mayBeOne(part, name)) this.walk(child, rest, isBelow);
    }
  }

  #isOver(): boolean {
    this.steps += 1;
    return this.steps > this.#most;
  }
}

/**
 * Names of parameters or states as a tree of what is between their `/`, with
 * who writes them. A name that ends with `/` is all below it.
 */
export class NameTree {
  readonly #root: Node = {};
  /** Names are asked for often, such as one network's by all stacks. */
  readonly #exact = new Map<string, ReadonlySet<number>>();
  readonly #fitting = new Map<string, ReadonlySet<number>>();
  #steps = 0;

  add(name: string, writer: number): void {
    const { parts, isBelow } = split(name);
    let node = this.#root;
    for (const part of parts) {
      const which = isPattern(part) ? 'patterns' : 'named';
      node[which] ??= new Map();
      let child: Node | undefined = node[which].get(part);
      if (!child) {
        child = {};
        node[which].set(part, child);
      }
      node = child;
    }
    const which = isBelow ? 'below' : 'here';
    node[which] ??= [];
    node[which].push(writer);
  }

  /** Who writes a name as it is read, or something below it. */
  exact(name: string): ReadonlySet<number> {
    return remembered(this.#exact, name, () => {
      const { parts, isBelow } = split(name);
      let node: Node | undefined = this.#root;
      for (const part of parts) {
        node = (isPattern(part) ? node.patterns : node.named)?.get(part);
        if (!node) return NOBODY;
      }
      if (!isBelow) return node.here ? new Set(node.here) : NOBODY;
      const start: Node = node;
      return this.#search(search => search.collect(start));
    });
  }

  /** Who may write a name when unknown pieces stand for some text. */
  fitting(name: string): ReadonlySet<number> {
    return remembered(this.#fitting, name, () => {
      const { parts, isBelow } = split(name);
      return this.#search(search => search.walk(this.#root, parts, isBelow));
    });
  }

  #search(look: (search: Search) => void): ReadonlySet<number> {
    const left = MOST_STEPS_OF_ALL - this.#steps;
    const search = new Search(Math.min(left, MOST_STEPS));
    look(search);
    this.#steps += search.steps;
    return search.found.size > 0 ? search.found : NOBODY;
  }
}

function remembered<V>(known: Map<string, V>, name: string, find: () => V): V {
  const before = known.get(name);
  if (before) return before;
  const found = find();
  known.set(name, found);
  return found;
}

function split(name: string): { parts: string[]; isBelow: boolean } {
  const isBelow = name.endsWith('/');
  return { parts: name.split('/').filter(Boolean), isBelow };
}
