export * from './api';
export * from './events';
export * from './fold';
export * from './observation';
export * from './permissions';
