export { builtInBook } from './builtIn';
export { KNOWN_GAPS } from './builtIn/knownGaps';
export * from './findPrice';
export * from './mergePriceBooks';
export * from './priceBook';
export * from './refresh';
