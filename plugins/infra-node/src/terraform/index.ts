export * from './syntax';
export { HclError } from './read/hclError';
export { lineAndColumn } from './read/position';
export { parseExpression, parseHcl } from './read/parse';
export { literalString } from './read/literalString';
export * from './plan';
