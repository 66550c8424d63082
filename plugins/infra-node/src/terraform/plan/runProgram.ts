import { StringDecoder } from 'node:string_decoder';
import { startProgram } from '../../programs';
import { PlanRefusal } from './refusal';

export interface Finished {
  /** Undefined when a signal ended it. */
  code: number | undefined;
  stdout: Buffer;
  /** The last part of it. */
  stderr: string;
}

const STDERR_KEPT = 64_000;

/**
 * Runs a program to its end. It and all it started end when the
 * signal is aborted or it writes too much.
 *
 * @throws PlanRefusal `too-large` beyond `mostOutput` bytes; the reason of the
 *   signal; Error when the program cannot be started
 */
export async function runProgram(
  command: string,
  args: string[],
  options: {
    cwd?: string;
    env: Record<string, string>;
    input?: string;
    /** Bytes. */
    mostOutput: number;
    signal?: AbortSignal;
  },
): Promise<Finished> {
  const { signal, mostOutput, ...given } = options;
  signal?.throwIfAborted();
  const chunks: Buffer[] = [];
  let size = 0;
  let stderr = '';
  let failure: unknown;
  const decoder = new StringDecoder('utf8');
  const program = startProgram(
    { ...given, command, args, endsWithUs: true },
    {
      onOutput(chunk) {
        size += chunk.length;
        if (size > mostOutput) end(tooLarge(mostOutput));
        else chunks.push(chunk);
      },
      onSaid(chunk) {
        stderr = (stderr + decoder.write(chunk)).slice(-STDERR_KEPT);
      },
    },
  );
  function end(reason: unknown) {
    failure ??= reason;
    program.kill();
  }
  const onAbort = () => end(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const code = await program.ended;
    if (failure !== undefined) throw failure;
    return { code, stdout: Buffer.concat(chunks), stderr };
  } catch (error) {
    throw failure ?? error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function tooLarge(mostOutput: number): PlanRefusal {
  const most = Math.round(mostOutput / 2 ** 20);
  return new PlanRefusal('too-large', `The output is larger than ${most} MiB.`);
}
