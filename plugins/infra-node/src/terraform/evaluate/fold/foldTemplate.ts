import type {
  Expression,
  TemplateFor,
  TemplateIf,
  TemplateInterpolation,
  TemplatePart,
} from '../../syntax';
import { entriesOf } from '../forExpression';
import { type Scope, within } from '../scope';
import { textOf } from '../template';
import { unknown } from '../values';
import { type Folded, splice } from './folded';
import type { Folder } from './folder';
import {
  joinTexts,
  type Segment,
  writeHeredoc,
  writeHeredocBody,
  writeQuoted,
} from './segments';

type Template = Expression & { kind: 'template' };

const sequence = (text: string): Segment => ({ kind: 'sequence', text });

function foldInterpolation(
  folder: Folder,
  part: TemplateInterpolation,
  scope: Scope,
): Segment {
  const { expression } = part;
  const { value } = folder.fold(expression, scope);
  if (value) {
    const text = folder.evaluation.at(expression, () => textOf(value));
    return { kind: 'text', text: text as string };
  }
  // Without trim markers: the texts beside it are trimmed already.
  return sequence(`\${${folder.writeInline(expression, scope)}}`);
}

function foldIf(folder: Folder, part: TemplateIf, scope: Scope): Segment[] {
  const decided = folder.condition(part.condition, scope);
  if (decided !== undefined) {
    return foldParts(folder, decided ? part.then : part.otherwise, scope);
  }
  const otherwise = foldParts(folder, part.otherwise, scope);
  return [
    sequence(`%{if ${folder.writeInline(part.condition, scope)}}`),
    ...foldParts(folder, part.then, scope),
    ...(otherwise.length > 0 ? [sequence('%{else}'), ...otherwise] : []),
    sequence('%{endif}'),
  ];
}

function foldTemplateFor(
  folder: Folder,
  part: TemplateFor,
  scope: Scope,
): Segment[] {
  const { collection, keyName, valueName } = part;
  const { value } = folder.fold(collection, scope);
  if (!value) {
    const names = keyName ? `${keyName}, ${valueName}` : valueName;
    const inner = within(scope, [
      [keyName, unknown()],
      [valueName, unknown()],
    ]);
    return [
      sequence(`%{for ${names} in ${folder.writeInline(collection, scope)}}`),
      ...foldParts(folder, part.body, inner),
      sequence('%{endfor}'),
    ];
  }
  const { evaluation } = folder;
  const entries = evaluation.at(collection, () => entriesOf(value)) ?? [];
  return entries.flatMap(([key, item]) => {
    const inner = within(scope, [
      [keyName, key],
      [valueName, item],
    ]);
    return foldParts(folder, part.body, inner);
  });
}

function foldParts(
  folder: Folder,
  parts: readonly TemplatePart[],
  scope: Scope,
): Segment[] {
  const { budget } = folder.evaluation;
  return parts.flatMap(part => {
    budget.step();
    switch (part.kind) {
      case 'text':
        budget.take(part.value.length);
        return [{ kind: 'text' as const, text: part.value }];
      case 'interpolation':
        return [foldInterpolation(folder, part, scope)];
      case 'if':
        return budget.nested(() => foldIf(folder, part, scope));
      default:
        return budget.nested(() => foldTemplateFor(folder, part, scope));
    }
  });
}

/** Whether a part eats blanks beside it, or is a directive. */
function changesText(part: TemplatePart, text: string): boolean {
  if (part.kind === 'text') return false;
  if (part.kind !== 'interpolation') return true;
  return text[part.start + 2] === '~' || text[part.end - 2] === '~';
}

/** A heredoc without directives keeps its own lines and indentation. */
function foldInPlace(
  folder: Folder,
  node: Template,
  tag: string,
  flush: boolean,
  scope: Scope,
): string {
  const { text } = folder;
  const first = text.indexOf('\n', node.start) + 1;
  const segments: Segment[] = [];
  let at = first;
  for (const part of node.parts) {
    if (part.kind !== 'interpolation') continue;
    const { expression, start, end } = part;
    segments.push({ kind: 'raw', text: text.slice(at, start) });
    const folded = foldInterpolation(folder, part, scope);
    const kept = () =>
      splice(text, start, end, [
        {
          start: expression.start,
          end: expression.end,
          text: folder.writeInline(expression, scope),
        },
      ]);
    segments.push(folded.kind === 'text' ? folded : sequence(kept()));
    at = end;
  }
  const close = text.lastIndexOf('\n', node.end - 1) + 1;
  segments.push({ kind: 'raw', text: text.slice(at, close) });
  const body = writeHeredocBody(segments, tag, flush);
  return text.slice(node.start, first) + body + text.slice(close, node.end);
}

/** Folds a template part by part. */
export function foldTemplate(
  folder: Folder,
  node: Template,
  scope: Scope,
): Folded {
  const [only] = node.parts;
  if (node.parts.length === 1 && only.kind === 'interpolation') {
    // `"${x}"` is x itself, of whatever type.
    const { value, text } = folder.fold(only.expression, scope);
    return value ? { value, text } : { text: `"\${${text}}"` };
  }
  const { heredoc } = node;
  if (heredoc && !folder.quotesHeredocs) {
    const { tag, flush } = heredoc;
    const isRewritten = node.parts.some(part => changesText(part, folder.text));
    if (!isRewritten) {
      return { text: foldInPlace(folder, node, tag, flush, scope) };
    }
    const segments = joinTexts(foldParts(folder, node.parts, scope));
    return { text: writeHeredoc(segments, tag) };
  }
  const segments = joinTexts(foldParts(folder, node.parts, scope));
  if (segments.length === 1 && segments[0].text.startsWith('${')) {
    // A lone sequence would be the value itself, and not its text.
    const inner = segments[0].text.slice(2, -1);
    if (segments[0].kind === 'sequence') return { text: `tostring(${inner})` };
  }
  return { text: writeQuoted(segments) };
}
