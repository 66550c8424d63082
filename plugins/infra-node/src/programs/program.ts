/** A program to be run to its end, with all it starts in one process group. */
export interface ProgramOrder {
  command: string;
  args: readonly string[];
  cwd?: string;
  /** All that it sees of the environment. */
  env: NodeJS.ProcessEnv;
  /** Without one its input is closed. */
  input?: string | Buffer;
  /** Whether it ends when this process does. Default: it goes on. */
  endsWithUs?: boolean;
}

/** What is heard of a program. */
export interface ProgramEars {
  onOutput(chunk: Buffer): void;
  /** What it says on the side; characters may be cut in two. */
  onSaid(chunk: Buffer): void;
}

/** A program that runs. */
export interface RunningProgram {
  /**
   * Its exit code; undefined when a signal ended it.
   * @throws Error when it cannot be started
   */
  ended: Promise<number | undefined>;
  /** Ends it and all it started, at once. */
  kill(): void;
}
