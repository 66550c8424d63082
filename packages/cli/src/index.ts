import { CommanderError } from 'commander';
import { CommandFailure, EXIT } from './exitCodes';
import { Io, processIo } from './io';
import { createProgram } from './program';

/**
 * Runs `infra-portal`.
 * @param argv arguments behind the name of the program
 * @returns the exit code; nothing is thrown
 */
export async function main(
  argv: string[],
  io: Io = processIo(),
): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram(io, code => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, io);
  }
}

function failed(error: unknown, io: Io): number {
  if (error instanceof CommanderError) {
    // Help and version end this way too, with 0.
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  if (error instanceof CommandFailure) {
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? error.stack : String(error);
  io.err(
    `Something unexpected happened; please report it with these lines:\n${text}\n`,
  );
  return EXIT.failed;
}
