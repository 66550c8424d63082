import path from 'node:path';
import {
  evaluation,
  type Expression,
  gitTree,
  HclError,
  isModuleFile,
  literalString,
  loadModule,
  mergedArgument,
  mergedItems,
  type Module,
  type ModuleBlock,
  type ModuleFile,
  type ModuleSource,
  providerDefaults,
} from '@infra-portal/infra-node';
import {
  DescribedResource,
  emptySnapshot,
  Snapshot,
  TerraformProblem,
} from './snapshot';
import {
  argumentsOf,
  instancesOf,
  plainValue,
  scopeOf,
  valueOf,
} from './sourceModule';

/** Where the files of stacks and modules are. */
export interface Sources {
  /** Folder of a bare repository by `owner/name`; undefined where it is not here. */
  repository(fullName: string): string | undefined;
}

interface Place {
  repository: string;
  commit: string;
  folder: string;
}

/** Modules that call modules that call … end somewhere. */
const DEEPEST = 8;
/** Arguments that say how a block is used, not what it makes. */
const META = new Set(
  'count for_each depends_on provider providers lifecycle source version connection provisioner'.split(
    ' ',
  ),
);

/** As Terraform tells what it cannot read. */
function describe(error: HclError, files: readonly ModuleFile[]): string {
  const text = files.find(({ path: file }) => file === error.file)?.text ?? '';
  const line = text.split('\n')[error.line - 1] ?? '';
  const name = path.posix.basename(error.file);
  return `Error: Invalid configuration\n\n  on ${name} line ${error.line}:\n  ${
    error.line
  }: ${line.trim()}\n\n${error.problem}`;
}

async function modulesFiles({ repository, commit, folder }: Place) {
  const files = await gitTree(repository, commit).files(folder);
  return files
    .filter(
      ({ path: file }) =>
        path.posix.dirname(file) === (folder || '.') &&
        isModuleFile(path.posix.basename(file)),
    )
    .map(file => ({
      path: file.path,
      text: Buffer.from(file.content).toString('utf8'),
    }));
}

/**
 * The sample tags no versions of modules that were before it: what they had is
 * taken from the newest commit.
 */
async function filesOf(place: Place) {
  try {
    return await modulesFiles(place);
  } catch {
    return modulesFiles({ ...place, commit: 'HEAD' }).catch(() => []);
  }
}

/** Where a module's source leads, if that is a repository of this machine. */
function placeOf(
  source: string,
  from: Place,
  sources: Sources,
): Place | undefined {
  if (/^\.\.?(\/|$)/.test(source)) {
    const folder = path.posix.join(from.folder, source);
    return folder.startsWith('..')
      ? undefined
      : { ...from, folder: folder === '.' ? '' : folder.replace(/\/$/, '') };
  }
  const match =
    /^git::\w+:\/\/[^/]+\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/\/([^?]*))?(?:\?ref=(.+))?$/.exec(
      source,
    );
  const repository = match && sources.repository(match[1]);
  if (!match || !repository) return undefined;
  return { repository, folder: match[2] ?? '', commit: match[3] ?? 'HEAD' };
}

/** What `ignore_changes` names: `tags`, or `tags["Team"]`. */
function ignoredOf(block: ModuleBlock): DescribedResource['ignored'] {
  const ignored: DescribedResource['ignored'] = new Map();
  const add = (each: Expression) => {
    if (each.kind === 'variable') ignored.set(each.name, undefined);
    const key = each.kind === 'index' && literalString(each.key);
    if (each.kind !== 'index' || each.of.kind !== 'variable' || !key) return;
    const { name } = each.of;
    const keys = ignored.has(name) ? ignored.get(name) : new Set<string>();
    ignored.set(name, keys?.add(key));
  };
  for (const { item } of mergedItems(block)) {
    if (item.kind !== 'block' || item.type !== 'lifecycle') continue;
    for (const each of item.body) {
      if (each.kind !== 'attribute' || each.name !== 'ignore_changes') continue;
      if (each.value.kind === 'tuple') each.value.items.forEach(add);
      else add(each.value);
    }
  }
  return ignored;
}

const textOf = ({ start, end }: Expression, { text }: ModuleSource) =>
  text.slice(start, end);

