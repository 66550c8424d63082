export { quote } from './quote';
export { assertIdentifier, isIdentifier, WriteError } from './identifier';
export { call, reference, template } from './expressions';
export { HclExpression, type Input } from './expressions';
export { writeValue } from './render';
export { attribute, blank, block, comment, writeHcl } from './builder';
export type { Item } from './builder';
export { expression } from './code';
