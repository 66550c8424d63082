import { EditConflict, SourceText } from '../../splice/editConflict';
import { eolAt, lineAt, lineEnd, lineStart } from '../../splice/lines';
import { Splice } from '../../splice/splice';
import { Attribute, Block, ObjectExpression, SourceFile } from '../syntax';
import { isIdentifier, quote } from '../write';
import { followPath, requireBlock, Target } from './address';
import { SetArgument } from './edits';
import { isLiteral } from './literal';
import { modelOf, sameSyntax } from './model';
import { NOTHING, Outcome } from './outcome';
import { readArgument, readMember } from './values';

/** Gives an argument a value, or adds it. */
export function setArgument(file: SourceFile, edit: SetArgument): Outcome {
  const found = requireBlock(file, edit.block);
  const target = followPath(file, found, edit.path);
  const layout = { before: found.index, after: found.index };
  if (target.kind === 'missing') {
    return { ...addArgument(file, target, edit.value), layout };
  }
  const outcome = replaceArgument(file, target, edit);
  return outcome.splices.some(splice => mayMoveOthers(file.text, splice))
    ? { ...outcome, layout }
    : outcome;
}

function replaceArgument(
  file: SourceFile,
  { item, steps }: Exclude<Target, { kind: 'missing' }>,
  { value, path, overwrite }: SetArgument,
): Outcome {
  const old = item.value;
  const wanted = readArgument(file, old.start, 'value', value).value;
  if (sameSyntax(old, wanted)) return NOTHING;
  if (!overwrite && !isLiteral(old)) {
    throw new EditConflict(
      file,
      old.start,
      `${path.join('.')} is an expression, not a value written out.`,
      'Decide by hand what becomes of it.',
    );
  }
  const eol = eolAt(file.text, old.start);
  const text = inFile(value, lineIndent(file.text, old.start), eol);
  return {
    splices: [{ start: old.start, end: old.end, text }],
    changes: [
      { kind: 'replace', steps: [...steps, 'value'], node: modelOf(wanted) },
    ],
  };
}

/**
 * Whether a change within a line may move what is aligned with it: a comment
 * behind it, or neighbours where a value begins or stops to span lines.
 */
export function mayMoveOthers(
  source: string,
  { start, end, text }: Splice,
): boolean {
  const rest = source.slice(end, lineEnd(source, end)).trim();
  return /\n/.test(text + source.slice(start, end)) || rest !== '';
}

function addArgument(
  file: SourceFile,
  { name, container, steps }: Target & { kind: 'missing' },
  value: string,
): Outcome {
  if (container.kind === 'object') {
    const key = isIdentifier(name) ? name : quote(name);
    const member = readMember(file, container.start, key, value);
    return {
      splices: [memberSplice(file, container, key, value)],
      changes: [
        {
          kind: 'insert',
          steps: [...steps, 'items'],
          index: container.items.length,
          node: modelOf(member),
        },
      ],
    };
  }
  if (!isIdentifier(name)) {
    throw new EditConflict(
      file,
      container.start,
      `${JSON.stringify(name)} cannot be the name of an argument.`,
      'Use letters, digits, - and _.',
    );
  }
  const attribute = readArgument(file, container.start, name, value);
  const siblings = container.body.filter(isAttribute);
  const last = siblings[siblings.length - 1];
  return {
    splices: attributeSplices(file, container, last, `${name} = ${value}`),
    changes: [
      {
        kind: 'insert',
        steps: [...steps, 'body'],
        index: last ? container.body.indexOf(last) + 1 : 0,
        node: modelOf(attribute),
      },
    ],
  };
}

function isAttribute(item: { kind: string }): item is Attribute {
  return item.kind === 'attribute';
}

function attributeSplices(
  { text }: SourceText,
  block: Block,
  last: Attribute | undefined,
  source: string,
): Splice[] {
  const outer = lineIndent(text, block.start);
  const eol = eolAt(text, block.open);
  const isOneLine = !text.slice(block.open, block.close).includes('\n');
  if (isOneLine) {
    const inner = `${outer}  `;
    const old = last ? `${text.slice(last.start, last.end)}${eol}${inner}` : '';
    const body = `${eol}${inner}${old}${inFile(
      source,
      inner,
      eol,
    )}${eol}${outer}`;
    return [{ start: block.open + 1, end: block.close, text: body }];
  }
  const indent = last ? lineIndent(text, last.start) : `${outer}  `;
  const at = lineEnd(text, last ? endOf(text, last) : block.open + 1);
  return [
    {
      start: at,
      end: at,
      text: `${eol}${indent}${inFile(source, indent, eol)}`,
    },
  ];
}

/** Where an argument's last line is: a heredoc may end with its line break. */
function endOf(text: string, { start, end }: Attribute): number {
  return end > start && text[end - 1] === '\n' ? end - 1 : end;
}

function memberSplice(
  { text }: SourceText,
  object: ObjectExpression,
  key: string,
  value: string,
): Splice {
  const last = object.items[object.items.length - 1];
  const eol = eolAt(text, object.start);
  const member = `${key} = ${value}`;
  if (!last) {
    const inner = object.start + 1;
    const isOneLine = !text.slice(inner, object.end).includes('\n');
    if (isOneLine) {
      return { start: inner, end: object.end - 1, text: ` ${member} ` };
    }
    const at = lineEnd(text, inner);
    const indent = `${lineIndent(text, object.start)}  `;
    return { start: at, end: at, text: `${eol}${indent}${member}` };
  }
  const ownLine = lineStart(text, last.start) !== lineStart(text, object.start);
  if (!ownLine) return { start: last.end, end: last.end, text: `, ${member}` };
  const indent = lineIndent(text, last.start);
  const comma = /^\s*,/.exec(text.slice(last.end, object.end));
  const lines = `${eol}${indent}${inFile(member, indent, eol)}`;
  const at = lineEnd(text, last.end);
  return { start: at, end: at, text: comma ? `${lines},` : lines };
}

/** The blanks that a line begins with. */
export function lineIndent(text: string, offset: number): string {
  return /^\uFEFF?([ \t]*)/.exec(lineAt(text, offset))![1];
}

/** Source for a place: with the line breaks of the file, and indented there. */
export function inFile(source: string, indent: string, eol: string): string {
  // The lines of a heredoc are text: they keep their depth.
  const lines = source.split(/\r?\n/);
  const hasHeredoc = /<<-?\w/.test(source);
  return lines
    .map((line, index) =>
      index > 0 && line && !hasHeredoc ? `${indent}${line}` : line,
    )
    .join(eol);
}
