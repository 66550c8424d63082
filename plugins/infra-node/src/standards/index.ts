export {
  readStandards,
  standardsSchemaFile,
  StandardsError,
  type FileProblem,
} from './readStandards';
