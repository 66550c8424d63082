/**
 * The vocabulary of the infra plugins, for browser and server.
 *
 * @packageDocumentation
 */

export * from './standards';
export * from './stacks';
