import { formatHcl } from '../../terraform/format';
import { HclError } from '../../terraform/read/hclError';
import { lineAndColumn } from '../../terraform/read/position';
import { parseHcl } from '../../terraform/read/parse';
import { visitExpressions } from '../../terraform/read/visit';
import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
  SourceFile,
} from '../../terraform/syntax';

/** A stack without what it makes. */
export interface EmptiedStack {
  /** Texts by path; undefined: nothing of the file is left. */
  files: Map<string, string | undefined>;
  /** Why it cannot be emptied. */
  problems: { file: string; line?: number; message: string }[];
}

/** Blocks that say how the stack is worked on, and not what it has. */
const SETTINGS = new Set(['terraform', 'provider', 'variable']);

/** `local.tags`, `data.aws_region.current`, `module.api`: what is referred to. */
type Reference = { name: string; file: SourceFile; at: number };

/**
 * The root module of a stack that makes nothing any more: its settings stay, and
 * of locals and data what they need. Without them nothing could be destroyed.
 */
export async function emptyStack(
  texts: ReadonlyMap<string, string>,
): Promise<EmptiedStack> {
  const problems: EmptiedStack['problems'] = [];
  const sources: SourceFile[] = [];
  for (const [file, text] of texts) {
    if (file.endsWith('.tf.json')) {
      const message = 'Files of Terraform in JSON are emptied by hand.';
      problems.push({ file, message });
    } else if (file.endsWith('.tf')) {
      try {
        sources.push(parseHcl(text, file));
      } catch (error) {
        if (!(error instanceof HclError)) throw error;
        problems.push({ file, line: error.line, message: error.problem });
      }
    }
  }
  const needed = neededBy(sources, problems);
  const files: EmptiedStack['files'] = new Map();
  for (const source of sources) {
    const left = source.body.flatMap(item => leftOf(item, source, needed));
    const text = left.length > 0 ? `${left.join('\n\n')}\n` : undefined;
    files.set(source.file, text && (await formatHcl(text)));
  }
  return { files, problems };
}

/** Names of locals and data that settings need, directly or through others. */
function neededBy(
  sources: readonly SourceFile[],
  problems: EmptiedStack['problems'],
): Set<string> {
  const declared = new Map<string, Reference[]>();
  let waiting: Reference[] = [];
  for (const file of sources) {
    for (const item of file.body) {
      if (item.kind !== 'block') continue;
      if (SETTINGS.has(item.type)) waiting.push(...referencesIn([item], file));
      for (const [name, part] of declarations(item)) {
        declared.set(name, referencesIn([part], file));
      }
    }
  }
  const needed = new Set<string>();
  while (waiting.length > 0) {
    const found = waiting.filter(({ name }) => !needed.has(name));
    found.forEach(({ name }) => needed.add(name));
    for (const { name, file, at } of found) {
      if (declared.has(name)) continue;
      const { line } = lineAndColumn(file.text, at);
      const message = `The settings of the stack need ${name}, which goes.`;
      problems.push({ file: file.file, line, message });
    }
    waiting = found.flatMap(({ name }) => declared.get(name) ?? []);
  }
  return needed;
}

const attributesOf = ({ body }: Block): Attribute[] =>
  body.filter((item): item is Attribute => item.kind === 'attribute');

function declarations(block: Block): [string, BodyItem][] {
  if (block.type === 'data') {
    return [
      [['data', ...block.labels.map(({ text }) => text)].join('.'), block],
    ];
  }
  if (block.type !== 'locals') return [];
  return attributesOf(block).map(each => [`local.${each.name}`, each]);
}

/** Locals, data, modules and resources that items refer to. */
function referencesIn(
  items: readonly BodyItem[],
  file: SourceFile,
): Reference[] {
  const found: Reference[] = [];
  const visit = (each: Expression) => {
    const name = referenceOf(each);
    if (name) found.push({ name, file, at: each.start });
  };
  for (const item of items) {
    if (item.kind === 'attribute') visitExpressions(item.value, visit);
    else found.push(...referencesIn(item.body, file));
  }
  return found;
}

/** `local.x` or `module.x`, `data.a.b`; not what only looks like it. */
function referenceOf(each: Expression): string | undefined {
  if (each.kind !== 'getAttribute') return undefined;
  const { of, name } = each;
  if (of.kind === 'variable') {
    return of.name === 'local' || of.name === 'module'
      ? `${of.name}.${name}`
      : undefined;
  }
  const isData =
    of.kind === 'getAttribute' &&
    of.of.kind === 'variable' &&
    of.of.name === 'data';
  return isData ? `data.${of.name}.${name}` : undefined;
}

function leftOf(
  item: BodyItem,
  file: SourceFile,
  needed: ReadonlySet<string>,
): string[] {
  if (item.kind !== 'block') return [];
  const isLeft =
    SETTINGS.has(item.type) ||
    (item.type === 'data' && needed.has(declarations(item)[0][0]));
  if (isLeft) return [withRemarks(item, file)];
  if (item.type !== 'locals') return [];
  const kept = attributesOf(item).filter(({ name }) =>
    needed.has(`local.${name}`),
  );
  if (kept.length === 0) return [];
  const lines = kept.map(({ start, end }) => file.text.slice(start, end));
  return [`locals {\n${lines.join('\n')}\n}`];
}

/** A block with the remarks that stand right above it. */
function withRemarks({ start, end }: Block, { text }: SourceFile): string {
  const above = text.slice(0, start).split('\n').slice(0, -1);
  let from = above.length;
  while (from > 0 && /^\s*(#|\/\/)/.test(above[from - 1])) from -= 1;
  const remarks = above.slice(from).map(line => `${line}\n`);
  return remarks.join('') + text.slice(start, end);
}
