import { EditConflict, SourceText } from '../../splice/editConflict';
import { HclError } from '../read/hclError';
import { parseHcl } from '../read/parse';
import { Attribute, Block, BodyItem, ObjectItem } from '../syntax';

/** Reads a piece that is to be written into a file. */
function readPiece(source: SourceText, at: number, text: string): BodyItem[] {
  try {
    return parseHcl(`${text}\n`, source.file).body;
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    throw notOne(source, at, `cannot be read: ${error.problem}`);
  }
}

function notOne(source: SourceText, at: number, problem: string) {
  return new EditConflict(
    source,
    at,
    `What is to be written here ${problem}.`,
    'Write it as Terraform would.',
  );
}

/**
 * Reads `name = value` and makes sure that it is just that.
 * @throws EditConflict when the value is not one expression
 */
export function readArgument(
  source: SourceText,
  at: number,
  name: string,
  value: string,
): Attribute {
  const [item, ...more] = readPiece(source, at, `${name} = ${value}`);
  if (more.length > 0 || item?.kind !== 'attribute' || item.name !== name) {
    throw notOne(source, at, 'is not one argument');
  }
  return item;
}

/** The same for a member of an object literal. `key` is source text. */
export function readMember(
  source: SourceText,
  at: number,
  key: string,
  value: string,
): ObjectItem {
  const text = `{\n${key} = ${value}\n}`;
  const object = readArgument(source, at, 'object', text).value;
  if (object.kind !== 'object' || object.items.length !== 1) {
    throw notOne(source, at, 'is not one member of an object');
  }
  return object.items[0];
}

/**
 * Reads the source of a block, and makes sure that it is one block.
 * @throws EditConflict when it is not
 */
export function readBlock(source: SourceText, at: number, text: string): Block {
  const [item, ...more] = readPiece(source, at, text);
  if (more.length > 0 || item?.kind !== 'block') {
    throw notOne(source, at, 'is not one block');
  }
  return item;
}
