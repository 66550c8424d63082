export * from './costs';
export * from './estimateAll';
export * from './live';
export * from './pulls';
export * from './savings';
export * from './unmatched';
export * from './tags';
