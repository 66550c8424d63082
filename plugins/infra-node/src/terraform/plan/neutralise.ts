import type { Attribute, Block, BodyItem, SourceFile } from '../syntax';

/** Replaces `[start, end)` of a text. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Blocks inside `terraform {}` that reach out of the stack: where the state is,
 * and OpenTofu's programs that give keys for it.
 */
const STATE_BLOCKS = new Set(['backend', 'cloud', 'encryption', 'state_store']);

/** Unknown while planning, so that Terraform puts off the reading to apply. */
const UNKNOWN = 'timestamp()';

const isBlock = (item: BodyItem): item is Block => item.kind === 'block';

/** Line breaks stay, so that messages name the lines of the original. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

/** The blocks that say where the state is and how it is kept. */
export function stateBlocks(file: SourceFile): Block[] {
  return file.body
    .filter(isBlock)
    .filter(block => block.type === 'terraform')
    .flatMap(block => block.body.filter(isBlock))
    .filter(block => STATE_BLOCKS.has(block.type));
}

/** The data sources that read another stack's state. */
export function remoteStates(file: SourceFile): Block[] {
  return file.body
    .filter(isBlock)
    .filter(
      block =>
        block.type === 'data' &&
        block.labels[0]?.text === 'terraform_remote_state',
    );
}

function argument(block: Block, name: string): Attribute | undefined {
  return block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );
}

/** Makes a data source read something that is not known before apply. */
function unknownState(block: Block, text: string): Splice[] {
  const backend = argument(block, 'backend');
  const config = argument(block, 'config');
  if (!backend) return [];
  const { start, end } = backend.value;
  const lines =
    config && blank(text.slice(config.value.start, config.value.end));
  const value = `{ path = ${UNKNOWN}${lines ? `\n${lines.slice(1)}` : ''} }`;
  const local = { start, end, text: '"local"' };
  return config
    ? [local, { ...config.value, text: value }]
    : [{ ...local, text: `"local"\n  config = ${value}` }];
}

/**
 * What to change in a file so that planning reaches for no state, neither the
 * stack's nor another's. Every line keeps its number, but for a remote state
 * without `config`.
 */
export function neutralise(file: SourceFile): Splice[] {
  const gone = stateBlocks(file).map(({ start, end }) => ({
    start,
    end,
    text: blank(file.text.slice(start, end)),
  }));
  const unknown = remoteStates(file).flatMap(block =>
    unknownState(block, file.text),
  );
  return [...gone, ...unknown];
}

/** Applies splices that do not overlap, in any order. */
export function splice(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end, text: by }) =>
        all.slice(0, start) + by + all.slice(end),
      text,
    );
}
