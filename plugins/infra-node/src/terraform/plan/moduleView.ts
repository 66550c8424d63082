import path from 'node:path';
import type { PlanDiagnostic } from '@infra-portal/infra-common';
import { HclError } from '../read/hclError';
import { literalString } from '../read/literalString';
import { parseExpression, parseHcl } from '../read/parse';
import { lineAndColumn } from '../read/position';
import type { Attribute, Block, BodyItem, SourceFile } from '../syntax';
import { bodyReadsOutside, Folders, readsOutside } from './fileFunctions';
import {
  jsonModuleCalls,
  jsonProviderSources,
  jsonTemplates,
  jsonTypes,
  neutraliseJson,
} from './jsonConfiguration';
import { neutralise, remoteStates, splice, stateBlocks } from './neutralise';
import { DEEPEST_STATEMENT } from './provider/wireBlock';
import { statementDepth } from './statementDepth';
import type { TreeFile } from './tree';

export interface ModuleCall {
  name: string;
  /** Undefined when it is not a literal. */
  source: string | undefined;
  file: string;
  line: number;
  column: number;
}

/** What a plan must know about the files of one module. */
export interface ModuleView {
  calls: ModuleCall[];
  resource: Set<string>;
  data: Set<string>;
  /** Local name of a provider to its source: `aws` to `hashicorp/aws`. */
  providers: Map<string, string>;
  /** New contents of files that reach for state, by path. */
  changed: Map<string, string>;
  hasBackend: boolean;
  remoteStates: number;
  /** How deep WAF statements nest. */
  statements: number;
  problems: PlanDiagnostic[];
}

/** Bytes; people's files are a hundredth of it. */
const LARGEST_FILE = 4 * 2 ** 20;

const isBlock = (item: BodyItem): item is Block => item.kind === 'block';

/** Terraform reads these as configuration; editors' leftovers it skips. */
function isConfiguration(file: string): boolean {
  const name = path.posix.basename(file);
  return /\.tf(\.json)?$/.test(name) && !/^[.#]|~$/.test(name);
}

function argument(block: Block, name: string): Attribute | undefined {
  return block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );
}

function providerSources(file: SourceFile): [string, string][] {
  const requirements = file.body
    .filter(isBlock)
    .filter(block => block.type === 'terraform')
    .flatMap(block => block.body.filter(isBlock))
    .filter(block => block.type === 'required_providers')
    .flatMap(block => block.body);
  return requirements.flatMap((item): [string, string][] => {
    if (item.kind !== 'attribute') return [];
    const { value } = item;
    const source =
      value.kind === 'object'
        ? value.items.find(
            each =>
              (each.key.kind === 'variable' && each.key.name === 'source') ||
              literalString(each.key) === 'source',
          )?.value
        : undefined;
    return [
      [
        item.name,
        (source && literalString(source)) ?? `hashicorp/${item.name}`,
      ],
    ];
  });
}

function outsideProblem(
  found: { function: string; path: string },
  at: { file: string; line?: number; column?: number },
): PlanDiagnostic {
  return {
    severity: 'error',
    summary: 'File outside the repository',
    detail: `${found.function}() would read ${JSON.stringify(
      found.path,
    )}. A plan sees only files of the repository.`,
    ...at,
  };
}

function readNative(file: TreeFile, folders: Folders, view: ModuleView) {
  const text = Buffer.from(file.content).toString('utf8');
  const source = parseHcl(text, file.path);
  for (const block of source.body.filter(isBlock)) {
    const type = block.labels[0]?.text ?? '';
    if (block.type === 'resource') view.resource.add(type);
    if (block.type === 'data') view.data.add(type);
    view.statements = Math.max(view.statements, statementDepth(block));
    if (block.type === 'check') {
      for (const inner of block.body.filter(isBlock)) {
        if (inner.type === 'data') view.data.add(inner.labels[0]?.text ?? '');
      }
    }
    if (block.type === 'module') {
      const value = argument(block, 'source')?.value;
      view.calls.push({
        name: type,
        source: value && literalString(value),
        file: file.path,
        ...lineAndColumn(text, (value ?? block).start),
      });
    }
  }
  for (const [name, from] of providerSources(source)) {
    view.providers.set(name, from);
  }
  for (const found of bodyReadsOutside(source.body, folders)) {
    const place = lineAndColumn(text, found.call.start);
    view.problems.push(outsideProblem(found, { file: file.path, ...place }));
  }
  const splices = neutralise(source);
  if (splices.length > 0) view.changed.set(file.path, splice(text, splices));
  view.remoteStates += remoteStates(source).length;
  view.hasBackend ||= stateBlocks(source).length > 0;
}

function readJson(file: TreeFile, folders: Folders, view: ModuleView) {
  const text = Buffer.from(file.content).toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file.path} is not JSON: ${error}`);
  }
  const at = { file: file.path, line: 1, column: 1 };
  for (const call of jsonModuleCalls(parsed))
    view.calls.push({ ...call, ...at });
  for (const type of jsonTypes(parsed, 'resource')) view.resource.add(type);
  for (const type of jsonTypes(parsed, 'data')) view.data.add(type);
  for (const [name, source] of jsonProviderSources(parsed)) {
    view.providers.set(name, source);
  }
  for (const template of jsonTemplates(parsed)) {
    if (!/[$%]\{/.test(template)) continue;
    // A heredoc is the one form in which any text is a template as it stands.
    const heredoc = `<<TEMPLATE_OF_JSON\n${template}\nTEMPLATE_OF_JSON\n`;
    const expression = parseExpression(heredoc, file.path);
    for (const found of readsOutside(expression, folders)) {
      view.problems.push(outsideProblem(found, { file: file.path }));
    }
  }
  const { backend, remoteStates: states } = neutraliseJson(parsed);
  if (backend || states > 0) {
    view.changed.set(file.path, JSON.stringify(parsed, null, 2));
  }
  view.remoteStates += states;
  view.hasBackend ||= backend;
  view.statements = DEEPEST_STATEMENT;
}

/** Reads the configuration files that lie directly in the module's folder. */
export function viewModule(
  files: readonly TreeFile[],
  folders: Folders,
): ModuleView {
  const view: ModuleView = {
    calls: [],
    resource: new Set(),
    data: new Set(),
    providers: new Map(),
    changed: new Map(),
    hasBackend: false,
    remoteStates: 0,
    statements: 1,
    problems: [],
  };
  for (const file of files) {
    const folder = path.posix.dirname(file.path);
    const direct = folder === (folders.module === '' ? '.' : folders.module);
    if (!direct || !isConfiguration(file.path)) continue;
    try {
      if (file.content.length > LARGEST_FILE) {
        throw new Error(`it is larger than ${LARGEST_FILE / 2 ** 20} MiB`);
      }
      if (file.path.endsWith('.json')) readJson(file, folders, view);
      else readNative(file, folders, view);
    } catch (error) {
      const { line, column } = error instanceof HclError ? error : {};
      view.problems.push({
        severity: 'error',
        summary: 'The file cannot be read',
        detail: error instanceof HclError ? error.problem : `${error}`,
        file: file.path,
        line,
        column,
      });
    }
  }
  return view;
}
