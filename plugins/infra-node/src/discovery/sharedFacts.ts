import type { Attribute, BodyItem, Expression } from '../terraform/syntax';
import { literalString } from '../terraform/read/literalString';
import type {
  Module,
  ModuleArgument,
  ModuleBlock,
  ModuleSource,
} from '../terraform/read/module';
import type { ParameterFacts, StateReadFacts } from './facts';
import { Names } from './names';
import { rootsOf, written } from './written';

type Line = (offset: number) => number;
type Pairs = [string, string][];

/** Blocks about parameters, the argument that names them, and what they do. */
const PARAMETERS = [
  ['data', 'aws_ssm_parameter', 'name', 'read'],
  ['data', 'aws_ssm_parameters_by_path', 'path', 'read'],
  ['resources', 'aws_ssm_parameter', 'name', 'written'],
] as const;
/** More locals, defaults or inputs than this are data, not settings. */
const MOST_VALUES = 300;
/** Characters. */
const LONGEST_INPUT = 500;

function argument(
  { block, source }: Pick<ModuleBlock, 'block' | 'source'>,
  name: string,
): ModuleArgument | undefined {
  const attribute = block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );
  return attribute && { attribute, source };
}

const consistsOf = (names: ReadonlySet<string>, expression: Expression) =>
  [...rootsOf(expression)].every(root => names.has(root));
const EACH = new Set(['each']);

/** The `for_each` of a block, as written. */
export function forEachOf(
  top: Pick<ModuleBlock, 'block' | 'source'>,
): string | undefined {
  const found = argument(top, 'for_each');
  return found && written(found);
}

function parameterOf(
  top: ModuleBlock,
  line: number,
  use: ParameterFacts['use'],
  named: string,
): ParameterFacts | undefined {
  const found = argument(top, named);
  const name = found && written(found);
  if (!found || name === undefined) return undefined;
  const common: ParameterFacts = {
    line,
    use,
    ...(named === 'path' && { below: true as const }),
  };
  const literal = literalString(found.attribute.value);
  if (literal !== undefined) return { ...common, names: [literal] };
  const all = argument(top, 'for_each');
  const forEach = all && written(all);
  const isAlone =
    all &&
    forEach !== undefined &&
    consistsOf(EACH, found.attribute.value) &&
    consistsOf(EACH, all.attribute.value);
  if (isAlone) return { ...common, names: new Names().all(name, forEach) };
  return { ...common, name, ...(forEach !== undefined && { forEach }) };
}

/** SSM parameters that blocks of a file read and write. */
export function parametersOf(module: Module, line: Line): ParameterFacts[] {
  return PARAMETERS.flatMap(([room, type, named, use]) =>
    [...module[room].values()].flatMap(top => {
      if (top.block.labels[0].text !== type) return [];
      return parameterOf(top, line(top.block.start), use, named) ?? [];
    }),
  );
}

/** `config` is an argument, or a block as it was before Terraform 0.12. */
function configOf(top: ModuleBlock): BodyItem[] | Expression | undefined {
  for (const item of top.block.body) {
    if (item.kind === 'attribute' && item.name === 'config') return item.value;
    if (item.kind === 'block' && item.type === 'config') return item.body;
  }
  return undefined;
}

function settingsOf(top: ModuleBlock): Pairs {
  const config = configOf(top);
  const code = ({ start, end }: Expression) =>
    top.source.text.slice(start, end);
  if (Array.isArray(config)) {
    return config.flatMap(
      (item): Pairs =>
        item.kind === 'attribute' ? [[item.name, code(item.value)]] : [],
    );
  }
  if (config?.kind !== 'object') return [];
  return config.items.flatMap(({ key, value }): Pairs => {
    const name = key.kind === 'variable' ? key.name : literalString(key);
    return name === undefined ? [] : [[name, code(value)]];
  });
}

/** States that `terraform_remote_state` data sources of a file read. */
export function stateReadsOf(module: Module, line: Line): StateReadFacts[] {
  return [...module.data.values()].flatMap((top): StateReadFacts[] => {
    const { labels, start } = top.block;
    if (labels[0].text !== 'terraform_remote_state') return [];
    const backend = argument(top, 'backend');
    const workspace = argument(top, 'workspace');
    const where = workspace && written(workspace);
    return [
      {
        line: line(start),
        name: labels[1].text,
        backend: (backend && literalString(backend.attribute.value)) ?? '',
        settings: settingsOf(top).slice(0, MOST_VALUES),
        ...(where !== undefined && { workspace: where }),
        ...(argument(top, 'defaults') && { hasDefaults: true as const }),
      },
    ];
  });
}

function pairs(found: Iterable<[string, ModuleArgument]>): Pairs {
  const all: Pairs = [];
  for (const [name, each] of found) {
    const code = written(each);
    if (code !== undefined) all.push([name, code]);
    if (all.length === MOST_VALUES) break;
  }
  return all;
}

/** Local values of a file. */
export function localsOf(module: Module): Pairs {
  return pairs(module.locals);
}

/** Defaults of a file's variables. */
export function defaultsOf(module: Module): Pairs {
  return pairs(
    [...module.variables].flatMap(([name, top]): [string, ModuleArgument][] => {
      const found = argument(top, 'default');
      return found ? [[name, found]] : [];
    }),
  );
}

const META = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
]);

const isInput = (item: BodyItem): item is Attribute =>
  item.kind === 'attribute' && !META.has(item.name);

/** The inputs of a call; without code those that are too long for a name. */
export function inputsOf(
  body: readonly BodyItem[],
  source: ModuleSource,
): [string, string?][] {
  const inputs: [string, string?][] = [];
  for (const attribute of body) {
    if (!isInput(attribute) || inputs.length === MOST_VALUES) continue;
    const { name, value } = attribute;
    const isLong = value.end - value.start > LONGEST_INPUT;
    const code = isLong ? undefined : written({ attribute, source });
    inputs.push(code === undefined ? [name] : [name, code]);
  }
  return inputs;
}
