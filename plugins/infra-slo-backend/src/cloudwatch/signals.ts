import {
  type ApplicationSignalsClient,
  BatchGetServiceLevelObjectiveBudgetReportCommand,
  type ServiceLevelObjectiveBudgetReport,
} from '@aws-sdk/client-application-signals';
import {
  type LocalisedText,
  type Slo,
  type SloReading,
  sloWindowAt,
  verbatim,
} from '@infra-portal/infra-common';
import type { SloFailure } from '../sources';
import type { Round } from './types';

/** Of one request, as the API has it. */
const MOST = 50;
const DAY = 86_400;
/** Seconds; attainment is that of the time that was asked for. */
const STALE = 3_600;

/** An objective that Application Signals keeps. */
export interface Kept {
  slo: Slo;
  /** Its name or ARN in AWS. */
  objective: string;
}

const otherGoal = (goal: number, target: number): LocalisedText => ({
  en: `Application Signals keeps ${goal} %, and the file promises ${target} %: budgets are those of the file.`,
  ko: `Application Signals의 목표는 ${goal}%인데 파일의 목표는 ${target}%예요. 예산은 파일을 기준으로 계산했어요.`,
});
const otherWindow: LocalisedText = {
  en: 'Application Signals looks back over another window than the file says; the numbers are of its own.',
  ko: 'Application Signals의 기간이 파일의 기간과 달라요. 값은 Application Signals의 기간을 기준으로 해요.',
};

const failureOf = (message: string): SloFailure => ({
  message: verbatim(message.slice(0, 300)),
  at: new Date().toISOString(),
});

/**
 * Attainment of objectives of one region, fifty in a request. It tells of the whole
 * window only: burn rates of shorter times stay unknown.
 * @param at epoch seconds
 * @throws Error of the SDK
 */
export async function readSignals(
  client: ApplicationSignalsClient,
  kept: readonly Kept[],
  { at, round }: { at: number; round: Round },
): Promise<Map<string, SloReading | SloFailure>> {
  const found = new Map<string, SloReading | SloFailure>();
  for (let first = 0; first < kept.length; first += MOST) {
    const some = kept.slice(first, first + MOST);
    round.queries++;
    const { Reports = [], Errors = [] } = await client.send(
      new BatchGetServiceLevelObjectiveBudgetReportCommand({
        Timestamp: new Date(at * 1_000),
        SloIds: [...new Set(some.map(({ objective }) => objective))],
      }),
      { abortSignal: round.signal },
    );
    for (const { slo, objective } of some) {
      const isIt = (each: { Arn?: string; Name?: string }) =>
        each.Arn === objective || each.Name === objective;
      const report = Reports.find(isIt);
      const error = Errors.find(isIt);
      found.set(
        slo.id,
        report
          ? signalOf(slo, report, at)
          : failureOf(
              error
                ? `${error.ErrorCode}: ${error.ErrorMessage}`
                : `Application Signals knows no objective ${objective}.`,
            ),
      );
    }
  }
  return found;
}

function signalOf(
  slo: Slo,
  report: ServiceLevelObjectiveBudgetReport,
  at: number,
): SloReading {
  const { Attainment, BudgetStatus, Goal } = report;
  const isKnown =
    BudgetStatus !== 'INSUFFICIENT_DATA' &&
    Attainment !== undefined &&
    Number.isFinite(Attainment);
  const target = Number((slo.target * 100).toPrecision(12));
  const goal = Goal?.AttainmentGoal;
  const warnings = [
    ...(goal !== undefined && Math.abs(goal - target) > 1e-9
      ? [otherGoal(goal, target)]
      : []),
    ...(isOther(slo, Goal?.Interval) ? [otherWindow] : []),
  ];
  return {
    ...{ source: 'application-signals', at, ...sloWindowAt(slo.window, at) },
    errors: isKnown ? { period: Math.max(0, 1 - Attainment / 100) } : {},
    ...{ hasData: isKnown, hasTraffic: isKnown },
    ...{ staleAfter: STALE, alerts: [], warnings },
  };
}

const UNITS: Record<string, number> = {
  ...{ MINUTE: 60, HOUR: 3_600, DAY },
};

/** Whether a rolling interval has another length; months have none to compare. */
function isOther(
  { window }: Slo,
  interval: NonNullable<ServiceLevelObjectiveBudgetReport['Goal']>['Interval'],
): boolean {
  const rolling = interval?.RollingInterval;
  if (!interval) return false;
  if (!rolling) return window.kind === 'rolling';
  const unit = UNITS[rolling.DurationUnit ?? ''];
  if (window.kind !== 'rolling') return true;
  return (
    unit !== undefined && unit * (rolling.Duration ?? 0) !== window.seconds
  );
}
