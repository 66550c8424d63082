import { code } from '@infra-portal/infra-common';
import type { NewCheckRun } from '@infra-portal/infra-node';
import type { FreezeRule } from './FreezeRules';
import type { Override } from './FreezeStore';

/** Name of the check, by which branch protection asks for it. */
export const CHECK_NAME = 'portal/slo';
/** Finds the one comment of the portal about it. */
export const COMMENT_MARK = '<!-- infra-portal:slo-freeze -->';

/** A product whose budget is spent, of those that a pull request changes. */
export interface FrozenProduct {
  product: string;
  /** Ids of objectives. */
  spent: readonly string[];
  override?: Override;
}

export interface TellingRequest {
  commit: string;
  gate: Exclude<FreezeRule['gate'], 'off'>;
  frozen: readonly FrozenProduct[];
  /** Of the list of objectives. */
  pageUrl: string;
}

const overriddenText = ({ product, override }: FrozenProduct): string => {
  const { by, reason } = override!;
  return [
    `The error budget of ${code(product)} is spent; overridden by ${code(
      by,
    )}: ${code(reason, 1_000)}`,
    `${code(product)}의 오류 예산을 모두 썼지만 ${code(
      by,
    )}님이 통과시켰어요: ${code(reason, 1_000)}`,
  ].join('\n\n');
};

/** What the check of a pull request says; in both languages of the portal. */
export function checkRunOf(request: TellingRequest): NewCheckRun {
  const { commit, gate, frozen, pageUrl } = request;
  const frame = {
    ...{ name: CHECK_NAME, commit, externalId: CHECK_NAME },
    ...{ annotations: [], detailsUrl: pageUrl },
  };
  const held = frozen.filter(({ override }) => !override);
  if (held.length > 0) {
    const isBlocking = gate === 'block';
    return {
      ...{ ...frame, conclusion: isBlocking ? 'failure' : 'neutral' },
      title: isBlocking
        ? 'The error budget is spent: changes wait'
        : 'The error budget is spent: change with care',
      summary: held
        .map(each => spentText(each, pageUrl, isBlocking))
        .join('\n\n'),
    };
  }
  if (frozen.length > 0) {
    return {
      ...{ ...frame, conclusion: 'success' },
      title: `Overridden by ${frozen
        .map(({ override }) => override!.by)
        .join(', ')}`,
      summary: frozen.map(overriddenText).join('\n\n'),
    };
  }
  return {
    ...{ ...frame, conclusion: 'success' },
    title: 'No error budget is spent',
    summary:
      'No objective of the products that this pull request changes has spent its error budget.\n\n이 풀 리퀘스트가 바꾸는 제품의 오류 예산이 남아 있어요.',
  };
}

function spentText(
  { product, spent }: FrozenProduct,
  pageUrl: string,
  isBlocking: boolean,
): string {
  const ids = spent.map(each => code(each)).join(', ');
  const english = `The error budget of ${code(
    product,
  )} is spent (${ids}). Changes of its stacks should wait until there is budget again, unless they mend it.`;
  const korean = `${code(
    product,
  )}의 오류 예산을 모두 썼어요(${ids}). 복구하는 변경이 아니라면 예산이 회복될 때까지 기다려 주세요.`;
  return isBlocking
    ? [
        `${english} Somebody who may can let this pull request through with a reason: [objectives](${pageUrl}).`,
        `${korean} 권한이 있는 사람은 사유를 남기고 통과시킬 수 있어요: [SLO](${pageUrl}).`,
      ].join('\n\n')
    : [
        `${english} [Objectives](${pageUrl})`,
        `${korean} [SLO](${pageUrl})`,
      ].join('\n\n');
}

/** The comment of a pull request that was let through; none for others. */
export function commentOf(
  frozen: readonly FrozenProduct[],
): string | undefined {
  const through = frozen.filter(({ override }) => override);
  if (through.length === 0) return undefined;
  return through.map(overriddenText).join('\n\n');
}
