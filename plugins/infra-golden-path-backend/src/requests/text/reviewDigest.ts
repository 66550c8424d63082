import type { LaneStep, PullRuns } from '@infra-portal/infra-common';
import { code, type ForgeCheck } from '@infra-portal/infra-node';
import { policyChecks } from '../lane/checks';

/** What plans would do in one environment. */
export interface DigestEffect {
  environment: string;
  add: number;
  change: number;
  destroy: number;
  /** Stacks that are not planned, or whose plan failed. */
  open: number;
  failed: number;
}

/** What reviewers should know of a commit, as the pull request itself says it. */
export interface ReviewDigest {
  commit: string;
  /** Address of the review page. */
  url: string;
  /** The gravest first. */
  effects: DigestEffect[];
  /** Names of checks that failed. */
  failed: string[];
  /** Who must still approve. */
  waitsFor: string[];
  /** Files that the golden path gives, and how many are not as it gives them. */
  generated?: number;
  deviating?: number;
}

export interface DigestFacts {
  commit: string;
  url: string;
  runs: PullRuns | undefined;
  checks: readonly ForgeCheck[];
  lane: readonly LaneStep[];
  /** Of the golden-path check of the commit. */
  compared?: { commit: string; generated: number; deviating: number };
}

const LISTED = 10;

/**
 * The digest of a commit. Undefined until something of it is planned: before
 * that the pull request says what was simulated.
 */
export function reviewDigestOf(facts: DigestFacts): ReviewDigest | undefined {
  const { commit, url, runs, checks, lane, compared } = facts;
  const effects = effectsOf(runs, commit);
  if (effects.every(({ open, failed }) => open > 0 && failed === 0)) {
    const isPlanned = effects.some(
      each => each.add + each.change + each.destroy,
    );
    if (!isPlanned) return undefined;
  }
  const approval = lane.find(({ id }) => id === 'approval');
  const isBad = ({ state }: ForgeCheck) =>
    state === 'failure' || state === 'error';
  const policies = new Set(policyChecks(checks));
  const failed = checks
    .filter(check => isBad(check))
    .filter(check => check.kind === 'check-run' || policies.has(check));
  return {
    ...{ commit, url, effects },
    failed: [...new Set(failed.map(({ name }) => name))]
      .sort()
      .slice(0, LISTED),
    waitsFor:
      approval?.state === 'done'
        ? []
        : (approval?.blockers ?? []).slice(0, LISTED),
    ...(compared?.commit === commit && {
      generated: compared.generated,
      deviating: compared.deviating,
    }),
  };
}

function effectsOf(runs: PullRuns | undefined, commit: string): DigestEffect[] {
  const found = new Map<string, DigestEffect>();
  for (const { stack, project, dir, plan } of runs?.stacks ?? []) {
    if (!stack && project === undefined && dir === undefined) continue;
    const environment = stack?.environment ?? project ?? dir ?? '';
    const effect = found.get(environment) ?? {
      ...{ environment, add: 0, change: 0, destroy: 0, open: 0, failed: 0 },
    };
    const isOfIt = plan?.commit === undefined || plan.commit === commit;
    if (plan?.state === 'failed' && isOfIt) effect.failed += 1;
    else if (plan?.state !== 'succeeded' || !isOfIt) effect.open += 1;
    else {
      effect.add += plan.counts?.add ?? 0;
      effect.change += plan.counts?.change ?? 0;
      effect.destroy += plan.counts?.destroy ?? 0;
    }
    found.set(environment, effect);
  }
  return [...found.values()].sort(
    (a, b) =>
      b.failed - a.failed ||
      b.destroy - a.destroy ||
      b.change - a.change ||
      b.add - a.add ||
      (a.environment < b.environment ? -1 : 1),
  );
}

interface DigestWords {
  title: string;
  effect: (environment: string, each: DigestEffect) => string;
  asGiven: (generated: number) => string;
  deviates: (generated: number, deviating: number) => string;
  failed: (names: string) => string;
  waits: (names: string) => string;
  approved: string;
  page: string;
}

const WORDS: Record<'en' | 'ko', DigestWords> = {
  en: {
    title: 'For reviewers',
    effect: (environment, { add, change, destroy, open, failed }) =>
      [
        `${environment}: ${add} to add, ${change} to change, ${destroy} to destroy`,
        failed > 0 && `${failed} ${failed === 1 ? 'plan' : 'plans'} failed`,
        open > 0 && `${open} not planned yet`,
      ]
        .filter(Boolean)
        .join(', '),
    asGiven: generated =>
      `All ${generated} generated files are as the golden path gives them`,
    deviates: (generated, deviating) =>
      `${deviating} of ${generated} generated files deviate from the golden path`,
    failed: names => `Failed: ${names}`,
    waits: names => `Must still approve: ${names}`,
    approved: 'All approvals are there',
    page: 'Review in the portal',
  },
  ko: {
    title: '검토자에게',
    effect: (environment, { add, change, destroy, open, failed }) =>
      [
        `${environment}: 추가 ${add}, 변경 ${change}, 삭제 ${destroy}`,
        failed > 0 && `plan 실패 ${failed}개`,
        open > 0 && `plan 전 ${open}개`,
      ]
        .filter(Boolean)
        .join(', '),
    asGiven: generated =>
      `생성된 파일 ${generated}개가 모두 골든 패스와 같습니다`,
    deviates: (generated, deviating) =>
      `생성된 파일 ${generated}개 중 ${deviating}개가 골든 패스와 다릅니다`,
    failed: names => `실패: ${names}`,
    waits: names => `승인이 더 필요함: ${names}`,
    approved: '필요한 승인을 모두 받았습니다',
    page: '포털에서 검토하기',
  },
};

const ofPath = (words: DigestWords, generated: number, deviating: number) =>
  deviating > 0
    ? words.deviates(generated, deviating)
    : words.asGiven(generated);

/** The digest in Markdown: a title, and one line for each thing. */
export function digestLines(
  digest: ReviewDigest,
  language: 'en' | 'ko',
): { title: string; lines: string[] } {
  const words = WORDS[language];
  const { effects, failed, waitsFor, generated, deviating = 0, url } = digest;
  const names = (all: readonly string[]) =>
    all.map(each => code(each, 100)).join(', ');
  const lines = [
    ...effects.map(each => words.effect(code(each.environment, 100), each)),
    ...(generated === undefined ? [] : [ofPath(words, generated, deviating)]),
    ...(failed.length > 0 ? [words.failed(names(failed))] : []),
    waitsFor.length > 0 ? words.waits(names(waitsFor)) : words.approved,
    `[${words.page}](${url})`,
  ];
  return {
    title: `${words.title} (\`${digest.commit.slice(0, 12)}\`)`,
    lines: lines.map(line => `- ${line}`),
  };
}
