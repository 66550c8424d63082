export * from './facts';
export * from './observation';
export * from './schema';
