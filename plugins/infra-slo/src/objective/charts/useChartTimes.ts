import { useFormats } from '../useFormats';

const DAYS_FROM = 3 * 86_400;
const HOURS_FROM = 6 * 3_600;

/** Texts of times that fit how much of the past is shown. */
export function useChartTimes(seconds: number) {
  const { day, moment, timeOfDay } = useFormats();
  const isLong = seconds > DAYS_FROM;
  const hour = (at: number) => moment(Math.floor(at / 3_600) * 3_600);
  const fine = seconds > HOURS_FROM ? hour : moment;
  return {
    /** Beside an axis. */
    axis: isLong ? day : timeOfDay,
    /** Names rows of a table, so that it does not have one for each tile. */
    row: isLong ? day : fine,
  };
}
