import path from 'node:path';
import type { PlanDiagnostic } from '@infra-portal/infra-common';
import { gitTree } from './gitTree';
import { ModuleSource, parseModuleSource, repositoryKey } from './moduleSource';
import { ModuleCall, ModuleView, viewModule } from './moduleView';
import { PlanRefusal } from './refusal';
import { createMeter, Tree } from './tree';

/** A repository on this machine that modules come from. */
export interface ModuleRepository {
  /** The address in module sources; its scheme and ending do not matter. */
  url: string;
  /** Folder of the repository, bare or not. */
  path: string;
  /** Commit of a tag, where that is known without asking git. */
  commitOf?: (tag: string) => Promise<string | undefined>;
}

/** A tree that takes part, and where its files lie in the work folder. */
interface Place {
  tree: Tree;
  prefix: string;
  /** Begins the paths of its files in messages. */
  shown: string;
}

/** Everything that must lie in the work folder for a plan. */
export interface Stage {
  /** Path in the work folder to content. */
  files: Map<string, Uint8Array>;
  /** Where Terraform runs. */
  folder: string;
  /** Types in use, to serve no more than these. */
  resource: Set<string>;
  data: Set<string>;
  /** How deep WAF statements nest. */
  statements: number;
  /** Sources of the providers in use. */
  providers: Set<string>;
  problems: PlanDiagnostic[];
  assumptions: string[];
  /** The path that messages name, for a path in the work folder. */
  shownPath(file: string): string;
}

const MOST_CALLS = 500;
const DEEPEST_CALL = 20;

/** An instance of a module in the tree of calls. */
interface Instance {
  /** `a.b` */
  key: string;
  address: string;
  place: Place;
  folder: string;
  depth: number;
}

function problem(call: ModuleCall, place: Place, detail: string) {
  return {
    severity: 'error' as const,
    summary: `Module "${call.name}" is not available`,
    detail,
    file: place.shown + call.file,
    line: call.line,
    column: call.column,
  };
}

