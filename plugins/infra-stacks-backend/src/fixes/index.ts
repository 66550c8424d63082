export { FixService, type KnownStacks } from './FixService';
