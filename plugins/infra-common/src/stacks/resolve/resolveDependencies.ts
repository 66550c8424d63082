import type { DependencyKind } from '../api';
import type { FileLine } from '../discovery';
import { NameTree } from './NameTree';
import { inWorkspace, stateAddress } from './stateAddress';
import type { TiedStack } from './types';
import { isPattern } from './wildcards';

/** That one stack reads something of another. */
export interface Edge extends FileLine {
  /** Index of the stack that writes it; undefined: nobody that is known. */
  to?: number;
  kind: DependencyKind;
  /** The state's address, or the parameter's name. */
  what: string;
}

/** Writers of one thing that are told; more than a few are a mistake. */
const MOST_WRITERS = 50;

/** `${terraform.workspace}` is the reader's own. */
const WORKSPACE = /\$\{terraform\.workspace\}/g;

/** Stacks by where their state lies. */
class States {
  readonly #stacks: readonly TiedStack[];
  readonly #exact = new Map<string, number[]>();
  readonly #anyWorkspace = new Map<string, number[]>();
  readonly #names = new NameTree();

  constructor(stacks: readonly TiedStack[]) {
    this.#stacks = stacks;
    stacks.forEach(({ ties: { backend }, summary }, index) => {
      const address = backend && stateAddress(backend.type, backend.settings);
      if (address === undefined) return;
      const whole = address.replace(WORKSPACE, summary.workspace);
      const own = inWorkspace(whole, summary.workspace);
      append(this.#exact, own, index);
      append(this.#anyWorkspace, whole, index);
      this.#names.add(own, index);
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
    if (exact && !isPattern(what)) return exact.slice(0, MOST_WRITERS);
    return sameAccount(this.#names.fitting(what), reader, this.#stacks);
  }
}

/**
 * What each stack reads of others, by the place of the stack in the list. A
 * state is read by its address; a parameter by its name in accounts that may be
 * the same: those of one environment, of the shared one, or of an unknown one.
 * What fits exactly comes before what fits with unknown pieces. The order of
 * stacks decides nothing but the order of what is told.
 */
export function resolveDependencies(stacks: readonly TiedStack[]): Edge[][] {
  const states = new States(stacks);
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
      { file, line }: FileLine,
    ) => {
      const place = { kind, what, file, line };
      if (!writers) edges.push(place);
      for (const to of writers ?? []) {
        if (to !== reader) edges.push({ to, ...place });
      }
    };
    for (const read of ties.reads) {
      const address = stateAddress(read.backend, read.settings);
      if (address === undefined) continue;
      const what = inWorkspace(address, read.workspace).replace(
        WORKSPACE,
        summary.workspace,
      );
      tell(states.writersOf(what, address, reader), 'state', what, read);
    }
    for (const read of ties.parametersRead) {
      const what = read.name.replace(WORKSPACE, summary.workspace);
      const exact = sameAccount(parameters.exact(what), reader, stacks);
      const writers =
        exact ?? sameAccount(parameters.fitting(what), reader, stacks);
      tell(writers, 'parameter', what, read);
    }
    return edges;
  });
}

/**
 * Of those who may write something those who can in the reader's account: of
 * its environment if there are any, and of its region if there are any of those.
 */
function sameAccount(
  writers: ReadonlySet<number>,
  reader: number,
  stacks: readonly TiedStack[],
): readonly number[] | undefined {
  const { environment, region } = stacks[reader].summary;
  const possible = [...writers].filter(writer => {
    const other = stacks[writer].summary.environment;
    return (
      environment === undefined ||
      other === undefined ||
      other === environment ||
      other === 'shared' ||
      environment === 'shared'
    );
  });
  if (possible.length === 0) return undefined;
  const near = narrowed(possible, writer =>
    Boolean(environment && stacks[writer].summary.environment === environment),
  );
  const nearest = narrowed(near, writer =>
    Boolean(region && stacks[writer].summary.region === region),
  );
  return nearest.sort((a, b) => a - b).slice(0, MOST_WRITERS);
}

function narrowed<T>(all: T[], fits: (each: T) => boolean): T[] {
  const some = all.filter(fits);
  return some.length > 0 ? some : all;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
