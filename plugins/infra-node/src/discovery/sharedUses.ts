import type {
  ParameterUse,
  Standards,
  StateRead,
} from '@infra-portal/infra-common';
import { parseModuleSource } from '@infra-portal/infra-common';
import { unknown, type Value } from '../terraform/evaluate';
import type { Contents } from './contents';
import type { CallFacts, TerraformFacts } from './facts';
import { readable, type Folder } from './folders';
import { Names } from './names';
import { outputsRead } from './outputsRead';

/** Modules that call each other deeper than this call each other in a circle. */
const DEEPEST = 10;
/** One stack does not use more parameters than this. */
const MOST_USES = 5_000;
/** What AWS publishes itself. */
const PUBLIC = /^\/aws\/service\//;

export interface Uses {
  reads: StateRead[];
  parametersRead: ParameterUse[];
  parametersWritten: ParameterUse[];
}

export interface Own {
  host: string;
  repository: string;
  standards?: Partial<Pick<Standards, 'modules'>>;
}

/** Whether a git address is that of the repository itself. */
function isOwn(
  target: { host: string; repository: string },
  own: Own,
): boolean {
  if (target.repository !== own.repository) return false;
  if (target.host === own.host) return true;
  // Sources name the canonical address, whatever address it is read by.
  const url = own.standards?.modules?.url;
  const canonical = url ? parseModuleSource(`git::${url}`) : undefined;
  return (
    canonical?.kind === 'git' &&
    canonical.host === target.host &&
    canonical.repository === target.repository
  );
}

/** What stacks exchange through SSM parameters and remote state. */
export class SharedUses {
  private readonly speaking = new Map<string, boolean>();

  constructor(
    private readonly folders: ReadonlyMap<string, Folder>,
    private readonly contents: ReadonlyMap<Folder, Contents>,
    private readonly own: Own,
  ) {}

  /**
   * Of the files of a folder, and of modules of the repository it calls.
   * @param values what its variables are given, as written
   */
  of(folder: Folder, values: ReadonlyMap<string, string>): Uses {
    const uses: Uses = { reads: [], parametersRead: [], parametersWritten: [] };
    if (!this.speaks(folder)) return uses;
    const plain = new Names();
    const given = new Map(
      [...values].map(([name, code]) => [name, plain.valueOf(code)] as const),
    );
    this.collect(folder, given, uses, []);
    return uses;
  }

  private moduleOf(folder: Folder, name: string): Folder | undefined {
    const call = this.contents
      .get(folder)!
      .calls.find(each => each.name === name);
    if (call?.dir !== undefined) return this.folders.get(call.dir);
    const target = call?.target;
    return target?.kind === 'git' && isOwn(target, this.own)
      ? this.folders.get(target.dir)
      : undefined;
  }

  /** Whether anything is exchanged in a folder or in what it calls. */
  private speaks(folder: Folder, depth = 0): boolean {
    const known = this.speaking.get(folder.dir);
    if (known !== undefined) return known;
    // A circle says nothing of its own.
    this.speaking.set(folder.dir, false);
    const says =
      readable(folder).some(
        ({ facts }) => facts.parameters || facts.stateReads,
      ) ||
      (depth < DEEPEST &&
        this.contents.get(folder)!.calls.some(({ name }) => {
          const module = this.moduleOf(folder, name);
          return module !== undefined && this.speaks(module, depth + 1);
        }));
    this.speaking.set(folder.dir, says);
    return says;
  }

  private collect(
    folder: Folder,
    inputs: ReadonlyMap<string, Value>,
    uses: Uses,
    above: readonly Folder[],
  ) {
    const files = readable(folder);
    let made: Names | undefined;
    // Most names are known without.
    const names = () => {
      made ??= namesOf(
        files.map(({ facts }) => facts),
        inputs,
      );
      return made;
    };
    const outputs = outputsRead(files);
    for (const { path, facts } of files) {
      addParameters(facts, path, names, uses);
      addStateReads(facts, path, names, uses, outputs);
    }
    const callers = [...above, folder];
    if (callers.length > DEEPEST) return;
    for (const { facts } of files) {
      for (const call of facts.calls) {
        const module = this.moduleOf(folder, call.name);
        if (!module || callers.includes(module) || !this.speaks(module)) {
          continue;
        }
        this.collect(module, inputsOf(call, names()), uses, callers);
      }
    }
  }
}

function inputsOf(call: CallFacts, names: Names): Map<string, Value> {
  const inputs = new Map<string, Value>();
  for (const [name, code] of call.inputs ?? []) {
    const value = code === undefined ? unknown() : names.valueOf(code);
    inputs.set(name, value);
  }
  return inputs;
}

function namesOf(
  files: readonly TerraformFacts[],
  inputs: ReadonlyMap<string, Value>,
): Names {
  const locals = new Map(files.flatMap(facts => facts.locals ?? []));
  const defaults = new Map(files.flatMap(facts => facts.defaults ?? []));
  const modules = new Map<string, string>();
  for (const { name, forEach } of files.flatMap(({ calls }) => calls)) {
    if (forEach !== undefined) modules.set(name, forEach);
  }
  return new Names({ locals, defaults, modules, variables: inputs });
}

function addParameters(
  facts: TerraformFacts,
  file: string,
  names: () => Names,
  uses: Uses,
) {
  for (const each of facts.parameters ?? []) {
    const found = each.names ?? names().all(each.name!, each.forEach);
    const list =
      each.use === 'read' ? uses.parametersRead : uses.parametersWritten;
    for (const name of found) {
      if (list.length === MOST_USES) return;
      if (name === '' || PUBLIC.test(name)) continue;
      const whole = each.below ? `${name.replace(/\/+$/, '')}/` : name;
      list.push({ name: whole, file, line: each.line });
    }
  }
}

function addStateReads(
  facts: TerraformFacts,
  file: string,
  names: () => Names,
  uses: Uses,
  outputs: ReturnType<typeof outputsRead>,
) {
  for (const { line, name, backend, ...rest } of facts.stateReads ?? []) {
    const settings: Record<string, string> = Object.create(null);
    for (const [key, code] of rest.settings)
      settings[key] = names().textOf(code);
    const workspace =
      rest.workspace === undefined
        ? {}
        : { workspace: names().textOf(rest.workspace) };
    uses.reads.push({
      name,
      backend,
      settings,
      ...workspace,
      ...outputs(name, rest.hasDefaults),
      file,
      line,
    });
  }
}
