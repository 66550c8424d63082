import { InputError, NotFoundError } from '@backstage/errors';
import {
  cleanText,
  costProjectKey,
  type CostReport,
  type CostReportAnswer,
  matchProjects,
  oneLine,
  type ProjectMatch,
  readCostReport,
  type UnmatchedCost,
} from '@infra-portal/infra-common';
import type { CostStore, PricedCommit } from '../store';
import type { KeptReport, ReportStore, SentReport } from './ReportStore';

export interface CostReportsOptions {
  kept: ReportStore;
  store: Pick<CostStore, 'record'>;
  /** A commit of the default branch; undefined when it is none. */
  commitOf: (
    repository: string,
    commit: string,
  ) => Promise<PricedCommit | undefined>;
  /** Called when something of stacks is new. */
  changed: (refs: readonly string[]) => Promise<void>;
  /** Called when something of a repository was reported or matched. */
  reported?: (repository: string) => Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const shown = (text: string) => oneLine(cleanText(text)).slice(0, 300);

const readAt = (bytes: Buffer, at: number) =>
  readCostReport(bytes, { receivedAt: new Date(at).toISOString() });

/** Takes in what Infracost reports of stacks. */
export class CostReports {
  readonly #options: CostReportsOptions;
  readonly #now: () => number;

  constructor(options: CostReportsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Keeps a report and what it says; the same may come again.
   * @throws CostReportError when it is none; nothing of it is kept then
   */
  async take(sent: SentReport): Promise<CostReportAnswer> {
    const { kept } = this.#options;
    const now = this.#now();
    const read = readAt(sent.bytes, now);
    const { report, duplicate } = await kept.keep(sent, now);
    // Of one that came again the first time counts, so that it says the same.
    const said = duplicate ? readAt(report.bytes, report.receivedAt) : read;
    const matches = await this.#apply(report, said);
    return {
      id: report.id,
      projects: said.projects.map(({ identity, estimate }, index) => {
        const match = matches[index];
        return {
          ...{ name: shown(identity.name), state: estimate.state },
          ...('stack' in match
            ? { stack: match.stack }
            : { unmatched: match.unmatched }),
        };
      }),
      duplicate,
    };
  }

  async #apply(kept: KeptReport, report: CostReport): Promise<ProjectMatch[]> {
    const options = this.#options;
    const { repository, id, commit: commitId } = kept;
    const { byRef, matchable } = await options.kept.places(repository);
    const matches = matchProjects(
      report.projects.map(({ identity }) => identity),
      matchable,
      {
        repository,
        mapping: await options.kept.mapping(repository),
        ...(kept.stack !== undefined && { stack: kept.stack }),
      },
    );
    // What a pull request would cost is not what its stacks cost.
    const commit =
      kept.pullRequest === undefined
        ? await options.commitOf(repository, commitId)
        : undefined;
    const refs = await options.store.record(
      matches.flatMap((match, index) =>
        commit && 'stack' in match
          ? {
              stack: byRef.get(match.stack)!,
              commit,
              estimate: report.projects[index].estimate,
            }
          : [],
      ),
    );
    await options.kept.putUnmatched(
      id,
      matches.flatMap((match, index) => {
        if ('stack' in match) return [];
        const { identity } = report.projects[index];
        return {
          ...{ reportId: id, repository, commit: commitId },
          ...{ key: costProjectKey(identity), name: shown(identity.name) },
          ...{ why: match.unmatched, candidates: match.candidates },
          at: kept.receivedAt,
        };
      }),
    );
    if (refs.length > 0) await options.changed(refs);
    await options.reported?.(repository);
    return matches;
  }

  async unmatched(): Promise<UnmatchedCost[]> {
    return (await this.#options.kept.unmatched()).map(each => ({
      ...{ id: each.id, repository: each.repository, commit: each.commit },
      ...{ project: each.name, why: each.why, candidates: each.candidates },
      receivedAt: new Date(each.at).toISOString(),
    }));
  }

  /**
   * Says which stack a project is, from now on and in what was reported.
   * @throws NotFoundError, or InputError when the repository has no such stack
   */
  async match(id: string, stack: string, saidBy: string): Promise<void> {
    const { kept } = this.#options;
    const project = await kept.unmatchedOf(id);
    if (!project) {
      throw new NotFoundError(
        'This project is no longer without a stack. Load the list again.',
      );
    }
    const { byRef } = await kept.places(project.repository);
    if (!byRef.has(stack)) {
      throw new InputError(
        `The body is not as it must be: stack: ${project.repository} has no stack of this name. Give the ref of one, as GET /stacks lists it.`,
      );
    }
    const reports = await kept.reportsWith(project);
    await kept.say(project, stack, saidBy);
    for (const each of new Set(reports)) {
      const report = await kept.report(each);
      if (!report) continue;
      await this.#apply(report, readAt(report.bytes, report.receivedAt));
    }
  }
}
