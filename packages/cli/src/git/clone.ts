import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandFailure, EXIT } from '../exitCodes';
import { runGit } from './runGit';

/** Gives up on a connection that brings less than 1 kB/s for a minute. */
const PATIENCE = [
  '-c',
  'http.lowSpeedLimit=1000',
  '-c',
  'http.lowSpeedTime=60',
];

/** Whether an argument is an address of a repository, and not a folder. */
export function isRepositoryUrl(text: string): boolean {
  return /^(https?|ssh|git|file):\/\/.|^[\w.-]+@[\w.-]+:./.test(text);
}

/** An address as it may be shown: without a user and password. */
export function shownUrl(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}

/**
 * Clones the newest commit of a repository, without a work tree, for as long
 * as some work takes. The copy is gone afterwards, also when the work fails or
 * the process is asked to end.
 * @throws CommandFailure when git cannot clone it
 */
export async function withClone<T>(
  url: string,
  work: (repository: string, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'infra-portal-'));
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const target = path.join(folder, 'repository.git');
  const { signal } = stop;
  try {
    const how = ['--bare', '--depth=1', '--no-tags', '--quiet'];
    await runGit(['clone', ...how, '--', url, target], {
      signal,
      before: PATIENCE,
    });
    return await work(target, signal);
  } catch (error) {
    if (!(error instanceof CommandFailure) || signal.aborted) {
      throw signal.aborted
        ? new CommandFailure('Stopped.', EXIT.failed)
        : error;
    }
    const shown = error.message.replaceAll(url, shownUrl(url));
    throw new CommandFailure(shown, error.exitCode);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Names of the tags of a repository somewhere else. */
export async function remoteTags(
  url: string,
  signal: AbortSignal,
): Promise<string[]> {
  const list = await runGit(['ls-remote', '--tags', '--refs', '--', url], {
    signal,
    before: PATIENCE,
  });
  return list
    .toString('utf8')
    .split('\n')
    .flatMap(line => /\trefs\/tags\/(.+)$/.exec(line)?.[1] ?? []);
}
