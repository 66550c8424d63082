export { readSources, type SourceConfig } from './readSources';
