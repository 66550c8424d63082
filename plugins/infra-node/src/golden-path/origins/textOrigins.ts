import { diffTexts } from '@infra-portal/infra-common';
import { lineAndColumn } from '../../terraform/read/position';
import { parseTemplate } from '../../terraform/read/parseTemplate';
import type { Expression, TemplatePart } from '../../terraform/syntax';
import { withUsualDelimiter } from '../delimiters';
import { fieldsOf, readsOf } from './fields';
import { Painting } from './Painting';
import type { IntentField, LineOrigin, Made } from './types';

/**
 * Where the lines of a generated text come from: those that are as in the
 * template, and between two of them as many as the template has there.
 * @throws HclError where the template cannot be read
 */
export function textOrigins(made: Made): LineOrigin[] {
  const { text, source } = made;
  const template = source.delimiter
    ? withUsualDelimiter(source.text, source.delimiter)
    : source.text;
  const fields = fieldsByLine(template, made);
  const painting = new Painting();
  for (const { before, after } of pairsOf(template, text)) {
    painting.paint(after, after, {
      line: before,
      fields: fields.get(before) ?? [],
    });
  }
  return painting.origins();
}

/** Lines of a template with the lines that they gave. */
function pairsOf(template: string, text: string) {
  const pairs: { before: number; after: number }[] = [];
  let gone: number[] = [];
  let come: number[] = [];
  const settle = () => {
    // Where their numbers differ nobody can tell which is which.
    if (gone.length === come.length) {
      come.forEach((after, at) => pairs.push({ before: gone[at], after }));
    } else if (gone.length === 1) {
      come.forEach(after => pairs.push({ before: gone[0], after }));
    }
    [gone, come] = [[], []];
  };
  for (const { kind, before, after } of diffTexts(template, text)) {
    if (kind === 'removed') gone.push(before!);
    else if (kind === 'added') come.push(after!);
    else {
      settle();
      pairs.push({ before: before!, after: after! });
    }
  }
  settle();
  return pairs;
}

/** Fields of the intent that lines of a template read. */
function fieldsByLine(
  template: string,
  made: Made,
): ReadonlyMap<number, IntentField[]> {
  const found = new Map<number, Expression[]>();
  const note = (start: number, expression: Expression) => {
    const { line } = lineAndColumn(template, start);
    found.set(line, [...(found.get(line) ?? []), expression]);
  };
  const walk = (parts: readonly TemplatePart[]) => {
    for (const part of parts) {
      if (part.kind === 'interpolation') note(part.start, part.expression);
      if (part.kind === 'if') {
        note(part.start, part.condition);
        walk([...part.then, ...part.otherwise]);
      }
      if (part.kind === 'for') {
        note(part.start, part.collection);
        walk(part.body);
      }
    }
  };
  walk(parseTemplate(template, made.source.file).parts);
  return new Map(
    [...found].map(([line, expressions]) => [
      line,
      fieldsOf(expressions.flatMap(readsOf), made),
    ]),
  );
}
