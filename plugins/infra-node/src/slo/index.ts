export {
  type FoundSlo,
  type ReadSlos,
  readSlos,
  type SloFile,
  type SloFileProblem,
} from './readSlos';
export { isSloFile, ruleFileOf, ruleFileText } from './ruleFile';
export {
  isSloDerived,
  type SloDerived,
  sloDerivedFiles,
  type SloDerivedFile,
  type SloDerivedKind,
} from './derivedFiles';
export { sloDashboardPlace, sloSharedFolder } from './places';
export * from './import';
export { sloSchemaFile } from './schemaFile';
