import { RE2JS } from 're2js';
import { LruMap } from '../../../cache';
import type { Budget } from '../budget';
import { EvaluationError } from '../errors';
import { STRING, type Type } from '../types';
import { list, nullOf, object, string, tuple, type Value } from '../values';
import { type FunctionTable, TEXT, textAt } from './specification';

const LONGEST_PATTERN = 4000;
// The engine knows them, Terraform's does not.
const LOOK_AROUND = /\(\?(?:[=!]|<[=!])/;

/** Rules of modules ask the same again for each stack. */
const compiled = new LruMap<string, RE2JS>(500);

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > LONGEST_PATTERN) {
    throw new EvaluationError('the regular expression is too long', 0);
  }
  if (LOOK_AROUND.test(pattern)) {
    throw new EvaluationError(
      'look-ahead and look-behind are not part of these regular expressions',
      0,
    );
  }
  try {
    const regex = RE2JS.compile(pattern);
    compiled.set(pattern, regex);
    return regex;
  } catch (error) {
    const { message } = error as Error;
    throw new EvaluationError(`not a regular expression: ${message}`, 0);
  }
}

type Match = (index: number) => Value;

/** How a match is given: the text, or a tuple or object of its groups. */
function shapeOf(regex: RE2JS): { type: Type; make(group: Match): Value } {
  const names = Object.entries(regex.namedGroups()) as [string, number][];
  const total = regex.groupCount();
  if (total === 0) return { type: STRING, make: group => group(0) };
  if (names.length === 0) {
    const indices = Array.from({ length: total }, (_, index) => index + 1);
    return {
      type: { kind: 'tuple', elements: indices.map(() => STRING) },
      make: group => tuple(indices.map(group)),
    };
  }
  if (names.length !== total) {
    throw new EvaluationError(
      'either all groups of a regular expression have names, or none',
      0,
    );
  }
  return {
    type: {
      kind: 'object',
      attributes: new Map(names.map(([name]) => [name, STRING] as const)),
    },
    make: group => object(names.map(([name, index]) => [name, group(index)])),
  };
}

type Matcher = ReturnType<RE2JS['matcher']>;

/** Every match. An empty one right behind another does not count, as in Go. */
function* successive(matcher: Matcher, budget: Budget) {
  let end = -1;
  while (matcher.find()) {
    budget.step(1 + matcher.groupCount());
    const isEmpty = matcher.start() === matcher.end();
    if (!isEmpty || matcher.start() !== end) yield matcher;
    end = matcher.end();
  }
}

function* matches(
  pattern: string,
  text: string,
  budget: Budget,
): Generator<Match, void> {
  const regex = compile(pattern);
  const matcher = regex.matcher(text);
  budget.take(text.length * Math.max(1, pattern.length));
  for (const found of successive(matcher, budget)) {
    yield index => {
      const group = found.group(index);
      return group === null ? nullOf(STRING) : string(group);
    };
  }
}

/** `$1` and `${name}` in the replacement, as Go reads them. */
const REFERENCE = /\$(?:\$|(\w+)|\{(\w+)\})/g;

/** Replaces every match. @throws {EvaluationError} for a broken pattern */
export function replaceRegex(
  text: string,
  pattern: string,
  replacement: string,
  budget: Budget,
): string {
  const regex = compile(pattern);
  const names: Record<string, number> = regex.namedGroups();
  const matcher = regex.matcher(text);
  budget.take(text.length * Math.max(1, pattern.length));
  let result = '';
  let end = 0;
  for (const found of successive(matcher, budget)) {
    const expanded = replacement.replace(REFERENCE, (whole, plain, braced) => {
      if (whole === '$$') return '$';
      const name: string = plain ?? braced;
      const index = /^\d+$/.test(name) ? Number(name) : names[name];
      if (index === undefined || index > regex.groupCount()) return '';
      return found.group(index) ?? '';
    });
    budget.take(expanded.length);
    result += text.slice(end, found.start()) + expanded;
    end = found.end();
  }
  return result + text.slice(end);
}

export const REGEX_FUNCTIONS: FunctionTable = {
  regex: {
    parameters: [TEXT, TEXT],
    run: (args, budget) => {
      const pattern = textAt(args, 0);
      const { make } = shapeOf(compile(pattern));
      for (const group of matches(pattern, textAt(args, 1), budget)) {
        return make(group);
      }
      throw new EvaluationError('the text does not match the pattern', 1);
    },
  },
  regexall: {
    parameters: [TEXT, TEXT],
    run: (args, budget) => {
      const pattern = textAt(args, 0);
      const { type, make } = shapeOf(compile(pattern));
      const found: Value[] = [];
      for (const group of matches(pattern, textAt(args, 1), budget)) {
        found.push(make(group));
      }
      return list(type, found);
    },
  },
};
