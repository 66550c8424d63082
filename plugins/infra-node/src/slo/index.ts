export {
  type FoundSlo,
  type ReadSlos,
  readSlos,
  type SloFile,
  type SloFileProblem,
} from './readSlos';
export { isSloFile, ruleFileOf, ruleFileText } from './ruleFile';
