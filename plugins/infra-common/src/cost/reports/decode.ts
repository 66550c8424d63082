import { CostReportError } from './error';

/** Bytes of a report, unpacked, when nothing else is said: 64 MiB. */
export const MOST_REPORT_BYTES = 64 * 1024 * 1024;

const AGAIN = 'Write the report with --out-file, which gives UTF-8.';

/**
 * Text of a report: UTF-8 with or without a byte-order mark, or UTF-16 with
 * one, as a redirect in PowerShell writes it.
 * @throws CostReportError when it is too large or in another encoding
 */
export function decodeReport(bytes: Uint8Array, mostBytes: number): string {
  if (bytes.length > mostBytes) {
    throw new CostReportError(
      'too-large',
      `The report has ${bytes.length} bytes, and ${mostBytes} are the most. Send one report for each project.`,
    );
  }
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new CostReportError(
      'encoding',
      `The report has bytes that are not ${encoding.toUpperCase()}. ${AGAIN}`,
    );
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // JSON begins with a sign of ASCII: a zero beside it is half of UTF-16.
  if (bytes.length > 1 && (first === 0) !== (second === 0)) {
    throw new CostReportError(
      'encoding',
      `The report looks like UTF-16 without its byte-order mark. ${AGAIN}`,
    );
  }
  return 'utf-8';
}
