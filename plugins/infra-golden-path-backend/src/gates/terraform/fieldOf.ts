import path from 'node:path';
import { intentData, type ServiceIntent } from '@infra-portal/infra-common';
import {
  type Attribute,
  type Block,
  type BodyItem,
  type Expression,
  type Finding,
  type GoldenPath,
  HclError,
  lineAndColumn,
  literalString,
  type ModuleFile,
  parseHcl,
  visitExpressions,
} from '@infra-portal/infra-node';

type Field = (string | number)[];

/** From the top of a file to an argument. */
interface Place {
  blocks: Block[];
  attribute: Attribute;
}

interface Origin {
  intent: ServiceIntent;
  path: GoldenPath;
}

/**
 * The field of the intent that a generated argument's value came from: the same
 * argument is looked up in the golden path, and what it reads there counts.
 * Undefined when it reads none, or more than one.
 */
export function fieldOf(
  { file, line }: Pick<Finding, 'file' | 'line'>,
  environment: string,
  files: readonly ModuleFile[],
  origin: Origin,
): Field | undefined {
  try {
    const text = files.find(each => each.path === file)?.text;
    const made = text && argumentAt(parseHcl(text, file).body, text, line);
    const source = made && sourceOf(made, path.posix.basename(file), origin);
    const reads = source ? readsOf(source.value) : [];
    const fields = reads.flatMap(each =>
      asField(each, environment, origin.intent),
    );
    const different = new Set(fields.map(each => JSON.stringify(each)));
    return different.size === 1 ? fields[0] : undefined;
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

/** The innermost argument that a line belongs to. */
function argumentAt(
  body: readonly BodyItem[],
  text: string,
  line: number,
  above: Block[] = [],
): Place | undefined {
  for (const item of body) {
    const first = lineAndColumn(text, item.start).line;
    const last = lineAndColumn(text, Math.max(item.start, item.end - 1)).line;
    if (line < first || line > last) continue;
    if (item.kind === 'attribute') return { blocks: above, attribute: item };
    return argumentAt(item.body, text, line, [...above, item]);
  }
  return undefined;
}

/** The same argument of the golden path's file. */
function sourceOf(
  { blocks, attribute }: Place,
  basename: string,
  { path: goldenPath }: Origin,
): Attribute | undefined {
  for (const [file, text] of goldenPath.files) {
    if (path.posix.basename(file) !== basename || !file.endsWith('.tf')) {
      continue;
    }
    let body: readonly BodyItem[] = parseHcl(text, file).body;
    for (const block of blocks) {
      const same = body.find(
        (item): item is Block => item.kind === 'block' && isOrigin(item, block),
      );
      body = same?.body ?? [];
    }
    const found = body.find(
      (item): item is Attribute =>
        item.kind === 'attribute' && item.name === attribute.name,
    );
    if (found) return found;
  }
  return undefined;
}

/** A repeated block has `_<key>` behind its last label. */
function isOrigin(source: Block, made: Block): boolean {
  if (source.type !== made.type) return false;
  if (source.labels.length !== made.labels.length) return false;
  const repeats = source.body.some(
    item => item.kind === 'attribute' && item.name === 'repeat',
  );
  return source.labels.every(({ text }, index) => {
    const label = made.labels[index].text;
    const isLast = index === source.labels.length - 1;
    return (
      text === label || (repeats && isLast && label.startsWith(`${text}_`))
    );
  });
}

/** What an expression reads of the intent and the environment. */
function readsOf(value: Expression): string[][] {
  const reads: string[][] = [];
  const inner = new Set<Expression>();
  visitExpressions(value, expression => {
    if (inner.has(expression)) return;
    const steps: string[] = [];
    let at: Expression = expression;
    while (at.kind === 'getAttribute' || at.kind === 'index') {
      const step = at.kind === 'getAttribute' ? at.name : literalString(at.key);
      if (step === undefined) steps.length = 0;
      else steps.unshift(step);
      at = at.of;
      inner.add(at);
    }
    if (at.kind !== 'variable' || steps.length === 0) return;
    if (at.name === 'intent' || at.name === 'env')
      reads.push([at.name, ...steps]);
  });
  return reads;
}

/** Members of `env` that are answers, with the field that gives them. */
const OF_ENVIRONMENT: Readonly<Record<string, string[]>> = {
  image: ['image'],
  region: ['region'],
  cpu: ['cpu'],
  memory: ['memory'],
  count: ['count'],
  variables: ['variables'],
  database: ['database'],
  cache: ['cache'],
  host: ['ingress', 'host'],
};

function asField(
  [root, first, ...rest]: string[],
  environment: string,
  intent: ServiceIntent,
): Field[] {
  if (root === 'intent') {
    return Object.hasOwn(intentData(intent), first) ? [[first, ...rest]] : [];
  }
  if (!Object.hasOwn(OF_ENVIRONMENT, first)) return [];
  // What is said for the environment wins over what is said for all.
  const own = Object.entries(intent.environments).find(
    ([name]) => name === environment,
  )?.[1];
  const isOwn = own !== undefined && Object.hasOwn(own, first);
  const above = isOwn ? ['environments', environment] : [];
  return [[...above, ...OF_ENVIRONMENT[first], ...rest]];
}
