export * from './board';
export * from './episode';
export * from './proposal';
