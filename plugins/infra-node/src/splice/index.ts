export { EditConflict } from './editConflict';
export type { SourceText } from './editConflict';
