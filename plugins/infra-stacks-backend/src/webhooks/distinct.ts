/**
 * Each message once, in the order in which they came first. Who looks at what a
 * message is about looks after all of them have come: once is enough.
 */
export function distinct<T>(messages: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const message of messages) {
    const key = JSON.stringify(message);
    if (!found.has(key)) found.set(key, message);
  }
  return [...found.values()];
}
