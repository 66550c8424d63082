import {
  COMMAND_REASONS,
  COMMAND_REFUSALS,
  type CommandReason,
  type CommandRefusal,
  gateFindingSchema,
  type GateFinding,
  REVIEW_REFUSALS,
  type ReviewRefusal,
} from '@infra-portal/infra-common';
import { z } from 'zod';

/** Why a request was not accepted. */
export type Refusal =
  /** The repository or the answers changed since the preview. */
  | { kind: 'outdated'; digest?: string }
  /** Gates failed. */
  | { kind: 'findings'; findings: GateFinding[] }
  | { kind: 'not-allowed' }
  | { kind: 'signed-out' }
  /** The server or the network; trying again may help. */
  | { kind: 'unavailable'; message: string };

const statusOf = (error: unknown): number | undefined =>
  (error as { statusCode?: number }).statusCode ??
  (error as { response?: { status?: number } }).response?.status;

/** A field of the error body, beside or inside its `error`. */
function detail(error: unknown, name: string): unknown {
  const body = (error as { body?: Record<string, any> }).body;
  return body?.[name] ?? body?.error?.[name];
}

/** Reads what the server said against a request out of the error of the client. */
export function refusalOf(error: unknown): Refusal {
  const status = statusOf(error);
  if (status === 409) {
    const digest = z.string().safeParse(detail(error, 'digest'));
    return { kind: 'outdated', digest: digest.data };
  }
  if (status === 403) return { kind: 'not-allowed' };
  if (status === 401) return { kind: 'signed-out' };
  const findings = z
    .array(gateFindingSchema)
    .safeParse(detail(error, 'findings'));
  if (status === 400 && findings.success && findings.data.length > 0) {
    return { kind: 'findings', findings: findings.data };
  }
  const cause = (error as { cause?: Error }).cause;
  const message = cause?.message ?? (error as Error).message;
  return { kind: 'unavailable', message };
}

/** Why an act on a pull request was refused; undefined when nothing says so. */
export function reviewRefusalOf(
  error: unknown,
): { refusal: ReviewRefusal; said?: string } | undefined {
  const refusal = z.enum(REVIEW_REFUSALS).safeParse(detail(error, 'refusal'));
  if (!refusal.success) return undefined;
  const said = z.string().safeParse(detail(error, 'said'));
  return {
    refusal: refusal.data,
    ...(said.success && { said: said.data }),
  };
}

/** Why Atlantis was not asked; undefined when the server said nothing of the kind. */
export function commandRefusalOf(
  error: unknown,
): { refusal: CommandRefusal; reason?: CommandReason } | undefined {
  const refusal = z.enum(COMMAND_REFUSALS).safeParse(detail(error, 'refusal'));
  if (!refusal.success) return undefined;
  const reason = z.enum(COMMAND_REASONS).safeParse(detail(error, 'reason'));
  return {
    refusal: refusal.data,
    ...(reason.success && { reason: reason.data }),
  };
}
