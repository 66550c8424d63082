/** What every service has; it is in the title or in words of its own. */
const OBVIOUS = new Set(['version', '$schema', 'product', 'service']);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown) =>
  isRecord(value) && Object.keys(value).length === 0;

/**
 * The answers of an intent as `path = value` pairs. A `service.yaml` names only
 * what differs from the defaults, so these are the answers that matter.
 */
export function listAnswers(
  intent: unknown,
): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  const walk = (answer: unknown, names: string[]) => {
    if (answer === undefined) return;
    const isBranch = typeof answer === 'object' && answer !== null;
    if (!isBranch) {
      found.push({ name: names.join('.'), value: String(answer) });
      return;
    }
    const entries = Object.entries(answer);
    const leaves = entries.every(([, each]) => typeof each !== 'object');
    if (Array.isArray(answer) && leaves) {
      found.push({ name: names.join('.'), value: answer.join(', ') });
      return;
    }
    // `environments: {dev: {}, prod: {…}}`: the names are the answer, all of them.
    if (entries.some(([, each]) => isEmpty(each))) {
      const all = entries.filter(([, each]) => isRecord(each));
      const value = all.map(([name]) => name).join(', ');
      found.push({ name: names.join('.'), value });
    }
    for (const [name, each] of entries) {
      if (!isEmpty(each)) walk(each, [...names, name]);
    }
  };
  if (typeof intent === 'object' && intent !== null) {
    for (const [name, value] of Object.entries(intent)) {
      if (OBVIOUS.has(name)) continue;
      // Asked for, with the defaults in all of it.
      if (isEmpty(value)) found.push({ name, value: '{}' });
      else walk(value, [name]);
    }
  }
  return found;
}
