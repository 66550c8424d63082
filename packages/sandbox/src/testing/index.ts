export * from './childSandbox';
export * from './contract';
export * from './events';
export * from './faultProxy';
export * from './git';
export * from './octokit';
export * from './startSandbox';
