import type { SloFileProblem } from '@infra-portal/infra-node';
import type { Io } from '../io';
import { paint, plainText } from '../output/style';

export const isSloError = ({ severity }: SloFileProblem): boolean =>
  severity === 'error';

/** A problem of a file as one line, in the form that editors find places by. */
export const sloProblemLine = (
  io: Io,
  { file, line, column, severity, message }: SloFileProblem,
): string =>
  `${plainText(file)}:${line}:${column}: ${paint(
    io.color,
    severity === 'error' ? 'red' : 'yellow',
    severity,
  )}: ${plainText(message)}\n`;
