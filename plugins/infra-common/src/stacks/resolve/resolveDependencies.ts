import type { DependencyKind } from '../api';
import type { FileLine, StateRead } from '../discovery';
import { NameTree } from './NameTree';
import { inOwnWorkspace, inWorkspace, stateAddress } from './stateAddress';
import type { TiedStack } from './types';
import { isPattern } from './wildcards';

/** That one stack reads something of another. */
export interface Edge extends FileLine {
  /** Index of the stack that writes it; undefined: nobody that is known. */
  to?: number;
  kind: DependencyKind;
  /** The state's address, the parameter's or the Atlantis project's name. */
  what: string;
  /** Names of what is read of a state. */
  outputs?: string[];
}

/** Writers of one thing that are told; more than a few are a mistake. */
const MOST_WRITERS = 50;
/** With unknown pieces more fit by chance: who writes it is not known then. */
const MOST_GUESSES = 5;

/** What tells where a stack stands, the widest first. */
const PLACES = ['environment', 'region', 'product', 'service'] as const;

type Place = (typeof PLACES)[number];

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function mayBeOneAccount(one?: string, other?: string): boolean {
  return (
    one === undefined ||
    other === undefined ||
    one === other ||
    one === 'shared' ||
    other === 'shared'
  );
}

/** Stacks that write something, and those of them at one place each. */
class Writers {
  readonly members: readonly number[];
  readonly #stacks: readonly TiedStack[];
  readonly #places = new Map<Place, Map<string, Writers>>();

  constructor(stacks: readonly TiedStack[], members: readonly number[]) {
    this.#stacks = stacks;
    this.members = members;
  }

  /** Those at a place, or all where none is there. */
  nearTo(place: Place, name: string | undefined): Writers {
    if (name === undefined || this.members.length < 2) return this;
    let byName = this.#places.get(place);
    if (!byName) {
      byName = this.#by(place);
      this.#places.set(place, byName);
    }
    return byName.get(name) ?? this;
  }

