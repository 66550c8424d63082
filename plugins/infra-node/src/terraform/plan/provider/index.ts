export { serveProviders, type ProviderServer } from './server';
export type { WantedTypes } from './served';
export type { KnownImports, UsualValues } from './handlers';
