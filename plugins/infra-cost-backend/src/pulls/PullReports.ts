import {
  type CostReportProject,
  matchProjects,
  readCostReport,
} from '@infra-portal/infra-common';
import type { KeptReport, ReportStore } from '../reports';
import type { ReportedStack } from './pricedStack';
import type { PulledPlace } from './types';

/** What Infracost reported of the commits of pull requests. */
export class PullReports {
  readonly #kept: Pick<ReportStore, 'ofCommits' | 'mapping' | 'report'>;

  constructor(kept: Pick<ReportStore, 'ofCommits' | 'mapping' | 'report'>) {
    this.#kept = kept;
  }

  /** The same as long as reports say the same of the same stacks. */
  async version(
    repository: string,
    commits: readonly string[],
  ): Promise<unknown> {
    const ids = await this.#kept.ofCommits(repository, commits);
    return ids.length === 0 ? [] : [ids, await this.#kept.mapping(repository)];
  }

  /** What is said of stacks, by ref. */
  async of(
    repository: string,
    { base, head }: { base: string; head: string },
    places: readonly PulledPlace[],
  ): Promise<Map<string, ReportedStack>> {
    const [now, past] = [
      await this.#projects(repository, head, places),
      await this.#projects(repository, base, places),
    ];
    return new Map(
      [...now].map(([ref, { estimate, comparison }]) => {
        const before = past.get(ref)?.estimate;
        return [
          ref,
          {
            after: estimate,
            ...(before && { before }),
            ...(comparison && { beforeMonthly: comparison.before.monthly }),
          },
        ];
      }),
    );
  }

  /** By ref; of several reports of one stack the newest counts. */
  async #projects(
    repository: string,
    commit: string,
    places: readonly PulledPlace[],
  ): Promise<Map<string, CostReportProject>> {
    const ids = await this.#kept.ofCommits(repository, [commit]);
    const found = new Map<string, CostReportProject>();
    if (ids.length === 0) return found;
    const mapping = await this.#kept.mapping(repository);
    const stacks = places.map(({ ref, name }) => ({
      ref,
      aliases: name === undefined ? [] : [name],
    }));
    for (const id of ids) {
      const kept = await this.#kept.report(id);
      if (!kept) continue;
      const projects = projectsOf(kept);
      const matches = matchProjects(
        projects.map(({ identity }) => identity),
        stacks,
        {
          ...{ repository, mapping },
          ...(kept.stack !== undefined && { stack: kept.stack }),
        },
      );
      matches.forEach((match, index) => {
        if ('stack' in match) found.set(match.stack, projects[index]);
      });
    }
    return found;
  }
}

function projectsOf({ bytes, receivedAt }: KeptReport): CostReportProject[] {
  const at = new Date(receivedAt).toISOString();
  return readCostReport(bytes, { receivedAt: at }).projects;
}
