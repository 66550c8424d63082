import { EvaluationError } from '../errors';
import { listOf, STRING } from '../types';
import { bool, list, string } from '../values';
import { changeCase, titleCase } from './case';
import { graphemes } from './graphemes';
import { replaceRegex } from './regex';
import {
  COUNT,
  type FunctionTable,
  TEXT,
  TEXTS,
  textAt,
  textsAt,
  wholeAt,
} from './specification';

const LEADING_SPACE = /^\p{White_Space}+/u;

function trimSpace(text: string): string {
  const start = text.replace(LEADING_SPACE, '');
  let end = start.length;
  // From the end by hand: a pattern would try every run of blanks inside.
  while (end > 0 && /\p{White_Space}/u.test(start[end - 1])) end -= 1;
  return start.slice(0, end);
}

function trimCharacters(text: string, cutset: string): string {
  const cut = new Set(cutset);
  const characters = [...text];
  let start = 0;
  let end = characters.length;
  while (start < end && cut.has(characters[start])) start += 1;
  while (end > start && cut.has(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join('');
}

function chomp(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) {
    end -= 1;
  }
  return text.slice(0, end);
}

function substring(text: string, offset: number, length: number): string {
  const all = graphemes(text);
  const start = Math.max(0, offset < 0 ? offset + all.length : offset);
  const end = length < 0 ? all.length : start + length;
  return all.slice(start, end).join('');
}

/** An empty text stands between all characters, as in Go. */
function replaceText(text: string, from: string, to: string): string {
  if (from !== '') return text.split(from).join(to);
  return [...text].reduce((result, next) => `${result}${next}${to}`, to);
}

const test = (
  run: (text: string, part: string) => boolean,
): FunctionTable[string] => ({
  parameters: [TEXT, TEXT],
  returns: { kind: 'bool' },
  run: args => bool(run(textAt(args, 0), textAt(args, 1))),
});

const change = (run: (text: string) => string): FunctionTable[string] => ({
  parameters: [TEXT],
  returns: STRING,
  run: args => string(run(textAt(args, 0))),
});

const trim = (
  run: (text: string, part: string) => string,
): FunctionTable[string] => ({
  parameters: [TEXT, TEXT],
  returns: STRING,
  run: args => string(run(textAt(args, 0), textAt(args, 1))),
});

export const STRING_FUNCTIONS: FunctionTable = {
  chomp: change(chomp),
  lower: change(text => changeCase(text, 'lower')),
  upper: change(text => changeCase(text, 'upper')),
  title: change(titleCase),
  trimspace: change(trimSpace),
  strrev: change(text => graphemes(text).reverse().join('')),
  startswith: test((text, part) => text.startsWith(part)),
  endswith: test((text, part) => text.endsWith(part)),
  strcontains: test((text, part) => text.includes(part)),
  trim: trim(trimCharacters),
  trimprefix: trim((text, part) =>
    text.startsWith(part) ? text.slice(part.length) : text,
  ),
  trimsuffix: trim((text, part) =>
    part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text,
  ),
  indent: {
    parameters: [COUNT, TEXT],
    returns: STRING,
    run: (args, budget) => {
      const width = wholeAt(args, 0);
      const text = textAt(args, 1);
      if (width < 0) throw new EvaluationError('it is below 0', 0);
      const lines = text.split('\n');
      budget.take(text.length + width * lines.length);
      return string(lines.join(`\n${' '.repeat(width)}`));
    },
  },
  join: {
    parameters: [TEXT],
    rest: TEXTS,
    returns: STRING,
    run: (args, budget) => {
      const separator = textAt(args, 0);
      if (args.length < 2) throw new EvaluationError('a list is required');
      const texts = args.slice(1).flatMap((_, i) => textsAt(args, i + 1));
      budget.take(
        texts.reduce((sum, t) => sum + t.length + separator.length, 0),
      );
      return string(texts.join(separator));
    },
  },
  split: {
    parameters: [TEXT, TEXT],
    returns: listOf(STRING),
    run: (args, budget) => {
      const [separator, text] = [textAt(args, 0), textAt(args, 1)];
      budget.take(text.length + 1);
      const parts = separator === '' ? [...text] : text.split(separator);
      return list(STRING, parts.map(string));
    },
  },
  replace: {
    parameters: [TEXT, TEXT, TEXT],
    returns: STRING,
    run: (args, budget) => {
      const [text, from, to] = [0, 1, 2].map(index => textAt(args, index));
      budget.take((text.length + 1) * (to.length + 1));
      if (from.length > 1 && from.startsWith('/') && from.endsWith('/')) {
        return string(replaceRegex(text, from.slice(1, -1), to, budget));
      }
      return string(replaceText(text, from, to));
    },
  },
  substr: {
    parameters: [TEXT, COUNT, COUNT],
    returns: STRING,
    run: args =>
      string(substring(textAt(args, 0), wholeAt(args, 1), wholeAt(args, 2))),
  },
};
