import { drift, median, ratioOfMedians } from './statistics.mjs';

/** Controls that differ by more than this make a run void. */
export const MAX_DRIFT = 0.25;

/**
 * Turns samples into results.
 * @param samples {[metric id]: {[arm]: number[]}}
 */
export function summarize({ metrics, samples, controls, seed }) {
  const drifts = Object.keys(controls.before).map(name =>
    drift(controls.before[name], controls.after[name]),
  );
  const worst = Math.max(...drifts);
  return {
    void: worst > MAX_DRIFT,
    drift: worst,
    results: metrics.map(metric => {
      const arms = samples[metric.id] ?? {};
      const usable = Object.fromEntries(
        Object.entries(arms).filter(([, values]) =>
          values.every(Number.isFinite),
        ),
      );
      const compare = (above, below) =>
        usable[above]?.length && usable[below]?.length
          ? positive(usable[above], usable[below], seed)
          : undefined;
      return {
        ...metric,
        medians: Object.fromEntries(
          Object.entries(usable).map(([arm, values]) => [arm, median(values)]),
        ),
        stockToPortal: compare('S', 'P'),
        portalToLimit: compare('P', 'L'),
        samples: arms,
      };
    }),
  };
}

function positive(above, below, seed) {
  return [...above, ...below].every(value => value > 0)
    ? ratioOfMedians(above, below, { seed })
    : undefined;
}

/** The results as a table for people. */
export function table({ results, void: isVoid, drift: worst }) {
  const number = value =>
    value === undefined
      ? '–'
      : value.toLocaleString('en-US', {
          maximumFractionDigits: value < 10 ? 2 : 0,
        });
  const ratio = value =>
    value
      ? `${number(value.ratio)}× (${number(value.low)}–${number(value.high)})`
      : '–';
  const rows = [
    ['', 'S', 'P', 'L', 'S/P (95 %)', 'P/L (95 %)', 'goal S/P'],
    ...results.map(({ title, unit, medians, goal, ...result }) => [
      `${title} [${unit}]`,
      number(medians.S),
      number(medians.P),
      number(medians.L),
      ratio(result.stockToPortal),
      ratio(result.portalToLimit),
      goal ? `${goal}×` : '',
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  const percent = Math.round(worst * 100);
  lines.push(
    '',
    isVoid
      ? `VOID: the control cells drifted by ${percent} % (at most ${
          MAX_DRIFT * 100
        } %). The machine was busy with something else; run again.`
      : `Control cells drifted by ${percent} %.`,
  );
  return lines.join('\n');
}
