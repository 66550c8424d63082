import type {
  TakeOverImport,
  TakeOverLeft,
  TakeOverMatch,
  TakeOverWishes,
} from '@infra-portal/infra-common';
import { Draft } from '../savings/Draft';
import { attempt, type Attempt } from './attempt';
import { mainOf, pairUp, typeOf } from './pair';
import {
  checkWishes,
  importSupport,
  IMPORTS_FILE,
  NO_WISHES,
  stackImports,
  withImports,
} from './imports';
import { leftOf, readStack, type StackModel } from './stackModel';
import type { OfferedModule, TakenOver, TakeOverPlace } from './types';

/** Groups that one proposal takes over; a person has to read them. */
const MOST_MATCHES = 100;
/** Tries that one stack may take: each works out the stack anew. */
const MOST_ATTEMPTS = 400;

/** From the farthest to the nearest: what is told of a resource that stays. */
const NEARNESS: readonly TakeOverLeft['reason'][] = [
  'no-module',
  'edit',
  'needs-input',
  'meta',
  'refused',
  'no-output',
  'creates',
  'differs',
];

/** How much stands in the way. */
const weightOf = ({ creates, differences, names }: TakeOverLeft) =>
  creates.length + differences.length + names.length;

const nearer = (a: TakeOverLeft, b: TakeOverLeft | undefined) =>
  b === undefined ||
  NEARNESS.indexOf(a.reason) > NEARNESS.indexOf(b.reason) ||
  (a.reason === b.reason && weightOf(a) < weightOf(b));

/** Tries modules at the resources of a stack, one after the other. */
class Search {
  readonly matches: TakeOverMatch[] = [];
  readonly #nearest = new Map<string, TakeOverLeft>();
  #attempts = 0;

  constructor(private readonly place: TakeOverPlace, public draft: Draft) {}

  /** The nearest that was tried for a resource. */
  nearest(address: string): TakeOverLeft | undefined {
    return this.#nearest.get(address);
  }

  /** Takes over what fits best of one resource. @returns whether something did */
  async step(model: StackModel, address: string): Promise<boolean> {
    const resource = model.open.get(address);
    if (!resource || this.matches.length >= MOST_MATCHES) return false;
    const found: Extract<Attempt, { kind: 'fits' }>[] = [];
    for (const offered of this.place.modules) {
      const main = mainOf(offered.module);
      if (!main || typeOf(main) !== resource.type) continue;
      const made = await this.#try(model, offered, main, address);
      if (made) found.push(made);
    }
    const [best] = found.sort(
      (a, b) => b.match.resources.length - a.match.resources.length,
    );
    if (!best) return false;
    this.matches.push(best.match);
    this.draft = best.draft;
    return true;
  }

  /** With all that is linked to it, and alone. */
  async #try(
    model: StackModel,
    offered: OfferedModule,
    main: string,
    address: string,
  ) {
    const { folder, wishes = NO_WISHES } = this.place;
    const resource = model.open.get(address)!;
    const all = pairUp(offered.module, main, resource, model);
    const alone = new Map([[main, resource]]);
    for (const pairs of all.size > 1 ? [all, alone] : [alone]) {
      if (this.#attempts >= MOST_ATTEMPTS) return undefined;
      this.#attempts += 1;
      const { draft } = this;
      const request = { draft, folder, model, offered, main, pairs, wishes };
      const made = await attempt(request);
      if (made.kind === 'fits') return made;
      if (nearer(made.left, this.#nearest.get(address))) {
        this.#nearest.set(address, made.left);
      }
    }
    return undefined;
  }
}

/**
 * Proposes calls of modules in place of resources that are written by hand. A
 * group is proposed only where its resources would stay as they are: nothing
 * made, destroyed or replaced, and no argument changed but tags. The rest stays
 * as it is written, with the reason. Other bytes of the files do not change.
 * What is in no state yet gets an `import` block instead of a `moved` one, also
 * where no module takes it.
 *
 * The values are compared by the files alone; `proveTakeOver` plans it.
 *
 * @throws EditConflict where a file is no Terraform; InputError where a wish names
 *   a resource that the stack does not have
 */
export async function takeOver(place: TakeOverPlace): Promise<TakenOver> {
  const search = new Search(place, Draft.of(place));
  const { modules, wishes = NO_WISHES } = place;
  const first = await readStack(search.draft, modules, wishes.leave);
  checkWishes(wishes, first.declared);
  let model = first;
  for (const address of first.open.keys()) {
    if (await search.step(model, address)) {
      model = await readStack(search.draft, modules, wishes.leave);
    }
  }
  const untouched = [...model.open.values()].map(
    ({ address, declared }) =>
      search.nearest(address) ?? leftOf(declared, { reason: 'no-module' }),
  );
  // Lines of the files as they are, not as they become.
  const placed = untouched.map(each => {
    const { file, line } = first.declared.get(each.address) ?? each;
    return { ...each, file, line };
  });
  const left = [...first.left, ...placed].sort((a, b) =>
    a.address < b.address ? -1 : 1,
  );
  const { matches } = search;
  const imports = importsOf(first, matches, wishes);
  const draft = await withImportsOf(search.draft, place.folder, first, imports);
  const files = await draft.changed();
  const support = imports.length > 0 ? importSupport(first.module) : undefined;
  return { matches, left, imports, files, ...(support && { support }) };
}

function importsOf(
  stack: StackModel,
  matches: readonly TakeOverMatch[],
  wishes: TakeOverWishes,
): TakeOverImport[] {
  const moves = matches.flatMap(({ resources }) => resources);
  const moved = new Map(moves.map(({ from, to }) => [from, to]));
  return stackImports(stack, moved, wishes);
}

/** With the blocks of those whose id is known. */
async function withImportsOf(
  draft: Draft,
  folder: string,
  { files }: StackModel,
  imports: readonly TakeOverImport[],
): Promise<Draft> {
  if (!imports.some(({ id }) => id !== undefined)) return draft;
  const path = folder === '' ? IMPORTS_FILE : `${folder}/${IMPORTS_FILE}`;
  const before = files.find(each => each.path === path)?.text;
  return draft.with(path, await withImports(path, before, imports));
}
