import { z } from 'zod';
import type { DriftWebhook } from '../../runs';
import type { DriftObservation, DriftResult } from '../observation';

const text = z.string().max(1_000);
const number = z.number().int().nonnegative().catch(0);
/** Characters; longer plans are cut where they are kept. */
const MOST_PLAN = 5_000_000;

const project = z.object({
  project_name: text.nullish(),
  directory: text,
  workspace: text.nullish(),
  ref: text.nullish(),
  resolved_commit: text.nullish(),
  detection_id: text.nullish(),
  has_drift: z.boolean(),
  drift: z
    .object({
      to_add: number,
      to_change: number,
      to_destroy: number,
      to_import: number,
      to_forget: number,
      changes_outside: z.boolean().nullish(),
    })
    .nullish(),
  plan_output: z.string().max(MOST_PLAN).nullish().catch(undefined),
  last_checked: text.nullish(),
  error: z.string().max(100_000).nullish(),
});

type Project = z.output<typeof project>;

/** Answers of `/api/drift/detect` and `/api/drift/status`. */
const answer = z.object({
  success: z.literal(true),
  data: z.object({
    id: text.nullish(),
    projects: z
      .array(project)
      .max(20_000)
      .nullish()
      .transform(all => all ?? []),
  }),
});

const LOCKED = /currently locked by an unapplied plan from pull #(-?\d{1,9})/;
const LOCKED_OTHERWISE = /\bis currently locked\b|\bcurrently locked by\b/;
const NO_COUNTS = { add: 0, change: 0, destroy: 0, import: 0, forget: 0 };

/** What was asked for, and when. */
export interface DriftAsked {
  /** `host/owner/name` */
  repository: string;
  branch: string;
  /** When the answer came, for those that do not say; ms since 1970. */
  at: number;
}

/** One look at one stack, by whichever way it is told. */
const idOf = (look: {
  detection: string;
  dir: string;
  workspace: string;
  project: string;
}) =>
  JSON.stringify([
    'atlantis',
    look.detection,
    look.dir,
    look.workspace || 'default',
    look.project,
  ]);

/**
 * What an answer of Atlantis says of stacks: of a detection, or of what it
 * remembers. A project with an error is a look that failed, never a clean one.
 * @throws ZodError when the answer is in no form that is known
 */
export function detectedDrift(
  data: unknown,
  asked: DriftAsked,
): DriftObservation[] {
  const { data: found } = answer.parse(data);
  return found.projects.map(each => {
    const time = Date.parse(each.last_checked ?? '');
    const at = Number.isFinite(time) && time > 0 ? time : asked.at;
    return {
      id: idOf({
        detection: each.detection_id ?? found.id ?? `${at}`,
        dir: each.directory,
        workspace: each.workspace ?? '',
        project: each.project_name ?? '',
      }),
      repository: asked.repository,
      dir: each.directory,
      workspace: each.workspace || 'default',
      ...(each.project_name && { project: each.project_name }),
      at,
      source: 'atlantis-api',
      ref: each.ref || asked.branch,
      ...(each.resolved_commit && { commit: each.resolved_commit }),
      result: resultOf(each),
    };
  });
}

/** What the webhook of a detection says of stacks; it does not say when. */
export function toldDrift(
  { ref, detection_id, projects }: DriftWebhook,
  repository: string,
  at: number,
): DriftObservation[] {
  return projects.map(each => ({
    id: idOf({
      detection: detection_id,
      dir: each.path,
      workspace: each.workspace,
      project: each.project_name,
    }),
    ...{ repository, at, ref },
    dir: each.path,
    workspace: each.workspace || 'default',
    ...(each.project_name && { project: each.project_name }),
    source: 'atlantis-webhook',
    result: resultOf({ ...each, drift: each }),
  }));
}

function resultOf({
  has_drift,
  drift,
  plan_output,
  error,
}: Pick<
  Project,
  'has_drift' | 'drift' | 'plan_output' | 'error'
>): DriftResult {
  // A policy that failed stands beside what the plan found.
  if (has_drift) {
    return {
      kind: 'drifted',
      counts: drift
        ? {
            add: drift.to_add,
            change: drift.to_change,
            destroy: drift.to_destroy,
            import: drift.to_import,
            forget: drift.to_forget,
          }
        : NO_COUNTS,
      ...(drift?.changes_outside && { changesOutside: true }),
      ...(plan_output && { plan: plan_output }),
    };
  }
  if (!error) return { kind: 'clean' };
  const pull = Number(LOCKED.exec(error)?.[1] ?? 0);
  if (pull > 0) return { kind: 'locked', pull, message: error };
  return LOCKED_OTHERWISE.test(error)
    ? { kind: 'locked', message: error }
    : { kind: 'failed', message: error };
}
