import {
  hasFailed,
  isUnchanged,
  PlanSuccess,
  ProjectResult,
  statsOf,
  summaryOf,
} from '../result';
import { flagsFor } from './parse';

/** Longer outputs are folded. */
const MOST_LINES = 12;
const FENCE = '```';

export type Title =
  | 'Plan'
  | 'Apply'
  | 'Version'
  | 'Policy Check'
  | 'Approve Policies'
  | 'Unlock';

/** Whether an output is folded. */
export const isLong = (text: string) =>
  text.split('\n').length - 1 > MOST_LINES;

/** Terraform's two blanks before a sign would hide the colours of a diff. */
export const asDiff = (text: string) => text.replace(/^ {2}([+~-])/gm, '$1');

export const identity = ({
  project: { name, dir, workspace },
}: ProjectResult) =>
  `${
    name ? `project: \`${name}\` ` : ''
  }dir: \`${dir}\` workspace: \`${workspace}\``;

export const command = (bullet: string, text: string) =>
  `* ${bullet}, comment:\n  ${FENCE}shell\n  ${text}\n  ${FENCE}`;

const folded = (text: string) =>
  `<details><summary>Show Output</summary>\n\n${text}\n</details>`;

export const fenced = (output: string, language = '') =>
  `${FENCE}${language}\n${output}\n${FENCE}`;

function planned(
  { project }: ProjectResult,
  plan: PlanSuccess,
  plansDeleted: boolean,
): string {
  const output = asDiff(plan.output.trim());
  const flags = flagsFor(project);
  const bullets = [
    command(':arrow_forward: To **apply** this plan', `atlantis apply${flags}`),
    `* :put_litter_in_its_place: To **delete** this plan and lock, click [here](${plan.lockUrl})`,
    command(':repeat: To **plan** this project again', `atlantis plan${flags}`),
  ];
  const below = plansDeleted
    ? 'This plan was not saved because one or more projects failed and automerge requires all plans pass.'
    : bullets.join('\n');
  if (!isLong(output)) return `${fenced(output, 'diff')}\n\n${below}`;
  const note = statsOf(output).changesOutside
    ? '\n**Note: Objects have changed outside of Terraform**\n'
    : '';
  return `${folded(fenced(output, 'diff'))}\n\n${below}\n${note}${summaryOf(
    output,
  )}`.trim();
}

function applied(output: string): string {
  const text = fenced(output.trim(), 'diff');
  return isLong(output) ? folded(text) : text;
}

export function failed(
  title: Title,
  { error, failure }: ProjectResult,
): string {
  if (failure !== undefined) return `**${title} Failed**: ${failure}`;
  const text = fenced(error ?? '');
  return isLong(error ?? '')
    ? `**${title} Error**\n${folded(text)}`
    : `**${title} Error**\n${text}`;
}

function body(title: Title, result: ProjectResult, deleted: boolean): string {
  if (result.plan) return planned(result, result.plan, deleted);
  if (result.applied !== undefined) return applied(result.applied);
  if (result.version !== undefined) {
    return isLong(result.version)
      ? folded(fenced(result.version))
      : fenced(result.version);
  }
  return failed(title, result);
}

export const ALL = `${command(
  ':fast_forward: To **apply** all unapplied plans from this Pull Request',
  'atlantis apply',
)}\n${command(
  ':put_litter_in_its_place: To **delete** all plans and locks from this Pull Request',
  'atlantis unlock',
)}`;

function planSummary(results: readonly ProjectResult[], deleted: boolean) {
  const plans = results.flatMap(({ plan }) => plan ?? []);
  const same = plans.filter(({ output }) => isUnchanged(output)).length;
  const line = `${results.length} projects, ${
    plans.length - same
  } with changes, ${same} with no changes, ${
    results.length - plans.length
  } failed`;
  return `### Plan Summary\n\n${line}${deleted ? '' : `\n\n${ALL}`}`;
}

function applySummary(results: readonly ProjectResult[]): string {
  if (results.length < 2) return '';
  const errors = results.filter(({ error }) => error !== undefined).length;
  const failures = results.filter(result => hasFailed(result)).length - errors;
  return `### Apply Summary\n\n${results.length} projects, ${
    results.length - errors - failures
  } successful, ${failures} failed, ${errors} errored`;
}

function one(title: Title, result: ProjectResult, deleted: boolean): string {
  const text = body(title, result, deleted);
  if (title !== 'Plan')
    return `Ran ${title} for ${identity(result)}\n\n${text}`;
  if (result.plan) {
    return `Ran Plan for ${identity(result)}\n\n${text}\n\n---\n${ALL}`;
  }
  // The real one forgets the project's name here.
  const { dir, workspace } = result.project;
  return `Ran Plan for dir: \`${dir}\` workspace: \`${workspace}\`\n\n${text}`;
}

/**
 * A comment on what a command did.
 * @param plansDeleted whether plans were thrown away, because others failed
 */
export function renderResults(
  title: Title,
  results: readonly ProjectResult[],
  plansDeleted = false,
): string {
  if (results.length === 1) return one(title, results[0], plansDeleted);
  const list = results.map(result => `1. ${identity(result)}`).join('\n');
  const head = `Ran ${title} for ${results.length} projects:\n\n${list}`;
  if (results.length === 0) return head.trim();
  const sections = results.map(
    (result, index) =>
      `### ${index + 1}. ${identity(result)}\n${body(
        title,
        result,
        plansDeleted,
      )}\n\n---`,
  );
  const foot =
    title === 'Plan'
      ? planSummary(results, plansDeleted)
      : applySummary(results);
  return `${head}\n---\n\n${sections.join('\n')}\n${foot}`.trim();
}

/** A comment on a command that could not begin. */
export const renderError = (title: Title, error: string) =>
  `**${title} Error**\n${fenced(error)}`;

/** A comment on locks that went with a pull request. */
export function renderClosed(
  locks: readonly { path: string; workspace: string }[],
): string {
  const byPath = new Map<string, Set<string>>();
  for (const { path, workspace } of locks) {
    byPath.set(path, (byPath.get(path) ?? new Set()).add(workspace));
  }
  const lines = [...byPath]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([path, workspaces]) =>
        `- dir: \`${path}\` workspace${workspaces.size > 1 ? 's' : ''}: ${[
          ...workspaces,
        ]
          .sort()
          .map(each => `\`${each}\``)
          .join(', ')}`,
    );
  return `Locks and plans deleted for the projects and workspaces modified in this pull request:\n\n${lines.join(
    '\n',
  )}`;
}
