import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
} from '../terraform/syntax';
import { literalString } from '../terraform/read/literalString';
import { loadModule } from '../terraform/read/loadModule';
import { lineIndex } from '../terraform/read/lineIndex';
import type { ModuleBlock } from '../terraform/read/module';
import type { CallFacts, TerraformFacts } from './facts';
import { secretFacts, secretsOf, withoutFound } from './secretFacts';
import {
  defaultsOf,
  forEachOf,
  inputsOf,
  localsOf,
  parametersOf,
  stateReadsOf,
} from './sharedFacts';
import { shownSource } from './shownSource';
import { stateOutputsOf } from './stateOutputs';
import { providersOf, taggedOf } from './tagFacts';

type Line = (offset: number) => number;

/** A hostile file cannot make more of these than a person would read. */
const MOST_PROBLEMS = 20;

function argument(items: BodyItem[], name: string): string | undefined {
  const found = items.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );
  return found && literalString(found.value);
}

function literalMembers(value: Expression): [string, string][] {
  if (value.kind !== 'object') return [];
  return value.items.flatMap(({ key, value: inner }): [string, string][] => {
    const name = key.kind === 'variable' ? key.name : literalString(key);
    const text = literalString(inner);
    return name !== undefined && text !== undefined ? [[name, text]] : [];
  });
}

function settingsOf(items: BodyItem[]): [string, string][] {
  return items.flatMap((item): [string, string][] => {
    if (item.kind !== 'attribute') return [];
    const text = literalString(item.value);
    return text === undefined ? [] : [[item.name, text]];
  });
}

function countTypes(blocks: Iterable<ModuleBlock>): [string, number][] {
  const counts = new Map<string, number>();
  for (const { block } of blocks) {
    const type = block.labels[0].text;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A table of DynamoDB that locks a state in S3. */
function lockTableOf({ labels, body }: Block, line: Line) {
  const find = (name: string) =>
    body.find(
      (item): item is Attribute =>
        item.kind === 'attribute' && item.name === name,
    );
  const table = labels[0]?.text === 's3' ? find('dynamodb_table') : undefined;
  if (!table) return {};
  const file = find('use_lockfile')?.value;
  const hasLockFile = file?.kind === 'bool' && file.value;
  return { lockTable: { line: line(table.start), hasLockFile } };
}

/** Lists that are empty are left out: there are very many files. */
function add<K extends keyof TerraformFacts>(
  facts: TerraformFacts,
  key: K,
  list: TerraformFacts[K] & unknown[],
) {
  if (list.length > 0) facts[key] = list;
}

function callFacts(name: string, top: ModuleBlock, line: Line): CallFacts {
  const { block, source: file } = top;
  const facts: CallFacts = { name, line: line(block.start) };
  const source = argument(block.body, 'source');
  if (source !== undefined) facts.source = shownSource(source);
  const version = argument(block.body, 'version');
  if (version !== undefined) facts.version = version;
  const forEach = forEachOf(top);
  if (forEach !== undefined) facts.forEach = forEach;
  const inputs = inputsOf(block.body, file);
  if (inputs.length > 0) facts.inputs = inputs;
  return facts;
}

/**
 * What one `.tf` or `.tf.json` file says.
 * @throws HclError when it cannot be read
 */
export function terraformFacts(text: string, path: string): TerraformFacts {
  // The name decides about the syntax only: what it overrides is seen later.
  const name = path.endsWith('.json') ? 'main.tf.json' : 'main.tf';
  const read = loadModule([{ path: name, text }]);
  if (read.incomplete) throw read.problems[0];
  const lineOf = lineIndex(text);
  const secrets = secretsOf(
    text,
    read.blocks.map(({ block }) => block),
  );
  const module =
    secrets.length > 0
      ? loadModule([{ path: name, text: withoutFound(text, secrets) }])
      : read;
  const { backend, cloud, requiredVersion } = module.terraform;
  const state = (backend ?? cloud)?.item;
  const facts: TerraformFacts = {
    kind: 'terraform',
    requiredProviders: [],
    providers: [...module.providers.keys()],
    calls: [...module.calls].map(([call, top]) => callFacts(call, top, lineOf)),
    resources: countTypes(module.resources.values()),
    data: countTypes(module.data.values()),
    variables: [...module.variables.keys()],
    outputs: [...module.outputs.keys()],
    problems: module.problems
      .slice(0, MOST_PROBLEMS)
      .map(({ line, column, problem }) => ({
        line,
        column,
        // What it is called is not known here.
        problem: problem.replace(/ main\.tf(?:\.json)?$/, ' this file'),
      })),
  };
  add(facts, 'providerBlocks', providersOf(module, lineOf));
  add(facts, 'secrets', secretFacts(secrets, lineOf));
  add(facts, 'locals', localsOf(module));
  add(facts, 'defaults', defaultsOf(module));
  // Most files have none of these, and this tells it faster than their blocks.
  if (text.includes('tags')) add(facts, 'tagged', taggedOf(module, lineOf));
  if (text.includes('aws_ssm_parameter')) {
    add(facts, 'parameters', parametersOf(module, lineOf));
  }
  if (text.includes('terraform_remote_state')) {
    add(facts, 'stateReads', stateReadsOf(module, lineOf));
    add(facts, 'stateOutputs', stateOutputsOf(module, lineOf));
  }
  if (state?.kind === 'block') {
    facts.backend = {
      type: state.type === 'cloud' ? 'cloud' : state.labels[0]?.text ?? '',
      line: lineOf(state.start),
      settings: settingsOf(state.body),
      ...lockTableOf(state, lineOf),
    };
  }
  const version =
    requiredVersion && literalString(requiredVersion.attribute.value);
  if (version !== undefined) facts.requiredVersion = version;
  for (const [provider, { attribute }] of module.terraform.requiredProviders) {
    const members = new Map(literalMembers(attribute.value));
    const source = members.get('source');
    // `aws = "~> 5.0"`, as it was written once.
    const wanted = members.get('version') ?? literalString(attribute.value);
    facts.requiredProviders.push({
      name: provider,
      line: lineOf(attribute.start),
      ...(source !== undefined && { source }),
      ...(wanted !== undefined && { version: wanted }),
    });
  }
  return facts;
}
