import {
  checkIntent,
  type DiscoveryFinding,
  type ServiceIntent,
  type Standards,
  type StandardsAffected,
  type StandardsEffect,
} from '@infra-portal/infra-common';

/** An intent, and where it is written. */
export interface IntentFile {
  path: string;
  intent: ServiceIntent;
}

/** Services and stacks under the standards as they were and as they would be. */
export interface StandardsChange {
  before: Standards;
  after: Standards;
  services: readonly IntentFile[];
  /** What is found wrong in the files, under each. */
  findings: {
    before: readonly DiscoveryFinding[];
    after: readonly DiscoveryFinding[];
  };
}

const MOST_SHOWN = 200;

function ofServices(
  services: readonly IntentFile[],
  standards: Standards,
): StandardsAffected[] {
  return services.flatMap(({ path, intent }) =>
    checkIntent(intent, standards).map(
      ({ code = 'standards', message, text }) => ({
        ...{ kind: 'service' as const, file: path, code },
        name: `${intent.product}/${intent.service}`,
        message: text ?? { en: message, ko: message },
      }),
    ),
  );
}

const ofStacks = (findings: readonly DiscoveryFinding[]): StandardsAffected[] =>
  findings.map(({ code, dir, file, line, message }) => ({
    ...{ kind: 'stack' as const, name: dir ?? file, file, line, code },
    message: { en: message, ko: message },
  }));

/** Lines move with edits that change nothing else. */
const keyOf = ({ line: _line, ...rest }: StandardsAffected) =>
  JSON.stringify(rest);

/** Those of one list that the other does not have. */
function without(
  these: readonly StandardsAffected[],
  those: readonly StandardsAffected[],
): StandardsAffected[] {
  const known = new Set(those.map(keyOf));
  return these.filter(each => !known.has(keyOf(each)));
}

/** What a change of the standards would make non-compliant, and compliant again. */
export function standardsEffect({
  before,
  after,
  services,
  findings,
}: StandardsChange): {
  broken: StandardsAffected[];
  mended: StandardsAffected[];
  counts: Pick<StandardsEffect['counts'], 'broken' | 'mended'>;
} {
  const was = [...ofServices(services, before), ...ofStacks(findings.before)];
  const is = [...ofServices(services, after), ...ofStacks(findings.after)];
  const broken = without(is, was);
  const mended = without(was, is);
  return {
    broken: broken.slice(0, MOST_SHOWN),
    mended: mended.slice(0, MOST_SHOWN),
    counts: { broken: broken.length, mended: mended.length },
  };
}
