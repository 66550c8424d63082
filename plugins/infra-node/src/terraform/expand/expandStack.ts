import { createHash } from 'node:crypto';
import path from 'node:path';
import { LruMap } from '../../cache';
import type { ModuleRepository } from '../plan/stage';
import { gitTree } from '../plan/gitTree';
import { parseModuleSource, repositoryKey } from '../plan/moduleSource';
import { PlanRefusal } from '../plan/refusal';
import type { Tree } from '../plan/tree';
import { literalString } from '../read/literalString';
import type { ModuleBlock } from '../read/module';
import { mergedArgument } from '../read/overrides';
import { schemasOf, shippedSchemas, type Schemas } from '../schema';
import { expandModule } from './expandModule';
import { readFolder } from './readFolder';
import type { Expansion, ExpandOptions, ModuleTree } from './types';

export interface ExpandRequest extends Omit<ExpandOptions, 'variableFiles'> {
  /** The repository: a commit of a mirror, a checkout, a preview over a base. */
  tree: Tree;
  /** Folder of the stack in it, `''` for the root. */
  folder: string;
  /** Repositories on this machine that modules come from; nothing is downloaded. */
  repositories?: readonly ModuleRepository[];
}

/** Different modules of one stack. */
const MOST_MODULES = 200;
const DEEPEST_CALL = 20;

/** A tree that takes part. */
interface Place {
  tree: Tree;
  /** In front of the paths of its files. */
  shown: string;
}

/** Resources of expansions that are kept. */
const MOST_KEPT = 20_000;

/** Expansions by what they were made of. */
const expansions = new LruMap<string, Expansion>(
  MOST_KEPT,
  ({ resources }) => resources.length + 10,
);

let shipped: Schemas | undefined;

/** Body of a resource type, of the schemas that come with this package. */
function shippedSchemaOf(type: string) {
  shipped ??= schemasOf(shippedSchemas());
  return shipped.resourceSchema(type);
}

class Loader {
  readonly problems: string[] = [];
  /** Of all that was read: the same for the same content. */
  readonly keys: string[] = [];
  private readonly places = new Map<string, Place>();
  private readonly modules = new Map<string, ModuleTree | string>();
  private readonly ids = new Map<Place, number>();
  private readonly known: Map<string, ModuleRepository>;

  constructor(repositories: readonly ModuleRepository[]) {
    this.known = new Map(
      repositories.map(each => [repositoryKey(each.url), each]),
    );
  }

  async root(place: Place, folder: string) {
    const read = await this.read(place, folder);
    if (typeof read === 'string') return read;
    const module = await this.module(place, folder, []);
    if (typeof module === 'string') return module;
    return { module, variableFiles: read.variableFiles };
  }

  /** The folder, or why it cannot be had. */
  private async read(place: Place, folder: string) {
    try {
      const found = await readFolder(place.tree, folder);
      if (!found.isEmpty) return found;
      return `${place.shown}${folder || '.'} has no files of Terraform.`;
    } catch (error) {
      if (error instanceof PlanRefusal) return error.message;
      throw error;
    }
  }

  /** @param above keys of the modules that lead to this one */
  private async module(
    place: Place,
    folder: string,
    above: readonly string[],
  ): Promise<ModuleTree | string> {
    const key = `${this.idOf(place)}:${folder}`;
    if (above.includes(key)) return 'The module calls itself.';
    if (above.length > DEEPEST_CALL) {
      return `Modules call each other more than ${DEEPEST_CALL} levels deep.`;
    }
    const before = this.modules.get(key);
    if (before) return before;
    if (this.modules.size >= MOST_MODULES) {
      return `The stack calls more than ${MOST_MODULES} different modules.`;
    }
    const made = await this.load(place, folder, [...above, key]);
    this.modules.set(key, made);
    if (typeof made === 'string') this.keys.push(made);
    return made;
  }

  private async load(place: Place, folder: string, above: readonly string[]) {
    const found = await this.read(place, folder);
    if (typeof found === 'string') return found;
    this.problems.push(...found.problems.map(each => place.shown + each));
    this.keys.push(place.shown, folder, found.key);
    const calls = new Map<string, ModuleTree | string>();
    for (const [name, call] of found.module.calls) {
      const target = this.target(call, place, folder);
      calls.set(
        name,
        typeof target === 'string'
          ? target
          : await this.module(target.place, target.folder, above),
      );
    }
    return { module: found.module, folder, shown: place.shown, calls };
  }

  private target(call: ModuleBlock, place: Place, folder: string) {
    const argument = mergedArgument(call, 'source');
    const text = argument && literalString(argument.attribute.value);
    if (text === undefined) return 'Its source is not a literal string.';
    const source = parseModuleSource(text);
    if (source.kind === 'local') {
      const to = path.posix.join(folder, source.path).replace(/\/$/, '');
      if (to.startsWith('..')) return 'Its source leads out of the repository.';
      return { place, folder: to === '.' ? '' : to };
    }
    const from = source.kind === 'git' && this.placeOf(source.url, source.ref);
    if (source.kind !== 'git' || !from) {
      return 'Its source is none of the known repositories, and nothing is downloaded.';
    }
    return { place: from, folder: source.folder };
  }

  private placeOf(url: string, ref = 'HEAD'): Place | undefined {
    const repository = this.known.get(repositoryKey(url));
    if (!repository) return undefined;
    const id = `${repository.path}\0${ref}`;
    const place = this.places.get(id) ?? {
      tree: gitTree(repository.path, ref, repository.commitOf),
      shown: `${url}?ref=${ref}//`,
    };
    this.places.set(id, place);
    return place;
  }

  private idOf(place: Place): number {
    const id = this.ids.get(place) ?? this.ids.size;
    this.ids.set(place, id);
    return id;
  }
}

/**
 * Reads the files of a stack and of the modules it calls, and works out what
 * they declare. Parsed modules and results are kept by their content, so that
 * a result is shared: do not change it.
 *
 * Modules come from the same tree and from `repositories`, at the version that
 * the call names; a call of anything else is a problem of the result.
 *
 * @throws Error only when a repository cannot be read
 */
export async function expandStack({
  tree,
  folder,
  repositories = [],
  ...options
}: ExpandRequest): Promise<Expansion> {
  const loader = new Loader(repositories);
  const place = { tree, shown: '' };
  const found = await loader.root(place, folder);
  if (typeof found === 'string') {
    return { resources: [], problems: [{ message: found }] };
  }
  const { module, variableFiles } = found;
  const { schemaOf, variables, workspace, steps } = options;
  const key = createHash('sha256')
    .update(JSON.stringify([loader.keys, variables, workspace, steps]))
    .digest('base64');
  const before = schemaOf ? undefined : expansions.get(key);
  if (before) return before;
  const made = expandModule(module, {
    schemaOf: shippedSchemaOf,
    ...options,
    variableFiles,
  });
  const unread = loader.problems.map(message => ({ message }));
  const all = { ...made, problems: [...unread, ...made.problems] };
  if (!schemaOf) expansions.set(key, all);
  return all;
}
