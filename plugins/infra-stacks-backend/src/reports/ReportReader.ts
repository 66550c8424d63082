import {
  AuthenticationError,
  InputError,
  NotAllowedError,
} from '@backstage/errors';
import { type Report, reportSchema } from '@infra-portal/infra-common';
import {
  parseRepositoryAddress,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { isSigned } from '../webhooks/signature';
import type { ReportSecret } from './readReportSecrets';

/** Clocks of runners differ; and so long may a report be on its way. ms */
const FRESH = 10 * 60_000;

/** A report of somebody who may tell it. */
export interface SignedReport {
  /** `host/owner/name`, as the configuration writes it. */
  repository: string;
  report: Report;
  /** The same for a report that is signed and sent again. */
  digest: string;
}

/** Reads reports, and looks whether they are to be believed. */
export class ReportReader {
  readonly #secrets: readonly ReportSecret[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(
    secrets: readonly ReportSecret[],
    repositories: readonly RepositoryRef[],
    now: () => number = Date.now,
  ) {
    this.#secrets = secrets;
    this.#names = new Map(
      repositories.map(each => [repositoryKey(each), repositoryName(each)]),
    );
    this.#now = now;
  }

  /**
   * @param body as it was signed
   * @throws AuthenticationError when nobody who is known signed it, or long ago
   * @throws InputError naming the field that is wrong, and what it is to be
   * @throws NotAllowedError when the secret is of other repositories
   */
  read(body: Buffer, signature: string | undefined): SignedReport {
    // All are tried: how long it takes does not tell which one was near.
    const signers = this.#secrets.filter(({ secret }) =>
      isSigned(secret, body, signature),
    );
    if (signers.length === 0) {
      throw new AuthenticationError(
        'The header X-Infra-Portal-Signature-256 is missing or wrong. It is "sha256=" and the HMAC-SHA256, in hexadecimal digits, of the body as it is before compression, with the secret of infraPortal.reports.',
      );
    }
    const report = parsed(body);
    this.#checkTimes(report);
    const repository = keyOf(report);
    if (!signers.some(({ repositories }) => repositories.has(repository))) {
      throw new NotAllowedError(
        `This secret may not report of ${repository}. Sign with the secret of infraPortal.reports that names it.`,
      );
    }
    const { sentAt: _, ...told } = report;
    return {
      repository: this.#names.get(repository)!,
      report,
      digest: createHash('sha256').update(JSON.stringify(told)).digest('hex'),
    };
  }

  #checkTimes({ sentAt, startedAt, finishedAt }: Report): void {
    const now = this.#now();
    if (Math.abs(now - Date.parse(sentAt)) > FRESH) {
      throw new AuthenticationError(
        `sentAt is more than ten minutes from now, ${new Date(
          now,
        ).toISOString()}. Sign the report anew, and look at the clock of the runner.`,
      );
    }
    for (const [name, time] of Object.entries({ startedAt, finishedAt })) {
      if (time && Date.parse(time) > now + FRESH) {
        throw new InputError(
          `${name} is in the future. Look at the clock of the runner.`,
        );
      }
    }
  }
}

function parsed(body: Buffer): Report {
  let data: unknown;
  try {
    data = JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError(
      'The report is no JSON. A tool such as jq, or JSON.stringify, escapes what Terraform printed.',
    );
  }
  const result = reportSchema.safeParse(data);
  if (result.success) return result.data;
  const wrong = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
  throw new InputError(`The report is not as it is to be. ${wrong.join('; ')}`);
}

function keyOf({ repository }: Report): string {
  return repositoryKey(parseRepositoryAddress(repository, 'repository'));
}
