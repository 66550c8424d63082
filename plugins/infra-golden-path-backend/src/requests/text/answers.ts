/** What every service has; it is in the title or in words of its own. */
const OBVIOUS = new Set(['version', '$schema', 'product', 'service']);

/**
 * The answers of an intent as `path = value` pairs. A `service.yaml` names only
 * what differs from the defaults, so these are the answers that matter.
 */
export function listAnswers(
  intent: unknown,
): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  const walk = (value: unknown, names: string[]) => {
    if (value === undefined) return;
    const isBranch = typeof value === 'object' && value !== null;
    if (!isBranch) {
      found.push({ name: names.join('.'), value: String(value) });
      return;
    }
    const entries = Object.entries(value);
    const leaves = entries.every(([, each]) => typeof each !== 'object');
    if (Array.isArray(value) && leaves) {
      found.push({ name: names.join('.'), value: value.join(', ') });
      return;
    }
    if (entries.length === 0) {
      found.push({ name: names.join('.'), value: '{}' });
      return;
    }
    for (const [name, each] of entries) walk(each, [...names, name]);
  };
  if (typeof intent === 'object' && intent !== null) {
    for (const [name, value] of Object.entries(intent)) {
      if (!OBVIOUS.has(name)) walk(value, [name]);
    }
  }
  return found;
}