function movesOf({ moved }: Module): Snapshot['moved'] {
  return moved.flatMap(block => {
    const [from, to] = ['from', 'to'].map(name => {
      const found = mergedArgument(block, name);
      return found && textOf(found.attribute.value, found.source);
    });
    return from && to ? [{ from, to }] : [];
  });
}

function importsOf({ imports }: Module): Snapshot['imports'] {
  return imports.flatMap(block => {
    const [to, id] = ['to', 'id'].map(name => mergedArgument(block, name));
    const text = id && literalString(id.attribute.value);
    return to && text !== undefined
      ? [{ to: textOf(to.attribute.value, to.source), id: text }]
      : [];
  });
}

/** Reads a stack at a commit with the files alone: no state, no provider. */
export class SourceSnapshots {
  constructor(readonly sources: Sources) {}

  /** @throws TerraformProblem where the files are no Terraform */
  async read(
    repository: string,
    commit: string,
    folder: string,
    workspace: string,
  ): Promise<Snapshot> {
    const snapshot = emptySnapshot();
    await this.#module(
      { repository, commit, folder: folder === '.' ? '' : folder },
      { snapshot, workspace, address: '', given: new Map(), depth: 0 },
    );
    return snapshot;
  }

  async #module(place: Place, into: Into) {
    const files = await filesOf(place);
    const module = loadModule(files);
    if (into.depth === 0 && module.problems.length > 0) {
      throw new TerraformProblem(
        module.problems.map(each => describe(each, files)).join('\n\n'),
      );
    }
    const scope = scopeOf(module, into.given, into.workspace);
    this.#resources(module, scope, into);
    if (into.depth === 1) this.#aliases(module, into);
    if (into.depth === 0) {
      into.snapshot.moved.push(...movesOf(module));
      into.snapshot.imports.push(...importsOf(module));
      for (const [name, block] of module.outputs) {
        const value = mergedArgument(block, 'value');
        if (!value) continue;
        into.snapshot.outputs.set(
          name,
          plainValue(value.attribute.value, scope, value.source),
        );
      }
    }
    if (into.depth >= DEEPEST) return;
    for (const [name, call] of module.calls) {
      await this.#call(name, call, scope, place, into);
    }
  }

  /** Outputs that only pass on what a resource has. */
  #aliases(module: Module, { address, snapshot }: Into) {
    for (const [name, block] of module.outputs) {
      const value = mergedArgument(block, 'value');
      const text = value && textOf(value.attribute.value, value.source);
      if (text === undefined || !/^[a-z]\w*\.[\w-]+\.\w+$/.test(text)) continue;
      snapshot.aliases.set(`${address}${name}`, `${address}${text}`);
    }
  }

  #resources(module: Module, scope: evaluation.Scope, into: Into) {
    for (const block of module.resources.values()) {
      const [type, name] = block.block.labels.map(({ text }) => text);
      const items = mergedItems(block).filter(
        ({ item }) => !META.has(item.kind === 'block' ? item.type : item.name),
      );
      for (const instance of instancesOf(block, scope)) {
        const address = `${into.address}${type}.${name}${instance.key}`;
        into.snapshot.resources.set(address, {
          address,
          module: into.address,
          type,
          name,
          arguments: argumentsOf(items, instance.scope),
          usual: providerDefaults(type),
          ignored: ignoredOf(block),
        });
      }
    }
  }

  async #call(
    name: string,
    call: ModuleBlock,
    scope: evaluation.Scope,
    from: Place,
    into: Into,
  ) {
    const source = mergedArgument(call, 'source');
    const text = source && literalString(source.attribute.value);
    const place = text && placeOf(text, from, this.sources);
    if (!place) return;
    for (const instance of instancesOf(call, scope)) {
      const given = new Map<string, evaluation.Value>();
      for (const { item, source: written } of mergedItems(call)) {
        if (item.kind !== 'attribute' || META.has(item.name)) continue;
        given.set(item.name, valueOf(item.value, instance.scope, written));
      }
      await this.#module(place, {
        ...into,
        given,
        address: `${into.address}module.${name}${instance.key}.`,
        depth: into.depth + 1,
      });
    }
  }
}

/** What a module is read into. */
interface Into {
  snapshot: Snapshot;
  workspace: string;
  address: string;
  given: Map<string, evaluation.Value>;
  depth: number;
}
