export * from './api';
export * from './events';
export * from './observation';
export * from './permissions';
