import {
  Annotation,
  CheckRun,
  CheckStatus,
  checkStatuses,
  Conclusion,
  conclusions,
} from '../../store/checks';
import { Body } from '../body';
import { invalid } from '../errors';

/** GitHub's limits: longest text, and annotations per request. */
const TEXT = 65_535;
const ANNOTATIONS = 50;

type Input = Pick<
  CheckRun,
  | 'status'
  | 'conclusion'
  | 'details_url'
  | 'external_id'
  | 'output'
  | 'annotations'
  | 'started_at'
  | 'completed_at'
>;

function readAnnotation(body: Body): Annotation {
  const line = (field: string) => {
    const value = body.integer(field);
    if (value === undefined || value < 1) {
      throw invalid({ resource: 'CheckRun', field, code: 'invalid' });
    }
    return value;
  };
  return {
    path: body.required('path'),
    start_line: line('start_line'),
    end_line: line('end_line'),
    start_column: body.integer('start_column') ?? null,
    end_column: body.integer('end_column') ?? null,
    annotation_level: body.required('annotation_level', {
      oneOf: ['notice', 'warning', 'failure'],
    }) as Annotation['annotation_level'],
    title: body.text('title', { max: 255 }) ?? null,
    message: body.required('message', { max: 65_536 }),
    raw_details: body.text('raw_details', { max: 65_536 }) ?? null,
  };
}

function readOutput(output: Body | undefined, before?: CheckRun) {
  const fallback = before?.output ?? { title: null, summary: null, text: null };
  if (!output)
    return { output: fallback, annotations: before?.annotations ?? [] };
  const added = output.objects('annotations') ?? [];
  if (added.length > ANNOTATIONS) {
    throw invalid({
      resource: 'CheckRun',
      field: 'annotations',
      code: 'custom',
      message: `annotations exceeds a maximum quantity of ${ANNOTATIONS} per request`,
    });
  }
  return {
    output: {
      title: output.text('title') ?? fallback.title,
      summary: output.required('summary', { max: TEXT }),
      text: output.text('text', { max: TEXT }) ?? fallback.text,
    },
    // Later requests add to what is there, as on GitHub.
    annotations: [...(before?.annotations ?? []), ...added.map(readAnnotation)],
  };
}

/**
 * Reads the body of a request that creates or updates a check run.
 *
 * @throws HttpError 422 for values GitHub does not take.
 */
export function readCheckRun(
  body: Body,
  now: string,
  before?: CheckRun,
): Input {
  const conclusion = (body.text('conclusion', { oneOf: conclusions }) ??
    null) as Conclusion | null;
  const asked = body.text('status', { oneOf: checkStatuses });
  if (asked === 'completed' && !conclusion && !before?.conclusion) {
    throw invalid({
      resource: 'CheckRun',
      field: 'conclusion',
      code: 'missing_field',
    });
  }
  const status = (
    conclusion ? 'completed' : asked ?? before?.status ?? 'queued'
  ) as CheckStatus;
  const completed = status === 'completed';
  return {
    status,
    conclusion: completed ? conclusion ?? before?.conclusion ?? null : null,
    details_url: body.text('details_url') ?? before?.details_url ?? null,
    external_id: body.text('external_id') ?? before?.external_id ?? null,
    ...readOutput(body.object('output'), before),
    started_at: body.text('started_at') ?? before?.started_at ?? now,
    completed_at: completed
      ? body.text('completed_at') ?? before?.completed_at ?? now
      : null,
  };
}
