export * from './locks';
