export * from './costs';
export * from './estimateAll';
export * from './live';
export * from './pulls';
export * from './savingProposals';
export * from './savings';
export * from './tags';
export * from './unmatched';
