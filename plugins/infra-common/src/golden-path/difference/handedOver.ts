import type { DeclaredStack } from '../../cost/estimate/resources';
import type { HandOver } from '../api/difference';
import { changedArguments } from './compareStacks';

const ALARMS = new Set([
  'aws_cloudwatch_composite_alarm',
  'aws_cloudwatch_metric_alarm',
]);
const RECEIVERS = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : undefined;

const tagsOf = (tags: unknown): Record<string, unknown> =>
  tags && typeof tags === 'object' && !Array.isArray(tags)
    ? (tags as Record<string, unknown>)
    : {};

/** Resources that are there before and after, by stack and address. */
function pairs(
  before: readonly DeclaredStack[],
  after: readonly DeclaredStack[],
) {
  return after.flatMap(({ stack, resources }) => {
    const former = before.find(each => each.stack === stack);
    const old = new Map(former?.resources.map(each => [each.address, each]));
    return resources.flatMap(now => {
      const then = old.get(now.address);
      return then ? [{ then, now }] : [];
    });
  });
}

/** What another owner changes in the stacks: tags, and where alarms go. */
export function handedOver(
  before: readonly DeclaredStack[],
  after: readonly DeclaredStack[],
): Pick<HandOver, 'tags' | 'alarms'> {
  const tags = new Map<string, HandOver['tags'][number]>();
  const alarms = { all: 0, redirected: 0 };
  for (const { then, now } of pairs(before, after)) {
    const [old, next] = [then, now].map(({ values }) =>
      tagsOf(values.tags_all ?? values.tags),
    );
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      const [from, to] = [textOf(old[key]), textOf(next[key])];
      if (from === to) continue;
      const id = JSON.stringify([key, from, to]);
      const known = tags.get(id) ?? { key, from, to, resources: 0 };
      tags.set(id, { ...known, resources: known.resources + 1 });
    }
    if (!ALARMS.has(now.type)) continue;
    alarms.all += 1;
    const names = changedArguments(then, now);
    if (names.some(each => RECEIVERS.includes(each))) alarms.redirected += 1;
  }
  const found = [...tags.values()].sort(
    (a, b) => b.resources - a.resources || (a.key < b.key ? -1 : 1),
  );
  return { tags: found, alarms };
}
