import type { z } from 'zod';
import type { LocalisedText } from '../texts';
import type { reviewAnswerSchema } from './review';

export type ReviewAnswer = z.output<typeof reviewAnswerSchema>;

/** What every service has; it is said in other words. */
const OBVIOUS = new Set(['version', '$schema', 'product', 'service']);

type Json = ReviewAnswer['after'];
type Field = ReviewAnswer['field'];

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0;

/** Answers by their field; lists and empty objects are answers of their own. */
function leavesOf(data: unknown): Map<string, { field: Field; value: Json }> {
  const found = new Map<string, { field: Field; value: Json }>();
  const walk = (value: unknown, field: Field) => {
    if (value === undefined) return;
    if (!isBranch(value)) {
      found.set(JSON.stringify(field), { field, value: value as Json });
      return;
    }
    for (const [name, each] of Object.entries(value)) {
      walk(each, [...field, name]);
    }
  };
  if (!isBranch(data)) return found;
  for (const [name, value] of Object.entries(data)) {
    if (!OBVIOUS.has(name)) walk(value, [name]);
  }
  return found;
}

/**
 * Answers that differ between two intents, each by its field. A file of an
 * intent names only what differs from the defaults: those of a new one are all
 * that it says.
 * @param before undefined: the service is new
 * @param after undefined: it goes
 */
export function reviewAnswers(before: unknown, after: unknown): ReviewAnswer[] {
  const [old, young] = [leavesOf(before), leavesOf(after)];
  const keys = new Set([...old.keys(), ...young.keys()]);
  return [...keys].flatMap((key): ReviewAnswer[] => {
    const [was, is] = [old.get(key), young.get(key)];
    if (JSON.stringify(was?.value) === JSON.stringify(is?.value)) return [];
    return [
      {
        field: (is ?? was)!.field,
        ...(was && { before: was.value }),
        ...(is && { after: is.value }),
      },
    ];
  });
}

/** Parts of a service that a sentence about a new one names. */
const PARTS: [field: string, words: LocalisedText][] = [
  ['database', { en: 'a database', ko: '데이터베이스' }],
  ['cache', { en: 'a cache', ko: '캐시' }],
  ['buckets', { en: 'buckets', ko: '버킷' }],
  ['queues', { en: 'queues', ko: '대기열' }],
  ['topics', { en: 'topics', ko: '토픽' }],
];
const LISTED = 3;
const LONGEST = 60;

const cut = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
const named = ({ field }: ReviewAnswer) => cut(field.join('.'));
const shown = (value: Json | undefined) =>
  cut(typeof value === 'string' ? value : JSON.stringify(value) ?? '—');

export interface AskedService {
  product: string;
  service: string;
  /** Data of the intent's file; undefined where there is none. */
  before: unknown;
  after: unknown;
}

/** What was asked for, in a sentence. The names in it are hostile text. */
export function reviewSentence(asked: AskedService): LocalisedText {
  const { product, service, before, after } = asked;
  const name = `${cut(product)}/${cut(service)}`;
  if (after === undefined) {
    return { en: `Retires ${name}.`, ko: `${name} 서비스를 없애요.` };
  }
  return before === undefined
    ? created(name, isBranch(after) ? after : {})
    : changed(name, reviewAnswers(before, after));
}

function created(name: string, data: Record<string, unknown>): LocalisedText {
  const path = isBranch(data.goldenPath) ? data.goldenPath : {};
  const where = isBranch(data.environments)
    ? cut(Object.keys(data.environments).join(', '))
    : '';
  const parts = PARTS.filter(([field]) => {
    const value = data[field];
    return typeof value === 'object' && value !== null;
  });
  const by = ['name', 'version']
    .flatMap(key => (typeof path[key] === 'string' ? [path[key]] : []))
    .join(' ');
  const en = [
    `Creates ${name}`,
    by && ` with golden path ${cut(by)}`,
    where && ` in ${where}`,
    parts.length > 0 &&
      `, with ${parts.map(([, words]) => words.en).join(' and ')}`,
  ];
  const ko = [
    where && `${where}에 `,
    `${name} 서비스를 만들어요`,
    by && ` (골든 패스 ${cut(by)})`,
    parts.length > 0 &&
      `. 함께 만드는 것: ${parts.map(([, words]) => words.ko).join(', ')}`,
  ];
  const text = (all: (string | false)[]) => `${all.filter(Boolean).join('')}.`;
  return { en: text(en), ko: text(ko) };
}

function changed(name: string, answers: ReviewAnswer[]): LocalisedText {
  if (answers.length === 0) {
    return {
      en: `Writes the answers of ${name} anew; none of them changes.`,
      ko: `${name}의 답을 다시 적어요. 바뀌는 답은 없어요.`,
    };
  }
  const first = answers
    .slice(0, LISTED)
    .map(each => `${named(each)} ${shown(each.before)} → ${shown(each.after)}`)
    .join(', ');
  const more = answers.length - LISTED;
  return {
    en: `Changes ${name}: ${first}${more > 0 ? `, and ${more} more` : ''}.`,
    ko: `${name}에서 바꿔요: ${first}${more > 0 ? ` 외 ${more}개` : ''}.`,
  };
}