  #by(place: Place): Map<string, Writers> {
    const members = new Map<string, number[]>();
    for (const each of this.members) {
      const name = this.#stacks[each].summary[place];
      if (name !== undefined) append(members, name, each);
    }
    return new Map(
      [...members].map(([name, own]) => [name, new Writers(this.#stacks, own)]),
    );
  }
}

/** Chooses, of those who may write something, those that a reader means. */
class Nearest {
  readonly #stacks: readonly TiedStack[];
  /** Many stacks of one environment read the same. */
  readonly #known = new Map<
    ReadonlySet<number>,
    Map<string | undefined, Writers>
  >();

  constructor(stacks: readonly TiedStack[]) {
    this.#stacks = stacks;
  }

  /**
   * Those in an account that may be the reader's: of its environment, of the
   * shared one, or of an unknown one. Of these those nearest to the reader.
   */
  of(
    writers: ReadonlySet<number>,
    reader: number,
  ): readonly number[] | undefined {
    if (writers.size === 0) return undefined;
    const { summary } = this.#stacks[reader];
    let near = this.#possible(writers, summary.environment);
    for (const place of PLACES) near = near.nearTo(place, summary[place]);
    return near.members.length > 0 ? near.members : undefined;
  }

  #possible(writers: ReadonlySet<number>, environment?: string): Writers {
    let known = this.#known.get(writers);
    if (!known) {
      known = new Map();
      this.#known.set(writers, known);
    }
    const before = known.get(environment);
    if (before) return before;
    const possible = [...writers]
      .filter(writer =>
        mayBeOneAccount(environment, this.#stacks[writer].summary.environment),
      )
      .sort((a, b) => a - b);
    const made = new Writers(this.#stacks, possible);
    known.set(environment, made);
    return made;
  }
}

const guessed = (writers: readonly number[] | undefined) =>
  writers && writers.length <= MOST_GUESSES ? writers : undefined;

/** Stacks by where their state lies. */
class States {
  readonly #nearest: Nearest;
  readonly #exact = new Map<string, number[]>();
  readonly #anyWorkspace = new Map<string, number[]>();
  /** Those whose address has unknown pieces. */
  readonly #patterns = new NameTree();
  /** All of them; made when somebody asks with unknown pieces. */
  #all: NameTree | undefined;

  constructor(stacks: readonly TiedStack[], nearest: Nearest) {
    this.#nearest = nearest;
    stacks.forEach(({ ties: { backend }, summary }, index) => {
      const address = backend && stateAddress(backend.type, backend.settings);
      if (address === undefined) return;
      const whole = inOwnWorkspace(address, summary);
      const own = inWorkspace(whole, summary.workspace);
      append(this.#exact, own, index);
      append(this.#anyWorkspace, whole, index);
      if (isPattern(own)) this.#patterns.add(own, index);
    });
  }

  /** Undefined when nobody's state is there. */
  writersOf(
    what: string,
    address: string,
    reader: number,
  ): readonly number[] | undefined {
    // In which workspaces a stack runs is not always known.
    const exact = this.#exact.get(what) ?? this.#anyWorkspace.get(address);
    if (exact && !isPattern(what)) return exact;
    const names = isPattern(what) ? this.#allNames() : this.#patterns;
    return guessed(this.#nearest.of(names.fitting(what), reader));
  }

  #allNames(): NameTree {
    if (this.#all) return this.#all;
    const all = new NameTree();
    for (const [address, indexes] of this.#exact) {
      for (const index of indexes) all.add(address, index);
    }
    this.#all = all;
    return all;
  }
}

/** Stacks by the Atlantis projects that run them. */
function byProject(stacks: readonly TiedStack[]) {
  const found = new Map<string, number[]>();
  // A space is in no name of a repository.
  const keyOf = (repository: string, project: string) =>
    `${repository} ${project}`;
  stacks.forEach(({ ties: { order }, summary: { repository } }, index) => {
    for (const name of order?.as ?? []) {
      append(found, keyOf(repository, name), index);
    }
  });
  return (repository: string, project: string) =>
    found.get(keyOf(repository, project));
}

const namesOf = (outputs: StateRead['outputs']) =>
  outputs && { outputs: outputs.map(({ name }) => name).sort() };

/**
 * What each stack reads of others, by the place of the stack in the list. A
 * state is read by its address; a parameter by its name in an account that may be
 * the same, of those the nearest. What fits exactly comes before what fits with
 * unknown pieces, and that counts only when few fit. What
 * Atlantis must apply before counts as well. The order of stacks decides nothing but the order of what is told.
 */
export function resolveDependencies(stacks: readonly TiedStack[]): Edge[][] {
  const nearest = new Nearest(stacks);
  const states = new States(stacks, nearest);
  const runBy = byProject(stacks);
  const parameters = new NameTree();
  stacks.forEach(({ ties }, index) => {
    for (const { name } of ties.parametersWritten) parameters.add(name, index);
  });
  return stacks.map(({ ties, summary }, reader) => {
    const edges: Edge[] = [];
    const tell = (
      writers: readonly number[] | undefined,
      kind: DependencyKind,
      what: string,
      { file, line, outputs }: FileLine & Pick<StateRead, 'outputs'>,
    ) => {
      const edge = { kind, what, file, line, ...namesOf(outputs) };
      if (!writers) edges.push({ to: undefined, ...edge });
      for (const to of writers?.slice(0, MOST_WRITERS) ?? []) {
        if (to !== reader) edges.push({ to, ...edge });
      }
    };
    for (const read of ties.reads) {
      const address = stateAddress(read.backend, read.settings);
      if (address === undefined) continue;
      const what = inOwnWorkspace(
        inWorkspace(address, read.workspace),
        summary,
      );
      tell(states.writersOf(what, address, reader), 'state', what, read);
    }
    for (const read of ties.parametersRead) {
      const what = inOwnWorkspace(read.name, summary);
      const writers =
        nearest.of(parameters.exact(what), reader) ??
        guessed(nearest.of(parameters.fitting(what), reader));
      tell(writers, 'parameter', what, read);
    }
    for (const { project, ...at } of ties.order?.after ?? []) {
      const others = runBy(summary.repository, project);
      // A project that runs nothing that is known is told where it is read.
      if (others) tell(others, 'order', project, at);
    }
    return edges;
  });
}
