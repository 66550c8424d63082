export { importSlos } from './importSlos';
export {
  type ImportedSlo,
  SLO_IMPORT_FORMATS,
  SLO_IMPORT_SOURCE,
  type SloImport,
  type SloImportFormat,
  type SloImportOptions,
} from './types';