/** Collects the files of a stack and of all modules it calls, without git or network for Terraform. */
export async function stageStack(
  tree: Tree,
  folder: string,
  repositories: readonly ModuleRepository[],
): Promise<Stage> {
  const meter = createMeter();
  const root: Place = { tree, prefix: 'stack/', shown: '' };
  const places = new Map<string, Place>();
  const views = new Map<string, ModuleView>();
  const files = new Map<string, Uint8Array>();
  const stage: Stage = {
    files,
    folder: path.posix.join(root.prefix, folder),
    resource: new Set(),
    data: new Set(),
    statements: 1,
    providers: new Set(),
    problems: [],
    assumptions: [],
    shownPath(file) {
      const all = [root, ...places.values()];
      const place = all.find(each => file.startsWith(each.prefix));
      return place ? place.shown + file.slice(place.prefix.length) : file;
    },
  };
  const known = new Map(
    repositories.map(each => [repositoryKey(each.url), each]),
  );

  async function view(place: Place, module: string): Promise<ModuleView> {
    const id = place.prefix + module;
    const done = views.get(id);
    if (done) return done;
    const found = await place.tree.files(module);
    const folders = { module, root: place === root ? folder : module };
    const made = viewModule(found, folders);
    for (const file of found) {
      const target = place.prefix + file.path;
      if (files.has(target)) continue;
      meter(file.path, file.content.length);
      files.set(target, file.content);
    }
    for (const [file, text] of made.changed) {
      files.set(place.prefix + file, Buffer.from(text));
    }
    stage.problems.push(
      ...made.problems.map(each => ({
        ...each,
        file: each.file && place.shown + each.file,
      })),
    );
    views.set(id, made);
    return made;
  }

  function placeOf(source: Extract<ModuleSource, { kind: 'git' }>) {
    const repository = known.get(repositoryKey(source.url));
    if (!repository) return undefined;
    const ref = source.ref ?? 'HEAD';
    const id = `${repository.path}\0${ref}`;
    const place = places.get(id) ?? {
      tree: gitTree(repository.path, ref, repository.commitOf),
      prefix: `modules/${places.size}/`,
      shown: `${source.url}?ref=${ref}//`,
    };
    places.set(id, place);
    return place;
  }

  function resolve(
    call: ModuleCall,
    from: Instance,
  ): Omit<Instance, 'key' | 'depth'> | string {
    if (call.source === undefined) {
      return 'Its source is not a literal string, so it cannot be told where it comes from.';
    }
    const source = parseModuleSource(call.source);
    if (source.kind === 'local') {
      const target = path.posix.join(from.folder, source.path);
      if (target.startsWith('..')) {
        return `${call.source} leads out of the repository.`;
      }
      const module = target.replace(/\/$/, '').replace(/^\.$/, '');
      return { address: call.source, place: from.place, folder: module };
    }
    const place = source.kind === 'git' ? placeOf(source) : undefined;
    if (source.kind !== 'git' || !place) {
      return 'Only local folders and modules of the known repositories can be planned here, nothing is downloaded.';
    }
    return { address: source.address, place, folder: source.folder };
  }

  const manifest: object[] = [{ Key: '', Source: '', Dir: '.' }];
  const queue: Instance[] = [
    { key: '', address: '', place: root, folder, depth: 0 },
  ];
  const rootView = await view(root, folder);
  for (let from = queue.shift(); from; from = queue.shift()) {
    for (const call of (await view(from.place, from.folder)).calls) {
      const target = resolve(call, from);
      if (typeof target === 'string') {
        stage.problems.push(problem(call, from.place, target));
        continue;
      }
      const depth = from.depth + 1;
      if (depth > DEEPEST_CALL || manifest.length > MOST_CALLS) {
        throw new PlanRefusal(
          'too-large',
          `The stack calls more than ${MOST_CALLS} modules, or more than ${DEEPEST_CALL} in each other (at ${call.file}:${call.line}).`,
        );
      }
      const called = await callee(call, target, from);
      if (!called) continue;
      const key = from.key ? `${from.key}.${call.name}` : call.name;
      manifest.push({
        Key: key,
        Source: target.address,
        Dir: path.posix.relative(
          stage.folder,
          target.place.prefix + target.folder,
        ),
      });
      queue.push({ ...target, key, depth });
    }
  }

  /** The called module, unless it has no files, which is a problem of the call. */
  async function callee(
    call: ModuleCall,
    target: Omit<Instance, 'key' | 'depth'>,
    from: Instance,
  ): Promise<ModuleView | undefined> {
    const before = files.size;
    try {
      const found = await view(target.place, target.folder);
      const any = [...files.keys()].some(file =>
        file.startsWith(
          path.posix.join(target.place.prefix, target.folder, '/'),
        ),
      );
      if (any || files.size > before) return found;
      stage.problems.push(
        problem(call, from.place, `There is nothing at ${call.source}.`),
      );
    } catch (error) {
      if (!(error instanceof PlanRefusal) || error.reason !== 'refused')
        throw error;
      stage.problems.push(problem(call, from.place, error.message));
    }
    return undefined;
  }

  if (views.size > 1 || rootView.calls.length > 0) {
    files.set(
      path.posix.join(stage.folder, '.terraform/modules/modules.json'),
      Buffer.from(JSON.stringify({ Modules: manifest })),
    );
  }
  collect(stage, [...views.values()], rootView);
  return stage;
}

/** Providers of a module: those it requires, and the owners of its types. */
function providersOf(view: ModuleView): string[] {
  const types = [...view.resource, ...view.data];
  const names = types.map(type => type.split('_', 1)[0]);
  return [
    ...view.providers.values(),
    ...names
      .filter(name => !view.providers.has(name) && name !== 'terraform')
      .map(name => `hashicorp/${name}`),
  ];
}

function collect(stage: Stage, views: ModuleView[], root: ModuleView) {
  for (const view of views) {
    view.resource.forEach(type => stage.resource.add(type));
    view.data.forEach(type => stage.data.add(type));
    stage.statements = Math.max(stage.statements, view.statements);
    providersOf(view).forEach(source =>
      stage.providers.add(source.replace(/^registry\.[\w.]+\//, '')),
    );
  }
  if (root.hasBackend) {
    stage.assumptions.push(
      'Nothing exists yet: the state of the stack is not read.',
    );
  }
  const states = views.reduce((sum, view) => sum + view.remoteStates, 0);
  if (states > 0) {
    stage.assumptions.push(
      'The outputs of other stacks (terraform_remote_state) are not known.',
    );
  }
}
