export { StackIngest, type StackIngestOptions } from './StackIngest';
