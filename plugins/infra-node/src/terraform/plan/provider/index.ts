export { serveProviders, type ProviderServer } from './server';
export type { WantedTypes } from './served';
