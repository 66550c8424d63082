import { ForgeError } from '@infra-portal/infra-node';
import type { LocalisedText } from '@infra-portal/infra-common';
import type { Claim } from './Claim';
import { passes, toStepFailure } from './failure';
import { repositoryOf, WorkContext } from './types';

/** GitHub's limit. */
const LABEL = 50;

/** Something that the pull request can do without: said, not fatal. */
async function unlessRefused(
  work: () => Promise<void>,
  remark: LocalisedText,
): Promise<LocalisedText[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    if (passes(toStepFailure(error, 'labelled').code)) throw error;
    return [remark];
  }
}

/** Labels the pull request. */
export async function label(ctx: WorkContext, claim: Claim): Promise<void> {
  const forge = ctx.forges.of(repositoryOf(claim.request.repository));
  const { pull } = claim.data;
  if (!pull) return;
  const labels = ['infra-portal', `product:${claim.request.product}`];
  const remarks = await unlessRefused(
    () =>
      forge.addLabels(
        pull.number,
        labels.map(each => each.slice(0, LABEL)),
      ),
    {
      en: 'The labels could not be set: the portal has no right to.',
      ko: '권한이 없어 레이블을 붙이지 못했습니다.',
    },
  );
  await claim.save({ step: 'labelled', remarks });
}

/** Asks the owners who have not been asked yet. */
export async function askReviewers(
  ctx: WorkContext,
  claim: Claim,
): Promise<void> {
  const forge = ctx.forges.of(repositoryOf(claim.request.repository));
  const { pull, asked, refused, proposal, draft } = claim.data;
  const owners = proposal.preview.review?.owners.map(each => each.owner) ?? [];
  const fresh = owners.filter(each => !asked.includes(each));
  // A draft is for oneself; GitHub asks its owners when it is ready.
  if (!pull || draft || fresh.length === 0) {
    await claim.save({ step: 'reviewers' });
    return;
  }
  let no: string[] = [];
  const remarks = await unlessRefused(
    async () => {
      no = (await forge.requestReviewers(pull.number, fresh)).refused;
    },
    {
      en: 'No reviewer could be asked: the portal has no right to.',
      ko: '권한이 없어 검토를 요청하지 못했습니다.',
    },
  );
  await claim.save({
    step: 'reviewers',
    asked: [...asked, ...fresh],
    refused: [...new Set([...refused, ...(remarks.length ? fresh : no)])],
    remarks: [...claim.data.remarks, ...remarks],
  });
}
