import { intentData } from '@infra-portal/infra-common';
import { literalString } from '../../terraform/read/literalString';
import { visitExpressions } from '../../terraform/read/visit';
import type { Expression } from '../../terraform/syntax';
import type { IntentField, Made } from './types';

/** Something known that an expression reads: `['intent', 'ingress', 'host']`. */
export interface Read {
  steps: string[];
  /** Where it stands in the text. */
  start: number;
}

/** What a repeated block is made for: `item` is that. */
export interface Item {
  /** Steps of the collection, `['intent', 'queues']`. */
  of: string[];
  key: string;
}

const ROOTS = new Set(['intent', 'env', 'item']);

/** What an expression reads of the intent, the environment and `item`. */
export function readsOf(value: Expression): Read[] {
  const reads: Read[] = [];
  const inner = new Set<Expression>();
  visitExpressions(value, expression => {
    if (inner.has(expression)) return;
    const steps: string[] = [];
    let at: Expression = expression;
    while (at.kind === 'getAttribute' || at.kind === 'index') {
      const step = at.kind === 'getAttribute' ? at.name : literalString(at.key);
      if (step === undefined) steps.length = 0;
      else steps.unshift(step);
      at = at.of;
      inner.add(at);
    }
    if (at.kind !== 'variable' || steps.length === 0) return;
    if (ROOTS.has(at.name)) {
      reads.push({ steps: [at.name, ...steps], start: at.start });
    }
  });
  return reads;
}

/** Members of `env` that are answers, with the field that gives them. */
const OF_ENVIRONMENT: Readonly<Record<string, string[]>> = {
  image: ['image'],
  region: ['region'],
  cpu: ['cpu'],
  memory: ['memory'],
  count: ['count'],
  variables: ['variables'],
  database: ['database'],
  cache: ['cache'],
  host: ['ingress', 'host'],
};

/** The fields of the intent that reads come down to, each once. */
export function fieldsOf(
  reads: readonly Read[],
  made: Pick<Made, 'intent' | 'environment'>,
  item?: Item,
): IntentField[] {
  const found = new Map<string, IntentField>();
  for (const { steps } of reads) {
    const field = fieldOf(withoutItem(steps, item), made);
    if (field) found.set(JSON.stringify(field), field);
  }
  return [...found.values()];
}

/** `item.value.fifo` is a member of what the block is repeated over. */
function withoutItem(steps: string[], item?: Item): string[] {
  if (steps[0] !== 'item') return steps;
  if (!item) return [];
  const rest = steps[1] === 'value' ? [item.key, ...steps.slice(2)] : [];
  return [...item.of, ...rest];
}

function fieldOf(
  [root, first, ...rest]: string[],
  { intent, environment }: Pick<Made, 'intent' | 'environment'>,
): IntentField | undefined {
  const isAnswer = (name: string) => Object.hasOwn(intentData(intent), name);
  if (root === 'intent') return isAnswer(first) ? [first, ...rest] : undefined;
  if (root !== 'env' || environment === undefined) return undefined;
  if (!Object.hasOwn(OF_ENVIRONMENT, first)) return undefined;
  // What is said for the environment wins over what is said for all.
  const own = Object.entries(intent.environments).find(
    ([name]) => name === environment,
  )?.[1];
  const isOwn = own !== undefined && Object.hasOwn(own, first);
  const field = OF_ENVIRONMENT[first];
  // Some are only said for an environment, such as its region.
  const above =
    isOwn || !isAnswer(field[0]) ? ['environments', environment] : [];
  return [...above, ...field, ...rest];
}
