export { createSources } from './createSources';
export { readSources, type SourceConfig } from './readSources';
