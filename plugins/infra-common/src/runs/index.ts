export * from './api';
export * from './events';
export * from './permissions';
export * from './fold';
export * from './atlantis';
export * from './locks';
export * from './intake';
