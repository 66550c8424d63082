export { createFixes, type FixesOptions } from './createFixes';
export { FixService, type KnownStacks } from './FixService';
