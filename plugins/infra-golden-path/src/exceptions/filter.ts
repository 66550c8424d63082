import {
  type CsvColumn,
  csvOf,
  EXCEPTION_KINDS,
  EXCEPTION_STATES,
  type ExceptionKind,
  type ExceptionState,
  type KnownException,
} from '@infra-portal/infra-common';

/** What the page shows; kept in its address. */
export interface ExceptionFilter {
  states: ExceptionState[];
  kind?: ExceptionKind;
  repository?: string;
  text: string;
}

/** The longest value that is taken from an address. */
const LONGEST = 200;

/** Reads the filter out of an address; what it does not know is left out. */
export function readExceptionFilter(search: URLSearchParams): ExceptionFilter {
  const states = search.getAll('state');
  const repository = search.get('repository')?.slice(0, LONGEST);
  return {
    states: EXCEPTION_STATES.filter(each => states.includes(each)),
    kind: EXCEPTION_KINDS.find(each => each === search.get('kind')),
    repository: repository || undefined,
    text: search.get('text')?.slice(0, LONGEST) ?? '',
  };
}

/** The address of a filter; what is the default is left out. */
export function writeExceptionFilter(filter: ExceptionFilter): URLSearchParams {
  const { states, kind, repository, text } = filter;
  const search = new URLSearchParams(states.map(state => ['state', state]));
  if (kind) search.set('kind', kind);
  if (repository) search.set('repository', repository);
  if (text) search.set('text', text);
  return search;
}

const wordsOf = (item: KnownException) =>
  [
    ...[item.id, item.rule, item.reason, item.owner, item.approvedBy],
    ...item.stacks.flatMap(({ pattern, dirs }) => [
      pattern,
      ...dirs.flatMap(({ dir, name }) => [dir, name]),
    ]),
  ]
    .join('\n')
    .toLocaleLowerCase();

/** Those that fit, in their order; all words of the text have to be in one. */
export function fittingExceptions(
  items: readonly KnownException[],
  { states, kind, repository, text }: ExceptionFilter,
): KnownException[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(
    item =>
      (states.length === 0 || states.includes(item.state)) &&
      (kind === undefined || item.kind === kind) &&
      (repository === undefined || item.repository === repository) &&
      words.every(word => wordsOf(item).includes(word)),
  );
}

/** How many stand how. */
export function countStates(
  items: readonly KnownException[],
): Partial<Record<ExceptionState, number>> {
  const counts: Partial<Record<ExceptionState, number>> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

const COLUMNS: readonly CsvColumn<KnownException>[] = [
  ['id', ({ id }) => id],
  ['repository', ({ repository }) => repository],
  ['kind', ({ kind }) => kind],
  ['rule', ({ rule }) => rule],
  ['stacks', ({ stacks }) => stacks.map(({ pattern }) => pattern).join(' ')],
  [
    'stacks_found',
    ({ stacks }) => stacks.reduce((sum, { found }) => sum + found, 0),
  ],
  ['reason', ({ reason }) => reason],
  ['owner', ({ owner }) => owner],
  ['approved_by', ({ approvedBy }) => approvedBy],
  ['until', ({ until }) => until],
  ['days_left', ({ daysLeft }) => daysLeft],
  ['state', ({ state }) => state],
  ['url', ({ url }) => url],
];

/** Exceptions as CSV. */
export const exceptionsCsv = (items: readonly KnownException[]): Blob =>
  new Blob([...csvOf(COLUMNS, items)], { type: 'text/csv;charset=utf-8' });
