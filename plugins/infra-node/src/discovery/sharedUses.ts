import type { ParameterUse, StateRead } from '@infra-portal/infra-common';
import { unknown, type Value } from '../terraform/evaluate';
import type { Callers } from './Callers';
import type { callTargets } from './callTargets';
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

/** What stacks exchange through SSM parameters and remote state. */
export class SharedUses {
  private readonly speaking: ReadonlySet<string>;

  /** @param targetOf see `callTargets` */
  constructor(
    private readonly folders: ReadonlyMap<string, Folder>,
    private readonly contents: ReadonlyMap<Folder, Contents>,
    callers: Callers,
    private readonly targetOf: ReturnType<typeof callTargets>,
  ) {
    const speaking: string[] = [];
    for (const folder of folders.values()) {
      if (isSpeaking(folder)) speaking.push(folder.dir);
    }
    this.speaking = callers.reaching(speaking);
  }

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
    const target = call && this.targetOf(call, folder.dir);
    return target === undefined ? undefined : this.folders.get(target);
  }

  /** Whether anything is exchanged in a folder or in what it calls. */
  private speaks({ dir }: Folder): boolean {
    return this.speaking.has(dir);
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

/** Whether a folder itself exchanges anything. */
function isSpeaking(folder: Folder): boolean {
  return readable(folder).some(
    ({ facts }) => facts.parameters || facts.stateReads,
  );
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
