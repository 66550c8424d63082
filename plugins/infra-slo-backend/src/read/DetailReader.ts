import {
  burnPairs,
  errorRatio,
  hasSloRules,
  type ObjectiveDetail,
  type Slo,
  sloCloudWatchText,
  sloPeriodOf,
  sloSliceOf,
  type SloWindowName,
} from '@infra-portal/infra-common';
import type { Mirrors, RepositoryRef } from '@infra-portal/infra-node';
import type { FoundObjective } from '../objectives';

const LONGEST_TEXT = 64 * 1024;
const DAY = 86_400;

/** Windows of pairs as readings call them; seconds. */
const NAMES: Record<number, SloWindowName> = {
  300: '5m',
  1_800: '30m',
  3_600: '1h',
  7_200: '2h',
  21_600: '6h',
  [DAY]: '1d',
  [3 * DAY]: '3d',
};

export interface DetailReaderOptions {
  mirrors: Mirrors;
  repositories: ReadonlyMap<string, RepositoryRef>;
  /** Where people open a source, by its name. */
  webUrls: ReadonlyMap<string, string>;
}

/** All of one objective: its file, what is beside it and what it asks. */
export class DetailReader {
  readonly #options: DetailReaderOptions;

  constructor(options: DetailReaderOptions) {
    this.#options = options;
  }

  async of(
    found: FoundObjective,
    { objective, problems }: Pick<ObjectiveDetail, 'objective' | 'problems'>,
  ): Promise<ObjectiveDetail> {
    const { slo, repository, file, line, commit, url, source } = found;
    const runbook = await this.#runbook(found);
    return {
      objective,
      file: {
        ...{ repository, path: file, line, commit, url },
        text: (await this.#read(found, file)) ?? '',
      },
      queries: queriesOf(slo),
      source,
      pairs: pairsOf(slo, objective.status.burn),
      pieces: [...found.pieces],
      ...(runbook && { runbook }),
      links: this.#links(found),
      problems,
    };
  }

  async #runbook({ slo, pieces, ...found }: FoundObjective) {
    if (slo.runbook === undefined) return undefined;
    const piece = pieces.find(({ kind }) => kind === 'runbook');
    const { path, url } = piece ?? {};
    const text = path && (await this.#read(found, path));
    return {
      ...(path !== undefined && { path }),
      ...(url !== undefined && { url }),
      ...(text !== undefined && { text }),
    };
  }

  async #read(
    { repository, commit }: Pick<FoundObjective, 'repository' | 'commit'>,
    path: string,
  ): Promise<string | undefined> {
    const { mirrors, repositories } = this.#options;
    const ref = repositories.get(repository);
    const text = ref && (await mirrors.of(ref).read(commit, path));
    return text?.slice(0, LONGEST_TEXT);
  }

  #links({ slo, source }: FoundObjective): ObjectiveDetail['links'] {
    const base = this.#options.webUrls.get(source);
    if (base === undefined || !hasSloRules(slo)) return [];
    const query = new URLSearchParams({
      'g0.expr': errorRatio(slo, 3_600),
      ...{ 'g0.tab': '0', 'g0.range_input': '1d' },
    });
    return [{ title: source, url: `${base}/graph?${query}` }];
  }
}

function pairsOf(
  slo: Slo,
  burn: ObjectiveDetail['objective']['status']['burn'],
): ObjectiveDetail['pairs'] {
  const pairs = burnPairs(sloPeriodOf(slo), slo.budget, sloSliceOf(slo));
  return pairs.map(({ severity, long, short, factor, capped }) => {
    const [longBurn, shortBurn] = [burn[NAMES[long]], burn[NAMES[short]]];
    return {
      ...{ severity, long, short, factor, isCapped: capped === true },
      ...(longBurn !== undefined && { longBurn }),
      ...(shortBurn !== undefined && { shortBurn }),
    };
  });
}

function queriesOf({ indicator }: Slo): ObjectiveDetail['queries'] {
  const { form } = indicator;
  const titled = (title: string, query: string) => ({ title, query });
  switch (form) {
    case 'bad-total':
      return [titled('bad', indicator.bad), titled('total', indicator.total)];
    case 'good-total':
      return [titled('good', indicator.good), titled('total', indicator.total)];
    case 'raw':
      return [titled(indicator.means, indicator.raw)];
    case 'cloudwatch':
      return sloCloudWatchText(indicator.of);
    default:
      return [titled('threshold', indicator.query)];
  }
}
