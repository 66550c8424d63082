export * from './contract';
export * from './git';
export * from './octokit';
export * from './startSandbox';
