import { EditConflict, SourceText } from '../../splice/editConflict';
import { applySplices } from '../../splice/splice';
import { HclError } from '../read/hclError';
import { parseHcl } from '../read/parse';
import { SourceFile } from '../syntax';
import { addBlock, removeBlock, replaceBlock } from './blocks';
import { HclEdit } from './edits';
import { ignoreChanges } from './ignoreChanges';
import { layOut } from './layout';
import { applyChanges, modelOf, sameModel } from './model';
import { setModuleRef, setModuleVersion } from './moduleVersion';
import { Outcome } from './outcome';
import { removeArgument } from './removeArgument';
import { setArgument } from './setArgument';

/**
 * Edits a file of Terraform by splicing text: what an edit does not name keeps
 * every byte. Edits are made in their order; those that are made already
 * change nothing. A block that was formatted stays so.
 *
 * @throws EditConflict when the file is broken, what is named is not there or
 *   not unique, is an expression, or is there with other values; then nothing
 *   of the request is done
 */
export async function editHcl(
  source: SourceText,
  edits: readonly HclEdit[],
): Promise<string> {
  if (source.file.endsWith('.json')) {
    throw new EditConflict(
      source,
      0,
      'JSON files of Terraform are not edited.',
      'Write the file as .tf, or edit it by hand.',
    );
  }
  let file = read(source);
  for (const group of groupsOf(edits)) {
    const outcomes = outcomesOf(file, group);
    file = await layOut(file, apply(file, outcomes), outcomes);
  }
  return file.text;
}

/** Edits that are made at once: those of values that cannot meet. */
function groupsOf(edits: readonly HclEdit[]): HclEdit[][] {
  const groups: HclEdit[][] = [];
  const inGroup = new Set<string>();
  for (const edit of edits) {
    const key = edit.kind === 'setModuleRef' ? edit.module : undefined;
    if (key === undefined || inGroup.size === 0 || inGroup.has(key)) {
      groups.push([]);
      inGroup.clear();
    }
    groups[groups.length - 1].push(edit);
    if (key !== undefined) inGroup.add(key);
  }
  return groups;
}

function outcomesOf(file: SourceFile, edits: HclEdit[]): Outcome[] {
  return edits.map(edit => outcomeOf(file, edit));
}

function outcomeOf(file: SourceFile, edit: HclEdit): Outcome {
  switch (edit.kind) {
    case 'setArgument':
      return setArgument(file, edit);
    case 'removeArgument':
      return removeArgument(file, edit);
    case 'setModuleRef':
      return setModuleRef(file, edit);
    case 'setModuleVersion':
      return setModuleVersion(file, edit);
    case 'addBlock':
      return addBlock(file, edit);
    case 'replaceBlock':
      return replaceBlock(file, edit);
    case 'ignoreChanges':
      return ignoreChanges(file, edit);
    default:
      return removeBlock(file, edit);
  }
}

/** Makes edits, and makes sure that they did what was asked and no more. */
function apply(file: SourceFile, outcomes: Outcome[]): SourceFile {
  const splices = outcomes.flatMap(outcome => outcome.splices);
  if (splices.length === 0) return file;
  const expected = modelOf(file.body);
  const root = { body: expected };
  applyChanges(
    root,
    outcomes.flatMap(outcome => outcome.changes),
  );
  const text = applySplices(file, splices);
  const edited = tryRead({ file: file.file, text });
  if (edited && sameModel(modelOf(edited.body), expected)) return edited;
  throw new EditConflict(
    file,
    splices[0].start,
    'This cannot be edited without changing other parts.',
    'Edit it by hand.',
  );
}

function tryRead({ file, text }: SourceText): SourceFile | undefined {
  try {
    return parseHcl(text, file);
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

function read({ file, text }: SourceText): SourceFile {
  try {
    return parseHcl(text, file);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    throw new EditConflict(
      { file, text },
      error.offset,
      `The file is not valid Terraform: ${error.problem}.`,
      'Mend it first.',
    );
  }
}
