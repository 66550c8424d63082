/**
 * Prices that the built-in book lacks although the sizes of the starter
 * repository allow what they are of, by region: no public extract told them. A
 * configured book may. A test keeps this list honest in both directions.
 */
export const KNOWN_GAPS: Readonly<Record<string, readonly string[]>> = {};
