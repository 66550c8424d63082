import { isDeepStrictEqual } from 'node:util';
import type { TakeOverAnswer, TakeOverGap } from '@infra-portal/infra-common';
import type { Fact, StackFacts } from './types';

/** What one environment may have otherwise. */
const OWN = new Set([
  'region',
  'cpu',
  'memory',
  'count',
  'image',
  'cache',
  'variables',
]);

const OWN_OF_DATABASE = new Set([
  'instance',
  'storageGib',
  'multiAz',
  'proxy',
  'backupDays',
]);

const isOwn = ([part, field]: string[]) =>
  OWN.has(part) || (part === 'database' && OWN_OF_DATABASE.has(field));

const keyOf = (path: readonly string[]) => path.join('\0');

/** Parts that a service has in all environments or in none. */
const WHOLE = ['database', 'cache'];
const NAMED = ['buckets', 'queues', 'topics'];

/** What is one part: `queues.jobs`, `database`. */
const partOf = ([part, key]: readonly string[]) =>
  NAMED.includes(part) ? keyOf([part, key]) : WHOLE.includes(part) && part;

interface Said extends Fact {
  environment?: string;
}

export interface Merged {
  answers: TakeOverAnswer[];
  gaps: TakeOverGap[];
}

const answerOf = (path: string[], said: readonly Said[]): TakeOverAnswer => {
  const [{ value, otherName }] = said;
  return {
    ...{ path, value },
    from: said.map(({ at, environment }) => ({
      ...at,
      ...(environment !== undefined && { environment }),
    })),
    ...(otherName && { otherName }),
  };
};

/** What environments that differ say, for people. */
const valuesOf = (said: readonly Said[]) =>
  said
    .map(({ environment, value }) => `${environment}: ${JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 300);

/**
 * Answers of all environments as one intent: what all say stands once, what they
 * say otherwise under `environments` where an intent may. A part that only some
 * have is no answer.
 */
export function mergeFacts(stacks: readonly StackFacts[]): Merged {
  const gaps: TakeOverGap[] = stacks.flatMap(({ environment, gaps: own }) =>
    own.map(each => ({ ...each, ...(environment && { environment }) })),
  );
  const said = new Map<string, Said[]>();
  const parts = new Map<string, Set<StackFacts>>();
  for (const stack of stacks) {
    for (const fact of stack.facts) {
      const { environment } = stack;
      const list = said.get(keyOf(fact.path)) ?? [];
      list.push({ ...fact, environment });
      said.set(keyOf(fact.path), list);
      const part = partOf(fact.path);
      if (part) parts.set(part, (parts.get(part) ?? new Set()).add(stack));
    }
  }
  const answers: TakeOverAnswer[] = [];
  const partial = new Set<string>();
  for (const all of said.values()) {
    const [{ path }] = all;
    const part = partOf(path);
    const owners = part ? parts.get(part)! : undefined;
    if (part && owners!.size < stacks.length) {
      if (!partial.has(part)) {
        const names = [...owners!].map(each => each.environment).join(', ');
        const at = { ...all[0].at };
        const named = part.split('\0');
        gaps.push({ path: named, reason: 'differs', ...at, detail: names });
      }
      partial.add(part);
      continue;
    }
    const isSame = all.every(each =>
      isDeepStrictEqual(each.value, all[0].value),
    );
    const isOfAll = all.length === stacks.length;
    if (isSame && (isOfAll || !isOwn(path))) answers.push(answerOf(path, all));
    else if (isOwn(path)) {
      for (const each of all) {
        const own = ['environments', each.environment ?? '', ...path];
        if (each.environment) answers.push(answerOf(own, [each]));
      }
    } else {
      const detail = valuesOf(all);
      gaps.push({ path, reason: 'differs', ...all[0].at, detail });
    }
  }
  return { answers, gaps };
}
