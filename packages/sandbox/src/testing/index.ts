export * from './childSandbox';
export * from './contract';
export * from './events';
export * from './faultProxy';
export * from './git';
export * from './octokit';
export * from './OwnProcessSandbox';
export * from './SandboxClient';
export * from './startSandbox';
export {
  findPrograms,
  startRealAtlantis,
} from '../atlantis/contract/realAtlantis';
