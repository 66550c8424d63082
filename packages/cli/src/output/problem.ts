import { EditConflict, HclError } from '@infra-portal/infra-node';
import { plainText } from './style';

/** Something wrong in a file. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** The problem that an error of an engine speaks of; others are thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HclError) {
    const { file, line, column, problem } = error;
    return { file, line, column, message: problem };
  }
  if (error instanceof EditConflict) {
    const { file, line, column, problem, remedy } = error;
    return { file, line, column, message: `${problem} ${remedy}` };
  }
  throw error;
}

/** The same problem in a file of another name. */
export function locatedAt(file: string, problem: Problem): Problem {
  return { ...problem, file };
}

/** A problem on one line, in the form that editors make links of. */
export function problemLine({ file, line, column, message }: Problem): string {
  return `${plainText(file)}:${line}:${column}: ${plainText(message)}\n`;
}

/** What is wrong, and how to mend it, as sentences on one line. */
export function withRemedy(message: string, remedy: string | undefined) {
  if (!remedy) return plainText(message);
  const begin = remedy.slice(0, 1).toUpperCase();
  return plainText(`${message.replace(/\.$/, '')}. ${begin}${remedy.slice(1)}`);
}
