import { parseModuleSource } from '@infra-portal/infra-common';
import { editHcl, type HclEdit } from '../terraform/edit';
import { literalString } from '../terraform/read/literalString';
import { lineIndex } from '../terraform/read/lineIndex';
import { parseHcl } from '../terraform/read/parse';
import type { Block, BodyItem } from '../terraform/syntax';
import { quote } from '../terraform/write';
import {
  type FixableFinding,
  type FixContext,
  type FixedFile,
  NoFixError,
} from './types';

const RELOAD =
  'Reload the page: the file has changed since it was last looked at.';

/** Reads the file that a finding names. */
export async function readFound(
  { file }: FixableFinding,
  { read }: FixContext,
): Promise<string> {
  const text = await read(file);
  if (text !== undefined) return text;
  throw new NoFixError(`The file ${file} is not there any more.`, RELOAD);
}

async function edited(
  file: string,
  before: string,
  edits: readonly HclEdit[],
): Promise<FixedFile> {
  return {
    path: file,
    before,
    after: await editHcl({ file, text: before }, edits),
  };
}

/** A lock of DynamoDB becomes one of S3 itself. */
export async function fixLockTable(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const text = await readFound(finding, context);
  const block = { type: 'terraform', labels: [] };
  const at = (name: string) => ({ block, path: ['backend', name] });
  return edited(finding.file, text, [
    { kind: 'setArgument', ...at('use_lockfile'), value: 'true' },
    { kind: 'removeArgument', ...at('dynamodb_table') },
  ]);
}

/** A module is taken at the newest version that is released. */
export async function fixModuleRef(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const text = await readFound(finding, context);
  const call = blockAtLine(finding, text, 'module');
  const module = call.labels[0]?.text ?? '';
  const written = stringOf(call.body, 'source');
  const source = written === undefined ? undefined : parseModuleSource(written);
  const ref = source && (await context.newestTag(source));
  if (ref === undefined) {
    throw new NoFixError(
      `No released version of the module ${JSON.stringify(module)} is known.`,
      'Tag one in its repository, which the portal must read, or set the ref by hand.',
    );
  }
  return edited(finding.file, text, [{ kind: 'setModuleRef', module, ref }]);
}

/** A provider gets the constraint that most stacks give it. */
export async function fixProvider(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const text = await readFound(finding, context);
  const name = providerAtLine(finding, text);
  const constraint = await context.usualConstraint(name.source);
  if (constraint === undefined) {
    throw new NoFixError(
      `No other stack of the repository says which version of ${name.source} to use.`,
      'Add a version to required_providers by hand.',
    );
  }
  return edited(finding.file, text, [
    {
      kind: 'setArgument',
      block: { type: 'terraform', labels: [] },
      path: ['required_providers', name.local, 'version'],
      value: quote(constraint),
    },
  ]);
}

function blockAtLine(
  { file, line }: FixableFinding,
  text: string,
  type: string,
): Block {
  const lineOf = lineIndex(text);
  const found = parseHcl(text, file).body.find(
    (item): item is Block =>
      item.kind === 'block' &&
      item.type === type &&
      lineOf(item.start) === line,
  );
  if (found) return found;
  throw new NoFixError(
    `There is no ${type} on line ${line} of ${file}.`,
    RELOAD,
  );
}

/** The provider whose entry in `required_providers` begins on the line. */
function providerAtLine({ file, line }: FixableFinding, text: string) {
  const lineOf = lineIndex(text);
  for (const item of parseHcl(text, file).body) {
    if (item.kind !== 'block' || item.type !== 'terraform') continue;
    for (const inner of item.body) {
      if (inner.kind !== 'block' || inner.type !== 'required_providers') {
        continue;
      }
      for (const entry of inner.body) {
        if (entry.kind !== 'attribute' || lineOf(entry.start) !== line) {
          continue;
        }
        const { value, name: local } = entry;
        const source = value.kind === 'object' ? sourceIn(value.items) : local;
        return { local, source: source ?? local };
      }
    }
  }
  throw new NoFixError(
    `No provider is named on line ${line} of ${file}.`,
    RELOAD,
  );
}

function sourceIn(
  items: readonly {
    key: Parameters<typeof literalString>[0];
    value: Parameters<typeof literalString>[0];
  }[],
): string | undefined {
  const found = items.find(
    ({ key }) =>
      (key.kind === 'variable' ? key.name : literalString(key)) === 'source',
  );
  return found && literalString(found.value);
}

function stringOf(body: readonly BodyItem[], name: string): string | undefined {
  const found = body.find(
    item => item.kind === 'attribute' && item.name === name,
  );
  return found?.kind === 'attribute' ? literalString(found.value) : undefined;
}
