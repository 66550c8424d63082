import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** What is wrong with a query, and at which character; the first is 0. */
export interface PromqlProblem {
  offset: number;
  message: string;
}

const WINDOW = /\{\{\s*\.window\s*\}\}/g;
/** Functions that look back, over a selector with a time in brackets. */
const LOOKING_BACK =
  /^(rate|irate|increase|delta|idelta|deriv|changes|resets|absent_over_time|\w+_over_time)$/;
const SHOWN = 30;

/**
 * A query that looks back as PromQL has it: `{{.window}}` is a time of as many
 * characters, so that places stay where they are.
 */
export const withoutTemplate = (query: string): string =>
  query.replace(WINDOW, found => `${'5'.padStart(found.length - 1, '0')}m`);

/**
 * The first thing that keeps a query from being PromQL, as the grammar of
 * Prometheus' own editor has it. Types are looked at as far as `rate(x)` without
 * a time goes; what series are there is not known here.
 */
export function promqlProblem(query: string): PromqlProblem | undefined {
  const text = withoutTemplate(query);
  const { topNode } = parser.parse(text);
  return unreadable(topNode, query) ?? withoutTime(topNode, text);
}

function unreadable(top: SyntaxNode, query: string): PromqlProblem | undefined {
  let offset: number | undefined;
  top.cursor().iterate(({ type, from }) => {
    if (type.isError && offset === undefined) offset = from;
    return offset === undefined;
  });
  if (offset === undefined) return undefined;
  const bracket = openBracket(query);
  if (bracket) {
    return {
      offset: bracket.offset,
      message: `${bracket.text} is not closed; close it, or take it away.`,
    };
  }
  const rest = query.slice(offset).trim();
  if (rest === '') {
    return { offset, message: 'The query ends before it is complete.' };
  }
  const name = /([a-zA-Z_]\w*)\s*$/.exec(query.slice(0, offset))?.[1];
  if (name && rest.startsWith('(')) {
    return { offset, message: `PromQL has no function ${name}.` };
  }
  const near = rest.length > SHOWN ? `${rest.slice(0, SHOWN)}…` : rest;
  return {
    offset,
    message: `PromQL does not expect ${JSON.stringify(near)} here.`,
  };
}

const PAIRS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs;

/** The last bracket that nothing closes, or that closes nothing. */
function openBracket(query: string) {
  const text = query.replace(QUOTED, found => ' '.repeat(found.length));
  const open: { offset: number; text: string }[] = [];
  for (const [offset, letter] of [...text].entries()) {
    if ('([{'.includes(letter)) open.push({ offset, text: letter });
    if (!(letter in PAIRS)) continue;
    if (open.pop()?.text !== PAIRS[letter]) return { offset, text: letter };
  }
  return open.pop();
}

/** A function that looks back over a selector without a time. */
function withoutTime(top: SyntaxNode, text: string): PromqlProblem | undefined {
  let found: PromqlProblem | undefined;
  top.cursor().iterate(({ node }) => {
    if (found || node.name !== 'FunctionCall') return !found;
    const [name, body] = [
      node.getChild('FunctionIdentifier'),
      node.getChild('FunctionCallBody'),
    ];
    const function_ = name ? text.slice(name.from, name.to) : '';
    const selector = body?.getChild('VectorSelector');
    if (!selector || !LOOKING_BACK.test(function_)) return true;
    found = {
      offset: selector.from,
      message: `${function_} needs a time that it looks back: write [{{.window}}] behind ${text.slice(
        selector.from,
        selector.to,
      )}.`,
    };
    return false;
  });
  return found;
}
