export * from './api';
export * from './events';
export * from './fold';
export * from './intake';
export * from './observation';
export * from './permissions';
export * from './plan';
