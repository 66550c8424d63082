import type { ReviewFinding } from '@infra-portal/infra-common';
import type { FileSlots, SlotsOf } from '../diff/slots';
import { FindingText } from './FindingText';

type Placed = ReviewFinding & { path: string };

const isPlaced = (finding: ReviewFinding): finding is Placed =>
  finding.path !== undefined;

/** Puts what was found below its line; what has none, above the file. */
export function findingSlots(findings: readonly ReviewFinding[]): SlotsOf {
  const byPath = new Map<string, FileSlots>();
  const paths = new Set(findings.filter(isPlaced).map(({ path }) => path));
  for (const path of paths) {
    byPath.set(
      path,
      slotsOfFile(findings.filter(finding => finding.path === path)),
    );
  }
  return path => byPath.get(path);
}

function slotsOfFile(findings: ReviewFinding[]): FileSlots {
  const loose = findings.filter(({ line }) => line === undefined);
  const lines = new Set(findings.flatMap(({ line }) => line ?? []));
  return {
    places: [...lines].map(line => ({ side: 'after', line })),
    rowsAt: (side, line) => {
      const own = findings.filter(finding => finding.line === line);
      return side === 'after' && own.length > 0 && <All findings={own} />;
    },
    ...(loose.length > 0 && { loose: <All findings={loose} /> }),
  };
}

function All({ findings }: { findings: ReviewFinding[] }) {
  return (
    <>
      {findings.map(finding => (
        <FindingText key={finding.id} finding={finding} />
      ))}
    </>
  );
}
