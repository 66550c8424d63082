import http from 'node:http';
import { text } from 'node:stream/consumers';

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'];
const PERIOD = 2_592_000;
const TILE = 3_600;

/**
 * Answers as a Prometheus whose rules recorded all of these objectives, at once:
 * what is measured is the portal, and how much it asks.
 * @returns its address, how often it was asked, and how to end it
 */
export async function startRecorded(ids) {
  const asked = { instant: 0, range: 0 };
  const server = http.createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const isRange = request.url.includes('query_range');
    asked[isRange ? 'range' : 'instant'] += 1;
    const data = isRange ? matrix(form) : vector(ids);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    stop: () => new Promise(done => server.close(done)),
  };
}

/** Every third burns, every tenth has nothing left. */
function errorsOf(number) {
  if (number % 10 === 0) return 0.002;
  return number % 3 === 0 ? 0.0006 : 0.00001;
}

function vector(ids) {
  const now = Date.now() / 1_000;
  const row = (metric, value) => ({ metric, value: [now, String(value)] });
  const result = ids.flatMap((sloth_id, number) => {
    const errors = errorsOf(number);
    const of = (slo_part, value) => row({ sloth_id, slo_part }, value);
    return [
      ...WINDOWS.map(sloth_window =>
        row(
          {
            __name__: `slo:sli_error:ratio_rate${sloth_window}`,
            ...{ sloth_id, sloth_window },
          },
          errors,
        ),
      ),
      row({ __name__: 'slo:sli_total:rate5m', sloth_id }, 12_000),
      of('newest', now - 15),
      of('newest0', now - 15),
      of(`cover:${PERIOD}`, 10_000),
      of(`oldest:${PERIOD}`, now - PERIOD),
      of(`total:${PERIOD}`, 12_000),
      of(`bad:${PERIOD}`, 12_000 * errors),
    ];
  });
  result.push(row({ slo_part: 'clock' }, now));
  return { resultType: 'vector', result };
}

/** Bad and all of each tile, whatever is asked. */
function matrix(form) {
  const start = Number(form.get('start'));
  const end = Number(form.get('end'));
  const step = Number(form.get('step')) || TILE;
  const times = [];
  for (let at = start; at <= end; at += step) times.push(at);
  const series = (slo_part, value) => ({
    metric: { slo_part },
    values: times.map(at => [at, String(value)]),
  });
  return {
    resultType: 'matrix',
    result: [series('bad', 4), series('total', 40_000)],
  };
}
