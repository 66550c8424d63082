import {
  isCleared,
  type PolicyResult,
  type PolicyResults,
  type ProjectResult,
} from '../result';
import { flagsFor } from './parse';
import { ALL, command, failed, fenced, identity, isLong } from './render';

type PolicyTitle = 'Policy Check' | 'Approve Policies';

const COUNTS =
  /\d+ tests?, \d+ passed, \d+ warnings?, \d+ failures?, \d+ exceptions?(, \d skipped)?/;

const AGAIN = ':repeat: To re-run policies **plan** this project again by';

/** What is below a comment when policies stand in the way. */
const APPROVE_ALL = [
  command(
    ':heavy_check_mark: To **approve** all unapplied plans from this Pull Request',
    'atlantis approve_policies',
  ),
  command(
    ':put_litter_in_its_place: To **delete** all plans and locks from this Pull Request',
    'atlantis unlock',
  ),
  again('atlantis plan'),
].join('\n');

function again(text: string): string {
  return `* ${AGAIN} commenting:\n  \`\`\`shell\n  ${text}\n  \`\`\``;
}

function standing(result: PolicyResult): string {
  const { set, passed, approvals, required } = result;
  if (passed) return `policy set: ${set}: passed.`;
  return isCleared(result)
    ? `policy set: ${set}: approved.`
    : `policy set: ${set}: requires: ${required} approval(s), have: ${approvals.length}.`;
}

/** Counts of each set, as they are below a folded output. */
function countsOf(sets: readonly PolicyResult[]): string {
  return sets
    .flatMap(({ set, output = '' }) => {
      const found = COUNTS.exec(output)?.[0];
      return found ? `policy set: ${set}: ${found}` : [];
    })
    .join('\n');
}

function policies(
  title: PolicyTitle,
  { project }: ProjectResult,
  { sets, lockUrl }: PolicyResults,
): string {
  const flags = flagsFor(project);
  const isCheck = title === 'Policy Check';
  const outputs = sets
    .map(({ set, output = '' }) => {
      return `\n#### Policy Set: \`${set}\`\n${fenced(output, 'diff')}\n`;
    })
    .join('');
  const shown = isCheck ? `\n${outputs}\n` : '';
  const isFolded = isLong(sets.map(each => `\n${each.output ?? ''}`).join(''));
  const next = sets.every(isCleared)
    ? command(
        ':arrow_forward: To **apply** this plan',
        `atlantis apply${flags}`,
      )
    : `#### Policy Approval Status:\n${fenced(
        sets.map(standing).join('\n'),
      )}\n${command(
        ':heavy_check_mark: To **approve** this project',
        `atlantis approve_policies${flags}`,
      )}`;
  const bullets = [
    next,
    `* :put_litter_in_its_place: To **delete** this plan and lock, click [here](${lockUrl})`,
    again(`atlantis plan${flags}`),
  ].join('\n');
  if (!isFolded) return `${shown}\n${bullets}`.trim();
  // The real one forgets to close what is folded when the policies pass.
  const closed = sets.every(isCleared) ? '' : '\n</details>\n';
  const counts = isCheck && countsOf(sets);
  return `<details><summary>Show Output</summary>${shown}${closed}\n${bullets}${
    counts ? `\n${fenced(counts)}` : ''
  }`;
}

function body(title: PolicyTitle, result: ProjectResult): string {
  const text = result.policies
    ? policies(title, result, result.policies)
    : undefined;
  const { error, failure } = result;
  if (error === undefined && failure === undefined) return text ?? '';
  const why = failed(title, result);
  return text === undefined ? why : `${why}\n${text}`;
}

const isFine = ({ error, failure }: ProjectResult) =>
  error === undefined && failure === undefined;

function several(title: PolicyTitle, results: readonly ProjectResult[]) {
  const list = results.map(result => `1. ${identity(result)}`).join('\n');
  const sections = results.map(
    (result, index) =>
      `### ${index + 1}. ${identity(result)}\n${body(title, result)}\n\n---`,
  );
  const foot = results.every(isFine) ? ALL : APPROVE_ALL;
  return `Ran ${title} for ${
    results.length
  } projects:\n\n${list}\n---\n\n${sections.join('\n')}\n${foot}`;
}

/** A comment on what policies say to plans. */
export function renderPolicyCheck(results: readonly ProjectResult[]): string {
  const [first] = results;
  if (results.length !== 1) return several('Policy Check', results);
  const head = `Ran Policy Check for ${identity(first)}\n\n${body(
    'Policy Check',
    first,
  )}`;
  return isFine(first)
    ? `${head}\n\n---\n${ALL}`
    : `${head}\n---\n${APPROVE_ALL}`;
}

/** A comment on approvals of plans that policies had refused. */
export function renderApprovals(results: readonly ProjectResult[]): string {
  if (!results.every(isFine)) return several('Approve Policies', results);
  const list = results.map(result => `1. ${identity(result)}`).join('\n');
  return `Approved Policies for ${results.length} projects:\n\n${list}`.trim();
}
