import type { ApplicationSignalsClient } from '@aws-sdk/client-application-signals';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  type LocalisedText,
  type Slo,
  type SloCloudWatch,
  type SloReading,
  type SloSeries,
  sloWindowAt,
} from '@infra-portal/infra-common';
import {
  isSloFailure,
  type SloFailure,
  type SloNumbers,
  type SloRange,
  type SloReadings,
  type SloReadOptions,
  SloSourceError,
} from '../sources';
import { asksOf, endAt, happenedIn, type Measured, partsOf } from './asks';
import { cloudWatchProblem } from './cloudWatchProblem';
import { keyOf, Metrics } from './Metrics';
import { readingOf } from './reading';
import { seriesOf } from './seriesOf';
import { readSignals } from './signals';
import type { Round } from './types';

export interface CloudWatchSourceOptions {
  /** Of objectives and data sources that name none. */
  region?: string;
  metricsOf(region: string): CloudWatchClient;
  signalsOf(region: string): ApplicationSignalsClient;
  /** Epoch seconds. */
  now?: () => number;
}

const NO_REGION: LocalisedText = {
  en: 'Nobody says which region the metrics are in: write region into the metric, the DataSource or the configuration.',
  ko: '지표가 어느 리전에 있는지 알 수 없어요. 지표, DataSource 또는 설정에 region을 적어 주세요.',
};
const OTHER_SOURCE: LocalisedText = {
  en: 'The objective has queries of Prometheus, and its data source is CloudWatch. portalDatasource of the DataSource names the wrong one.',
  ko: '목표에는 Prometheus 쿼리가 있는데 데이터 소스는 CloudWatch예요. DataSource의 portalDatasource를 확인해 주세요.',
};
const NO_TILES: LocalisedText = {
  en: 'Application Signals tells what was attained in the whole window, not what happened in each hour.',
  ko: 'Application Signals는 전체 기간의 달성률만 알려 줘요. 시간별 값은 없어요.',
};

/** What an error of the SDK calls a question that it does not take. */
const REFUSED = /Validation|InvalidParameter|MissingRequiredParameter/;

/** An objective, and where its numbers are. */
interface Found<T extends SloCloudWatch = SloCloudWatch> {
  slo: Slo;
  of: T;
  region: string;
}

type Read = Map<string, SloReading | SloFailure>;

const isMeasured = (found: Found): found is Found<Measured> =>
  found.of.kind !== 'application-signals';

const isSignals = (
  found: Found,
): found is Found<Extract<SloCloudWatch, { kind: 'application-signals' }>> =>
  found.of.kind === 'application-signals';

/** Numbers of CloudWatch: sums of metrics, and attainment of Application Signals. */
export class CloudWatchSource implements SloNumbers {
  readonly #options: CloudWatchSourceOptions;
  readonly #now: () => number;
  readonly #metrics: Metrics;

  constructor(options: CloudWatchSourceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now() / 1_000);
    this.#metrics = new Metrics({
      ...{ clientOf: options.metricsOf, now: this.#now },
    });
  }

  async read(
    slos: readonly Slo[],
    { signal }: SloReadOptions = {},
  ): Promise<SloReadings> {
    const begun = performance.now();
    const round: Round = { queries: 0, ...(signal && { signal }) };
    const readings: Read = new Map();
    const regions = new Map<string, Found[]>();
    for (const slo of slos) {
      const found = this.#found(slo);
      if ('en' in found) {
        readings.set(slo.id, this.#failure(found));
      } else {
        const same = regions.get(found.region) ?? [];
        regions.set(found.region, [...same, found]);
      }
    }
    for (const [region, all] of regions) {
      const measured = all.filter(isMeasured);
      await this.#try(measured, readings, some => this.#measure(some, round));
      await this.#try(all.filter(isSignals), readings, some =>
        readSignals(
          this.#options.signalsOf(region),
          some.map(({ slo, of }) => ({ slo, objective: of.objective })),
          { at: Math.floor(this.#now()), round },
        ),
      );
    }
    const failures = [...readings.values()].filter(isSloFailure);
    const isDown = failures.length > 0 && failures.length === readings.size;
    return {
      readings,
      queries: round.queries,
      milliseconds: performance.now() - begun,
      ...(isDown && { problem: failures[0].message }),
    };
  }

  async series(
    slo: Slo,
    range: SloRange,
    { signal }: SloReadOptions = {},
  ): Promise<SloSeries> {
    const found = this.#found(slo);
    if ('en' in found) throw new SloSourceError(found);
    if (!isMeasured(found)) throw new SloSourceError(NO_TILES);
    try {
      return await seriesOf(
        slo,
        { of: found.of, region: found.region, now: this.#now() },
        range,
        {
          metrics: this.#metrics,
          round: { queries: 0, ...(signal && { signal }) },
        },
      );
    } catch (error) {
      throw new SloSourceError(cloudWatchProblem(error));
    }
  }

  #found(slo: Slo): Found | LocalisedText {
    if (slo.indicator.form !== 'cloudwatch') return OTHER_SOURCE;
    const { of } = slo.indicator;
    const region = of.region ?? this.#options.region;
    return region === undefined ? NO_REGION : { slo, of, region };
  }

  #failure(message: LocalisedText): SloFailure {
    return { message, at: new Date(this.#now() * 1_000).toISOString() };
  }

  /** One question that is refused does not hide the others: halves are asked. */
  async #try<T extends SloCloudWatch>(
    some: readonly Found<T>[],
    readings: Read,
    ask: (some: readonly Found<T>[]) => Promise<Read>,
  ): Promise<void> {
    if (some.length === 0) return;
    try {
      for (const [id, reading] of await ask(some)) readings.set(id, reading);
    } catch (error) {
      if (some.length > 1 && REFUSED.test((error as Error).name)) {
        const half = Math.ceil(some.length / 2);
        await this.#try(some.slice(0, half), readings, ask);
        await this.#try(some.slice(half), readings, ask);
        return;
      }
      const failure = this.#failure(cloudWatchProblem(error));
      some.forEach(({ slo }) => readings.set(slo.id, failure));
    }
  }

  async #measure(
    some: readonly Found<Measured>[],
    round: Round,
  ): Promise<Read> {
    const now = this.#now();
    const end = endAt(now);
    const wanted = some.map(found => ({
      found,
      parts: partsOf(found.slo, found.of, now),
    }));
    const answers = await this.#metrics.read(
      wanted.flatMap(({ found: { of, region }, parts }) =>
        [...parts.fine, ...parts.coarse].flatMap(part =>
          asksOf(of, region, part),
        ),
      ),
      round,
    );
    return new Map(
      wanted.map(({ found: { slo, of, region }, parts }) => {
        const inParts = (all: typeof parts.fine) =>
          all.flatMap(part => happenedIn(slo, of, { region, part }, answers));
        const keys = [...parts.fine, ...parts.coarse].flatMap(part =>
          asksOf(of, region, part).map(keyOf),
        );
        const observed = {
          fine: inParts(parts.fine),
          coarse: inParts(parts.coarse),
          messages: keys.flatMap(key => answers.get(key)!.messages),
        };
        const window = sloWindowAt(slo.window, end);
        return [slo.id, readingOf(observed, window, end)];
      }),
    );
  }
}
