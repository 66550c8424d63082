export * from './costs';
export * from './live';
