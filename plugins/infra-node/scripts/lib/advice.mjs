/**
 * Spreads advice with a pattern over the types that it means.
 *
 * @param {Record<string, string>} advice `type.argument` to what to write
 *   instead; the type may end with `*`
 * @param {Record<string, object>} resources bodies by resource type
 * @returns {Record<string, Record<string, string>>} by type and argument
 */
export function spreadAdvice(advice, resources) {
  const spread = {};
  for (const [address, text] of Object.entries(advice)) {
    const [pattern, argument] = address.split('.');
    const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : undefined;
    const types = Object.keys(resources).filter(type =>
      prefix === undefined
        ? type === pattern
        : type.startsWith(prefix) && argument in resources[type],
    );
    for (const type of types) (spread[type] ??= {})[argument] = text;
  }
  return spread;
}
