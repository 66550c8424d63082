import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { CHUNK, plain } from '../store/rows';
import { type KnownPlaces, ReportPlaces } from './ReportPlaces';

/** Beside the thread: it may be twenty megabytes. */
const zipped = promisify(gzip);

const REPORTS = 'cost_reports';
const UNMATCHED = 'cost_unmatched';
const MATCHES = 'cost_matches';
/** Projects that are listed, the newest. */
const MOST_LISTED = 500;

/** A report, and what its sender says of it. */
export interface SentReport {
  /** `host/owner/name` */
  repository: string;
  commit: string;
  pullRequest?: number;
  /** Ref or folder of the stack that it is of. */
  stack?: string;
  bytes: Buffer;
}

export interface KeptReport extends SentReport {
  id: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/** A project that is no stack that is known. */
export interface UnmatchedProject {
  reportId: string;
  repository: string;
  /** As `costProjectKey` gives it. */
  key: string;
  name: string;
  why: 'none' | 'several';
  candidates: string[];
  commit: string;
  at: number;
}

const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

const keyOf = (key: string) => sha256(key);

/** The same for a report of the same content about the same commit. */
const reportId = ({ repository, commit, stack = '', bytes }: SentReport) =>
  sha256(repository, commit, stack, sha256(bytes));

/** Keeps reports as they came, and what of them is no stack. */
export class ReportStore {
  readonly #knex: Knex;
  readonly #places: ReportPlaces;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#places = new ReportPlaces(knex);
  }

  /** @returns whether it was kept before */
  async keep(
    sent: SentReport,
    receivedAt: number,
  ): Promise<{ report: KeptReport; duplicate: boolean }> {
    const id = reportId(sent);
    const known = await this.report(id);
    if (known) return { report: known, duplicate: true };
    const report = { ...sent, id, receivedAt };
    await this.#knex(REPORTS)
      .insert({
        ...{ id, repository: sent.repository, commit_id: sent.commit },
        pull_request: sent.pullRequest ?? null,
        stack: sent.stack === undefined ? null : plain(sent.stack),
        received_at: receivedAt,
        document: await zipped(sent.bytes),
      })
      .onConflict('id')
      .ignore();
    return { report, duplicate: false };
  }

  async report(id: string): Promise<KeptReport | undefined> {
    const row = await this.#knex(REPORTS).where({ id }).first();
    return (
      row && {
        ...{ id, repository: row.repository, commit: row.commit_id },
        ...(row.pull_request !== null && { pullRequest: row.pull_request }),
        ...(row.stack !== null && { stack: row.stack }),
        receivedAt: Number(row.received_at),
        bytes: gunzipSync(row.document),
      }
    );
  }

  /** Ids of reports of some commits, those that came last at the end. */
  async ofCommits(
    repository: string,
    commits: readonly string[],
  ): Promise<string[]> {
    const rows = await this.#knex(REPORTS)
      .select('id')
      .where({ repository })
      .whereIn('commit_id', [...commits])
      .orderBy(['received_at', 'id']);
    return rows.map(({ id }) => id);
  }

  /** Stacks of a repository that are there. */
  places(repository: string): Promise<KnownPlaces> {
    return this.#places.of(repository);
  }

  /** What people said of projects. @returns refs by key of the project */
  async mapping(repository: string): Promise<Record<string, string>> {
    const rows = await this.#knex(MATCHES).where({ repository });
    return Object.fromEntries(rows.map(row => [row.project, row.stack_ref]));
  }

  async say(
    { repository, key }: Pick<UnmatchedProject, 'repository' | 'key'>,
    stack: string,
    saidBy: string,
  ): Promise<void> {
    await this.#knex(MATCHES)
      .insert({
        ...{ repository, project_key: keyOf(key), project: key },
        ...{ stack_ref: stack, said_by: saidBy },
      })
      .onConflict(['repository', 'project_key'])
      .merge();
  }

  /** Replaces what of a report is no stack. */
  async putUnmatched(
    reportId_: string,
    projects: readonly UnmatchedProject[],
  ): Promise<void> {
    const rows = projects.map(each => ({
      id: sha256(reportId_, each.key),
      ...{ report_id: reportId_, repository: each.repository, at: each.at },
      project_key: keyOf(each.key),
      project: plain(JSON.stringify(each)),
    }));
    const unique = [...new Map(rows.map(row => [row.id, row])).values()];
    await this.#knex.transaction(async trx => {
      await trx(UNMATCHED).where({ report_id: reportId_ }).delete();
      for (let at = 0; at < unique.length; at += CHUNK) {
        await trx(UNMATCHED)
          .insert(unique.slice(at, at + CHUNK))
          .onConflict('id')
          .merge();
      }
    });
  }

  /** The newest first. */
  async unmatched(): Promise<(UnmatchedProject & { id: string })[]> {
    const rows = await this.#knex(UNMATCHED)
      .orderBy([{ column: 'at', order: 'desc' }, 'id'])
      .limit(MOST_LISTED);
    return rows.map(({ id, project }) => ({ id, ...JSON.parse(project) }));
  }

  async unmatchedOf(id: string): Promise<UnmatchedProject | undefined> {
    const row = await this.#knex(UNMATCHED).where({ id }).first();
    return row && JSON.parse(row.project);
  }

  /** Reports in which a project is that was no stack. */
  async reportsWith({
    repository,
    key,
  }: Pick<UnmatchedProject, 'repository' | 'key'>): Promise<string[]> {
    const rows = await this.#knex(UNMATCHED)
      .select('report_id')
      .where({ repository, project_key: keyOf(key) });
    return rows.map(row => row.report_id);
  }
}
