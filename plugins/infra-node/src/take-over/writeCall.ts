import type { TakeOverMatch } from '@infra-portal/infra-common';
import { EditConflict } from '../splice';
import { applySplices } from '../splice/splice';
import type { Draft } from '../savings/Draft';
import { editHcl, type HclEdit } from '../terraform/edit';
import { formatHcl } from '../terraform/format';
import { parseHcl } from '../terraform/read/parse';
import { quote } from '../terraform/write';
import type { OfferedModule } from './types';
import type { Pairs } from './pair';
import { referencesTo } from './references';
import type { StackModel } from './stackModel';
import { MOVED_FILE } from './types';

/** What the `moved` blocks stand below. */
export const MOVED_HEAD =
  '# Resources that a module manages now. These blocks can go once the stack was applied.';

/** Attributes that others read, with what is read instead; undefined: nothing gives it. */
export type Replaced = (
  address: string,
  attribute: string | undefined,
) => string | undefined;

/** The call of a module, as `terraform fmt` leaves it. */
export async function callText(
  name: string,
  { source }: OfferedModule,
  inputs: TakeOverMatch['inputs'],
): Promise<string> {
  const lines = inputs.map(({ name: input, value }) => `  ${input} = ${value}`);
  const rest = lines.length > 0 ? ['', ...lines] : [];
  return formatHcl(
    [
      `module ${quote(name)} {`,
      `  source = ${quote(source)}`,
      ...rest,
      '}',
      '',
    ].join('\n'),
  );
}

const movedBlock = ({ from, to }: { from: string; to: string }) =>
  `moved {\n  from = ${from}\n  to   = ${to}\n}`;

/** A file with other words for what is taken over, outside of its blocks. */
function withReferences(
  file: { path: string; text: string },
  addresses: ReadonlySet<string>,
  replaced: Replaced,
): string {
  const { path, text } = file;
  const { body } = parseHcl(text, path);
  const splices = referencesTo(addresses, body).map(
    ({ address, attribute, isDependency, start, end }) => {
      const isWhole = attribute === undefined;
      const by =
        isWhole && !isDependency ? undefined : replaced(address, attribute);
      if (by !== undefined) return { start, end, text: by };
      throw new EditConflict(
        ...[{ file: path, text }, start],
        `${address} is meant as a whole here.`,
        'Name the attribute that is needed.',
      );
    },
  );
  return applySplices({ file: path, text }, splices);
}

function editsOf(
  path: string,
  pairs: Pairs,
  main: string,
  call: string,
): HclEdit[] {
  return [...pairs].flatMap(([key, { block, type, name }]): HclEdit[] => {
    if (block.source.file !== path) return [];
    const address = { type: 'resource', labels: [type, name] };
    return key === main
      ? [{ kind: 'replaceBlock', block: address, text: call }]
      : [{ kind: 'removeBlock', block: address }];
  });
}

/**
 * Replaces blocks of resources by a call of the module that makes them. All
 * other bytes stay, but for words that speak of these resources.
 *
 * @throws EditConflict where that cannot be done
 */
export async function writeCall(
  draft: Draft,
  { files }: StackModel,
  folder: string,
  made: {
    pairs: Pairs;
    main: string;
    call: string;
    replaced: Replaced;
    /** Of what is in the state. */
    moves: TakeOverMatch['resources'];
  },
): Promise<Draft> {
  const { pairs, main, call, replaced, moves } = made;
  const addresses = new Set([...pairs.values()].map(each => each.address));
  let next = draft;
  for (const file of files) {
    const text = withReferences(file, addresses, replaced);
    const edits = editsOf(file.path, pairs, main, call);
    const edited = await editHcl({ file: file.path, text }, edits);
    if (edited !== file.text) next = next.with(file.path, edited);
  }
  if (moves.length === 0) return next;
  const path = folder === '' ? MOVED_FILE : `${folder}/${MOVED_FILE}`;
  const before = files.find(each => each.path === path)?.text;
  const blocks = moves.map(movedBlock);
  return next.with(
    path,
    before === undefined
      ? `${MOVED_HEAD}\n${blocks.join('\n\n')}\n`
      : await editHcl(
          { file: path, text: before },
          blocks.map(text => ({ kind: 'addBlock', text })),
        ),
  );
}
