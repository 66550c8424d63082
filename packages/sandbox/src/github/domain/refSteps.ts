/** One movement of a ref that somebody said would happen. */
export interface AnnouncedStep {
  /** Grows with time. */
  id: number;
  accountId: number;
  name: string;
  from: string;
  to: string;
}

/** One movement of a ref; without `accountId` nobody announced it. */
export interface RefStep {
  name: string;
  from: string;
  to: string;
  accountId?: number;
}

/**
 * How a ref came from where it was last seen to where it is: the shortest chain
 * of announced steps. Several pushes may have been accepted between two looks,
 * and some announced ones were refused. Without such a chain it is one step, by
 * whoever last announced its end.
 */
export function stepsBetween(
  { name, from, to }: Omit<RefStep, 'accountId'>,
  announced: readonly AnnouncedStep[],
): RefStep[] {
  const mine = announced
    .filter(step => step.name === name && step.from !== step.to)
    .sort((a, b) => b.id - a.id);
  const cameBy = new Map<string, AnnouncedStep | undefined>([[to, undefined]]);
  const queue = [to];
  for (const place of queue) {
    for (const step of mine) {
      if (step.to !== place || cameBy.has(step.from)) continue;
      cameBy.set(step.from, step);
      queue.push(step.from);
    }
    if (cameBy.has(from)) break;
  }
  if (!cameBy.get(from)) {
    return [
      { name, from, to, accountId: mine.find(s => s.to === to)?.accountId },
    ];
  }
  const chain: RefStep[] = [];
  for (let at = from; at !== to; ) {
    const step = cameBy.get(at)!;
    const { accountId } = step;
    chain.push({ name, from: at, to: step.to, accountId });
    at = step.to;
  }
  return chain;
}

/**
 * Puts the chains of several refs into one order: each batch has one actor and
 * moves each ref at most once.
 */
export function batches(chains: RefStep[][]): RefStep[][] {
  const queues = chains.map(chain => [...chain]);
  const result: RefStep[][] = [];
  for (;;) {
    const first = queues.find(queue => queue.length > 0)?.[0];
    if (!first) return result;
    result.push(
      queues
        .filter(queue => queue[0]?.accountId === first.accountId && queue[0])
        .map(queue => queue.shift()!),
    );
  }
}
