/** What a command sees of the terminal and the process. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** Progress and errors; never part of a result. */
  err(text: string): void;
  /** Whether results may be coloured. */
  color: boolean;
  /** Folder that relative paths start at. */
  cwd: string;
}

/**
 * The terminal of this process. Colours are for terminals, and not for those
 * who said so (https://no-color.org).
 */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  // Who reads only the first lines (`| head`) has seen enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    out: text => stdout.write(text),
    err: text => stderr.write(text),
    color: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    cwd: process.cwd(),
  };
}
