export {
  type FoundSlo,
  type ReadSlos,
  readSlos,
  type SloFile,
  type SloFileProblem,
} from './readSlos';
export { isSloFile, ruleFileOf, ruleFileText } from './ruleFile';
export {
  type SloDerived,
  sloDerivedFiles,
  type SloDerivedFile,
} from './derivedFiles';
export { sloSharedFolder } from './places';
export * from './import';
