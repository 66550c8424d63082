export { createTags } from './createTags';
export { TagCosts } from './TagCosts';
