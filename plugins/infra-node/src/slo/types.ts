/** A file with documents of OpenSLO. */
export interface SloFile {
  path: string;
  text: string;
}

/** Something about a file; places count from 1. */
export interface SloFileProblem {
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  message: string;
}
