import { code, ForgeError, NewCheckRun } from '@infra-portal/infra-node';
import type { StoredRequest } from '../store';
import { digestLines, type ReviewDigest } from '../text/reviewDigest';
import type { Claim } from './Claim';
import { passes, toStepFailure } from './failure';
import { filesOf } from './proposedFiles';
import { repositoryOf, WorkContext } from './types';

/** Name of the check on the pull request. */
export const CHECK_NAME = 'Infra portal / golden path';
const LISTED = 50;

const REFUSED = {
  en: 'The golden-path check could not be written: the portal has no right to.',
  ko: '권한이 없어 골든 패스 검사를 쓰지 못했습니다.',
};

interface Comparison {
  generated: number;
  /** Paths that are not as the golden path gives them. */
  deviating: string[];
}

async function compare(
  ctx: WorkContext,
  request: StoredRequest,
  commit: string,
): Promise<Comparison> {
  const repository = repositoryOf(request.repository);
  if (ctx.deviations) {
    const report = await ctx.deviations(repository, commit, request);
    return {
      generated: report.generated,
      deviating: report.deviations.map(({ path }) => path),
    };
  }
  const mirror = ctx.mirrors.of(repository);
  const files = await filesOf(mirror, request.data.proposal);
  const deviating: string[] = [];
  for (const { path, text } of files) {
    if ((await mirror.read(commit, path)) !== text) deviating.push(path);
  }
  return { generated: files.length, deviating };
}

function toCheckRun(
  { generated, deviating }: Comparison,
  request: StoredRequest,
  commit: string,
  { detailsUrl, digest }: { detailsUrl: string; digest: string[] },
): NewCheckRun {
  const count = deviating.length;
  const same = generated - count;
  const title =
    count === 0
      ? `${generated} files are as the golden path gives them`
      : `${count} of ${generated} files deviate from the golden path`;
  const listed = deviating.slice(0, LISTED).map(path => `- ${code(path)}`);
  const more = count > LISTED ? [`- … and ${count - LISTED} more`] : [];
  const summary = [
    `${same} of ${generated} generated files are byte-identical to what the intent gives.`,
    ...(count > 0 ? ['', 'Files that deviate:', ...listed, ...more] : []),
    ...digest,
  ].join('\n');
  return {
    name: CHECK_NAME,
    commit,
    externalId: request.id,
    // A deviation is for the reviewers to judge, no reason to stop anybody.
    conclusion: count === 0 ? 'success' : 'neutral',
    title,
    summary,
    annotations: deviating.slice(0, LISTED).map(path => ({
      path,
      line: 1,
      level: 'notice',
      title: 'Deviates from the golden path',
      message: 'This file is not what the golden path gives for the intent.',
    })),
    detailsUrl,
  };
}

/**
 * Writes the golden-path check of a commit; GitHub may refuse it.
 * @param review what it says to reviewers besides
 */
export async function check(
  ctx: WorkContext,
  claim: Claim,
  commit: string,
  review?: ReviewDigest,
): Promise<void> {
  const { request } = claim;
  const { pageUrl, language } = ctx.settings;
  const told = review && digestLines(review, language);
  const forge = ctx.forges.of(repositoryOf(request.repository));
  const comparison = await compare(ctx, request, commit);
  const run = toCheckRun(comparison, request, commit, {
    detailsUrl: review?.url ?? pageUrl(request.id),
    digest: told ? ['', `### ${told.title}`, '', ...told.lines] : [],
  });
  let { remarks } = claim.data;
  try {
    await forge.putCheckRun(run);
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    if (passes(toStepFailure(error, 'checked').code)) throw error;
    remarks = [...remarks.filter(({ en }) => en !== REFUSED.en), REFUSED];
  }
  const { generated, deviating } = comparison;
  const compared = { commit, generated, deviating: deviating.length };
  await claim.save({ step: 'checked', remarks, compared });
}
