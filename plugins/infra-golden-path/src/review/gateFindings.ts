import type {
  Gate,
  LocalisedText,
  ReviewFinding,
} from '@infra-portal/infra-common';

/** What the portal's own checks found, as findings at their lines. */
export function gateFindings(
  gates: readonly Gate[],
  localise: (text: LocalisedText) => string,
): ReviewFinding[] {
  return gates.flatMap(({ id, source, observedAt, findings }) =>
    findings.map(
      ({ code, severity, message, remedy, file, line, url }, at) => ({
        id: `${id}-${at}`,
        ...{ source, rule: code, severity, at: observedAt },
        message: [message, remedy]
          .flatMap(text => (text ? localise(text) : []))
          .join('\n'),
        ...(file !== undefined && { path: file }),
        ...(file !== undefined && line !== undefined && { line }),
        ...(url !== undefined && { url }),
      }),
    ),
  );
}
