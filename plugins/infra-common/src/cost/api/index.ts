export * from './costs';
export * from './estimateAll';
export * from './live';
export * from './savings';
export * from './unmatched';
