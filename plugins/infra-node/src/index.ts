/**
 * The engines of the infra plugins, for Node.
 *
 * @packageDocumentation
 */

export * from './access';
export * from './atlantis';
export * from './cache';
export * from './database';
export * from './inventory';
export * from './standards';
export * from './terraform';
export * from './codeowners';
export * from './golden-path';
export * from './splice';
export { code, codeBlock, plainLine } from './text/markdown';
export * from './yaml';
export * from './terraform/docs';
export * from './terraform/edit';
export * from './discovery';
export * from './drift';
export * from './fixes';
export * from './programs';
export * from './proposals';
export * from './savings';
export * from './slo';
export * from './take-over';
export * from './mirror';
export * from './forge';
export * from './http';
export * from './upgrades';
