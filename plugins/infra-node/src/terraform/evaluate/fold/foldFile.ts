import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
  SourceFile,
} from '../../syntax';
import { quote } from '../../write/quote';
import { Budget } from '../budget';
import { bounded } from '../evaluate';
import { Evaluation } from '../evaluation';
import { type Scope } from '../scope';
import type { Value } from '../values';
import {
  type BlockPlan,
  type Copy,
  copiesOf,
  copySuffix,
  planBlocks,
} from './blocks';
import { addressOf } from './facts';
import { type Replacement, splice } from './folded';
import { Folder, type ModuleSource } from './folder';
import { lineStart, removalOf } from './lines';
import { valueToHcl } from './literal';
import { tidyGaps } from './tidyGaps';

/** What a golden path is folded with. */
export interface FoldOptions {
  /** The pinned source of a module, for `module("sqs")`. */
  moduleSource?: ModuleSource;
  /** What all files may cost together. */
  budget?: Budget;
}

// Where an argument that is null says the same as none. A local or an output
// would be gone, and a variable without its default would be required.
const ARGUMENTS_OF = new Set([
  'resource',
  'data',
  'module',
  'provider',
  'ephemeral',
]);
const META = new Set(['include', 'repeat']);
/** Lists of addresses: a repeated block stands for all of its copies. */
const ADDRESS_LISTS = new Set(['depends_on', 'replace_triggered_by']);

class FileFolder {
  private readonly folder: Folder;

  constructor(
    private readonly file: SourceFile,
    private readonly evaluation: Evaluation,
    private readonly plan: BlockPlan,
    moduleSource: ModuleSource,
  ) {
    this.folder = new Folder(evaluation, plan, moduleSource);
  }

  write(scope: Scope): string {
    const { text, start, end, body } = this.file;
    return splice(text, start, end, this.body(body, scope, undefined));
  }

  private body(
    items: readonly BodyItem[],
    scope: Scope,
    root: string | undefined,
  ): Replacement[] {
    return items.flatMap(item => {
      this.evaluation.budget.step();
      if (item.kind === 'attribute') {
        return this.attribute(item, scope, root) ?? [];
      }
      return this.evaluation.budget.nested(
        () => this.block(item, scope, root ?? item.type) ?? [],
      );
    });
  }

  private attribute(
    item: Attribute,
    scope: Scope,
    root: string | undefined,
  ): Replacement | undefined {
    if (root !== undefined && META.has(item.name)) {
      return removalOf(this.file, item);
    }
    const { value: expression } = item;
    if (!this.folder.concerns(expression, scope)) return undefined;
    const isAddresses = ADDRESS_LISTS.has(item.name);
    if (isAddresses && expression.kind === 'tuple') {
      return this.addresses(expression, scope);
    }
    const folded = this.folder.fold(expression, scope);
    const isArgument = root !== undefined && ARGUMENTS_OF.has(root);
    if (isArgument && folded.value?.kind === 'null') {
      return removalOf(this.file, item);
    }
    const { text: kept } = folded;
    const text =
      kept ??
      this.indented(valueToHcl(folded.value as Value, isArgument), item);
    return { start: expression.start, end: expression.end, text };
  }

  private addresses(
    list: Expression & { kind: 'tuple' },
    scope: Scope,
  ): Replacement {
    const texts = list.items.flatMap(item => {
      const address = addressOf(item);
      const block = address === undefined ? undefined : this.plan.get(address);
      if (block?.kind === 'repeated') return [...block.keys.values()];
      return [this.folder.write(item, scope)];
    });
    return { start: list.start, end: list.end, text: `[${texts.join(', ')}]` };
  }

  /** A literal over several lines, as deep as the argument's own line. */
  private indented(text: string, item: Attribute): string {
    if (!text.includes('\n')) return text;
    const line = this.file.text.slice(
      lineStart(this.file.text, item.start),
      item.start,
    );
    const margin = /^[ \t]*/.exec(line)?.[0] ?? '';
    return text.replaceAll('\n', `\n${margin}`);
  }

  private block(
    block: Block,
    scope: Scope,
    root: string,
  ): Replacement | undefined {
    const copies = copiesOf(this.evaluation, block, scope);
    if (copies.length === 0) return removalOf(this.file, block);
    const { start, end } = block;
    const texts = copies.map(copy => this.copy(block, copy, root));
    const total = texts.reduce((sum, text) => sum + text.length, 0);
    this.evaluation.budget.take(total);
    return { start, end, text: texts.join(this.between(block)) };
  }

  private copy(block: Block, copy: Copy, root: string): string {
    const { start, end, labels, body } = block;
    const last = labels.at(-1);
    const replacements = this.body(body, copy.scope, root);
    if (last && copy.key !== undefined) {
      const text = quote(last.text + copySuffix(copy));
      replacements.unshift({ start: last.start, end: last.end, text });
    }
    return splice(this.file.text, start, end, replacements);
  }

  /** What stands between copies: an empty line where one is beside the block. */
  private between(block: Block): string {
    const { text } = this.file;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const from = lineStart(text, block.start);
    const margin = /^[ \t]*/.exec(text.slice(from))?.[0] ?? '';
    const hasGap =
      /(?:\r?\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, from - 200), from)) ||
      /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(block.end, block.end + 200));
    return `${newline}${hasGap ? newline : ''}${margin}`;
  }
}

/**
 * Folds the files of one folder of a golden path into plain Terraform: what is
 * made of known values only becomes a literal, `include` and `repeat` are
 * carried out, `module("…")` becomes the pinned source, and everything else
 * stays as it is written, with its comments. Blocks may refer to each other
 * across the files.
 *
 * The texts are not aligned anew: format them before they are written.
 *
 * @param known the known roots: `intent`, `env`, `standards`, `path`
 * @returns the new text of each file, in their order
 * @throws {HclError} for an unknown field, function, module or key, and for a
 *   reference to a block that is left out
 */
export function foldFiles(
  files: readonly SourceFile[],
  known: ReadonlyMap<string, Value>,
  options: FoldOptions = {},
): string[] {
  const { moduleSource = () => undefined, budget = new Budget() } = options;
  const scope: Scope = { values: known, others: 'unknown' };
  const evaluations = new Map(
    files.map(file => [file, new Evaluation(file, budget)] as const),
  );
  const of = (file: SourceFile) => evaluations.get(file) as Evaluation;
  const [first] = files;
  if (!first) return [];
  const plan = bounded(first, first, () => planBlocks(files, scope, of));
  return files.map(file =>
    bounded(file, file, () =>
      tidyGaps(new FileFolder(file, of(file), plan, moduleSource).write(scope)),
    ),
  );
}

/** {@link foldFiles} for a folder of one file. */
export function foldFile(
  file: SourceFile,
  known: ReadonlyMap<string, Value>,
  options: FoldOptions = {},
): string {
  return foldFiles([file], known, options)[0];
}
