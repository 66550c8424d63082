/** What the exit code of a command says. Documented in docs/use/cli.md. */
export const EXIT = {
  /** Done, and nothing to complain about. */
  ok: 0,
  /** Done, and there are findings. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** It could not be done: something is missing, unreadable or broken. */
  failed: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected end of a command: a sentence for a person and an exit code. */
export class CommandFailure extends Error {
  constructor(message: string, readonly exitCode: ExitCode = EXIT.failed) {
    super(message);
    this.name = 'CommandFailure';
  }
}
