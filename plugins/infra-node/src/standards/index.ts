export {
  type IntentFile,
  type StandardsChange,
  standardsEffect,
} from './standardsEffect';
export { editStandards } from './editStandards';
export {
  addException,
  exceptionLines,
  extendException,
  freeExceptionId,
  removeException,
} from './exceptionEdits';
export {
  readStandards,
  standardsSchemaFile,
  StandardsError,
  type FileProblem,
} from './readStandards';
