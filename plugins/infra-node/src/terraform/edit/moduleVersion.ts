import { EditConflict } from '../../splice/editConflict';
import { Attribute, Block, SourceFile } from '../syntax';
import { quote } from '../write';
import { requireBlock, FoundBlock } from './address';
import { SetModuleRef, SetModuleVersion } from './edits';
import { Model } from './model';
import { NOTHING, Outcome } from './outcome';
import { mayMoveOthers, setArgument } from './setArgument';

/** Sets the `ref` of a module's Git source; the rest of the source stays. */
export function setModuleRef(file: SourceFile, edit: SetModuleRef): Outcome {
  const found = moduleOf(file, edit.module);
  const { attribute, steps } = sourceOf(file, found);
  const { start, end } = attribute.value;
  const literal = plainString(file, attribute);
  const wanted = withRef(file, attribute, literal, edit.ref);
  if (wanted === literal) return NOTHING;
  const splice = { start, end, text: quote(wanted) };
  const { index } = found;
  const node: Model = {
    kind: 'template',
    parts: [{ kind: 'text', value: wanted }],
  };
  return {
    splices: [splice],
    changes: [{ kind: 'replace', steps: [...steps, 'value'], node }],
    ...(mayMoveOthers(file.text, splice) && {
      layout: { before: index, after: index },
    }),
  };
}

/** Sets the `version` constraint of a module from a registry. */
export function setModuleVersion(
  file: SourceFile,
  { module, version }: SetModuleVersion,
): Outcome {
  const found = moduleOf(file, module);
  const { attribute } = sourceOf(file, found);
  const source = plainString(file, attribute);
  if (/^\.{1,2}\/|::|\?ref=|^git@|^https?:/.test(source)) {
    throw new EditConflict(
      file,
      attribute.value.start,
      `The module ${JSON.stringify(
        module,
      )} is not from a registry, and has no version.`,
      'Set the ref of its source instead.',
    );
  }
  const block = { type: 'module', labels: [module] };
  const value = quote(version);
  return setArgument(file, {
    kind: 'setArgument',
    block,
    path: ['version'],
    value,
  });
}

function moduleOf(file: SourceFile, name: string): FoundBlock {
  return requireBlock(file, { type: 'module', labels: [name] });
}

function sourceOf(file: SourceFile, { block, steps }: FoundBlock) {
  const index = block.body.findIndex(isSource);
  const attribute = block.body[index];
  if (attribute?.kind === 'attribute') {
    return { attribute, steps: [...steps, 'body', index] };
  }
  throw new EditConflict(
    file,
    block.start,
    `The module has no source.`,
    'Give it one first.',
  );
}

function isSource(item: Block | Attribute): boolean {
  return item.kind === 'attribute' && item.name === 'source';
}

/** A string that is written as what it is. */
function plainString(file: SourceFile, { value }: Attribute): string {
  const part = value.kind === 'template' ? value.parts[0] : undefined;
  const isPlain =
    value.kind === 'template' &&
    !value.heredoc &&
    value.parts.length === 1 &&
    part?.kind === 'text';
  if (isPlain) return part.value;
  throw new EditConflict(
    file,
    value.start,
    'The source of the module is an expression, not a string written out.',
    'Edit it by hand.',
  );
}

function withRef(
  file: SourceFile,
  { value }: Attribute,
  source: string,
  ref: string,
): string {
  const conflict = (problem: string, remedy: string) =>
    new EditConflict(file, value.start, problem, remedy);
  if (ref === '' || /\p{Cs}/u.test(ref)) {
    throw conflict('The new ref is no name of a tag.', 'Name a tag.');
  }
  const [address, query = ''] = source.split(/\?(.*)/s);
  const parameters = query ? query.split('&') : [];
  const refs = parameters.filter(each => each.startsWith('ref='));
  if (refs.length > 1) {
    throw conflict('The source has more than one ref.', 'Keep one of them.');
  }
  const written = `ref=${encodeRef(ref)}`;
  if (refs.length === 1) {
    if (decodeRef(refs[0].slice(4)) === ref) return source;
    const changed = parameters.map(each => (each === refs[0] ? written : each));
    return `${address}?${changed.join('&')}`;
  }
  if (!isGit(address)) {
    throw conflict(
      `The module source ${JSON.stringify(
        source.slice(0, 200),
      )} is not from Git, and has no ref.`,
      'Use a Git source (git::https://…) to pin it.',
    );
  }
  return `${address}?${[written, ...parameters].join('&')}`;
}

/** @see https://developer.hashicorp.com/terraform/language/modules/sources */
function isGit(address: string): boolean {
  return /^git::|^git@|^(github|bitbucket)\.(com|org)\//.test(address);
}

/** A ref in a URL: `/` and the signs of versions stay readable. */
function encodeRef(ref: string): string {
  return encodeURIComponent(ref).replace(/%(2F|40|3A)/g, decodeURIComponent);
}

function decodeRef(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
