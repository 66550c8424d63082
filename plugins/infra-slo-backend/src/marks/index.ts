export { MarkReader } from './MarkReader';
export { StacksClient } from './StacksClient';
