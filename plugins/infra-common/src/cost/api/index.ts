export * from './costs';
export * from './estimateAll';
export * from './live';
