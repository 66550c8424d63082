export * from './syntax';
export { HclError } from './read/hclError';
export { lineAndColumn } from './read/position';
