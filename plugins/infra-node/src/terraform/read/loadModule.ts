import type { Block, BodyItem } from '../syntax';
import { HclError } from './hclError';
import { parseTerraformJson } from './jsonBodies';
import { literalString } from './literalString';
import { localCycles } from './localCycles';
import type {
  Module,
  ModuleBlock,
  ModuleFile,
  ModuleItem,
  ModuleSource,
} from './module';
import { isOverrideFile, mergedArgument } from './overrides';
import { parseHcl } from './parse';

const emptyModule = (): Module => ({
  blocks: [],
  variables: new Map(),
  locals: new Map(),
  outputs: new Map(),
  resources: new Map(),
  data: new Map(),
  ephemeral: new Map(),
  calls: new Map(),
  providers: new Map(),
  checks: new Map(),
  terraform: { blocks: [], requiredProviders: new Map() },
  moved: [],
  imports: [],
  removed: [],
  problems: [],
  incomplete: false,
});

/** Blocks that have a name of their own: where they go, and their labels. */
const NAMED = new Map<string, [keyof Module & NamedRoom, number]>([
  ['variable', ['variables', 1]],
  ['output', ['outputs', 1]],
  ['resource', ['resources', 2]],
  ['data', ['data', 2]],
  ['ephemeral', ['ephemeral', 2]],
  ['module', ['calls', 1]],
  ['provider', ['providers', 1]],
  ['check', ['checks', 1]],
]);
type NamedRoom =
  | 'variables'
  | 'outputs'
  | 'resources'
  | 'data'
  | 'ephemeral'
  | 'calls'
  | 'providers'
  | 'checks';

const LISTED = new Map<string, 'moved' | 'imports' | 'removed'>([
  ['moved', 'moved'],
  ['import', 'imports'],
  ['removed', 'removed'],
]);

/** More help nobody, and finding the line of each takes a look at the file. */
const MOST_PROBLEMS = 100;

class Loader {
  readonly module = emptyModule();

  fail(problem: string, { file, text }: ModuleSource, offset: number) {
    if (this.module.problems.length >= MOST_PROBLEMS) return;
    this.module.problems.push(new HclError(problem, file, text, offset));
  }

  read({ path: file, text }: ModuleFile): ModuleItem[] {
    const json = file.endsWith('.json');
    try {
      const body: BodyItem[] = json
        ? parseTerraformJson(text, file)
        : parseHcl(text, file).body;
      const source: ModuleSource = { file, text, ...(json && { json }) };
      return body.map(item => ({ item, source }));
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      this.module.problems.push(error);
      this.module.incomplete = true;
      return [];
    }
  }

  add({ item, source }: ModuleItem, override: boolean) {
    if (item.kind === 'attribute') {
      this.fail(
        `the argument "${item.name}" belongs in a block; a file of Terraform holds only blocks`,
        source,
        item.start,
      );
      return;
    }
    const top: ModuleBlock = { block: item, source, overrides: [] };
    if (!override) this.module.blocks.push(top);
    if (item.type === 'terraform') this.settings(top, override);
    else if (item.type === 'locals') this.locals(top, override);
    else if (NAMED.has(item.type)) this.named(top, override);
    else if (override) {
      this.fail(
        `a "${item.type}" block cannot stand in an override file`,
        source,
        item.start,
      );
    } else {
      const list = LISTED.get(item.type);
      if (list) this.module[list].push(top);
    }
  }

  private named(top: ModuleBlock, override: boolean) {
    const { block, source } = top;
    const [room, labels] = NAMED.get(block.type)!;
    const name = nameOf(top);
    if (block.labels.length !== labels) {
      this.fail(
        `"${block.type}" needs ${labels} label${labels > 1 ? 's' : ''}, here ${
          block.labels.length
        }`,
        source,
        block.start,
      );
      return;
    }
    const rooms: Map<string, ModuleBlock> = this.module[room];
    const before = rooms.get(name);
    if (override) {
      if (before) before.overrides.push(top);
      // A provider may be configured by an override alone.
      else if (block.type === 'provider') rooms.set(name, top);
      else {
        this.fail(
          `${block.type} "${name}" overrides nothing: no other file has it`,
          source,
          block.start,
        );
      }
    } else if (before) {
      this.fail(
        `${block.type} "${name}" is declared already in ${before.source.file}`,
        source,
        block.start,
      );
    } else rooms.set(name, top);
  }

  private locals({ block, source }: ModuleBlock, override: boolean) {
    const { locals } = this.module;
    for (const item of block.body) {
      if (item.kind !== 'attribute') continue;
      const before = locals.get(item.name);
      if (before && !override) {
        this.fail(
          `local value "${item.name}" is declared already in ${before.source.file}`,
          source,
          item.start,
        );
      } else locals.set(item.name, { attribute: item, source });
    }
  }

  private settings(top: ModuleBlock, override: boolean) {
    const { terraform } = this.module;
    const { block, source } = top;
    terraform.blocks.push(top);
    const version = mergedArgument(top, 'required_version');
    if (version) terraform.requiredVersion = version;
    for (const item of block.body) {
      if (item.kind === 'block' && item.type === 'required_providers') {
        for (const each of item.body) {
          if (each.kind !== 'attribute') continue;
          const value = { attribute: each, source };
          terraform.requiredProviders.set(each.name, value);
        }
      }
      if (item.kind !== 'block' || !/^(backend|cloud)$/.test(item.type))
        continue;
      this.stateIn(item, source, override);
    }
  }

  /** `backend` and `cloud` exclude each other. */
  private stateIn(item: Block, source: ModuleSource, override: boolean) {
    const { terraform } = this.module;
    const before = terraform.backend ?? terraform.cloud;
    if (before && !override) {
      this.fail(
        `the place of the state is set already in ${before.source.file}`,
        source,
        item.start,
      );
      return;
    }
    delete terraform.backend;
    delete terraform.cloud;
    terraform[item.type as 'backend' | 'cloud'] = { item, source };
  }
}

function nameOf(top: ModuleBlock): string {
  const name = top.block.labels.map(label => label.text).join('.');
  const alias =
    top.block.type === 'provider' ? mergedArgument(top, 'alias') : undefined;
  const text = alias && literalString(alias.attribute.value);
  return text ? `${name}.${text}` : name;
}

/**
 * Reads the files of one directory to what they say together, as Terraform
 * does: by file name, override files over the others. A file that cannot be
 * read is a problem, not an exception.
 */
export function loadModule(files: readonly ModuleFile[]): Module {
  const loader = new Loader();
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isOverride = ({ path }: ModuleFile) => isOverrideFile(path);
  for (const file of inOrder.filter(each => !isOverride(each))) {
    for (const item of loader.read(file)) loader.add(item, false);
  }
  for (const file of inOrder.filter(isOverride)) {
    for (const item of loader.read(file)) loader.add(item, true);
  }
  const { module } = loader;
  module.problems.push(...localCycles(module.locals));
  return module;
}
