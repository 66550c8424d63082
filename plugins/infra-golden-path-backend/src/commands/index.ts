export { CommandService } from './CommandService';
export { CommandStore } from './CommandStore';
export { createGitHubIdentityOf, readSignInHost } from './identity';
export type { Command } from './types';
