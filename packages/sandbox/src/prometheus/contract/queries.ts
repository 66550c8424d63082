import { BEGIN, END } from './fixture';

/** What is asked of both: an instant, or a range of time. */
export interface Question {
  path: string;
  parameters: Record<string, string>;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
const api = 'http_requests_total{job="api"}';
const bad = 'http_requests_total{job="api",code=~"5.."}';
const safeRatio = (window: string) =>
  `((sum(rate(${bad}[${window}]))) or (sum(rate(${api}[${window}]))) * 0) / ((sum(rate(${api}[${window}]))) > 0)`;

/** Queries of the portal and its rules, and their neighbours. */
export const expressions = [
  // Selectors.
  ...['http_requests_total', '{__name__=~"http_.*|odd_.+"}', 'nothing'],
  ...['{job="api",code!="200"}', 'http_requests_total{code!~"2..|3.."}'],
  ...['http_requests_total{code=~""}', '{job=~"a.*",missing=""}'],
  ...['odd_gauge{kind=~"N.*|(?i)NAN"}', 'gone_total', 'gone_total offset 3h'],
  ...['target_info{note="a \\"b\\" \\\\ c\\nd"}', "{job='late'}"],
  ...['{__name__="quiet_total"}', 'http_requests_total offset -30m'],
  // Ranges.
  ...[`rate(${api}[5m])`, `increase(${api}[1h])`, `irate(${api}[10m])`],
  ...[`rate(${api}[1234567s])`, `increase(${api}[3d])`, `rate(${api}[1m])`],
  ...[
    'rate(quiet_total[30m])',
    'increase(http_requests_total{job="late"}[2h])',
  ],
  ...['rate(gone_total[2h] offset 4h)', 'delta(latency_seconds[1h])'],
  ...['increase(http_requests_total{code="200"}[26h13m7s])'],
  ...['sum', 'avg', 'min', 'max', 'count', 'last', 'present', 'absent'].flatMap(
    name => [
      `${name}_over_time(latency_seconds[1h])`,
      `${name}_over_time(odd_gauge[40m])`,
      `${name}_over_time(gone_total[6h])`,
    ],
  ),
  'sum_over_time(http_requests_total[3d])',
  // Subqueries.
  'max_over_time(sum(rate(http_requests_total[5m]))[1h:1m])',
  'avg_over_time(((max(latency_seconds{tag_Environment="prod"} >= 0)) > bool 0.4)[6h:1m])',
  `count_over_time((sum(rate(${api}[5m])) > 0)[3d:1h])`,
  'sum_over_time((latency_seconds > 0.3)[2h:7m] offset 13m)',
  'rate(http_requests_total[1h:])',
  'time() - max(max_over_time(timestamp(gone_total)[1d:1m]))',
  'last_over_time(vector(3)[10m:1m])',
  // Functions.
  ...['absent(nothing{a="b",c=~"d"})', 'absent(http_requests_total)'],
  ...['absent(sum(nothing{a="b"}))', 'absent(nothing{a="b",a="c"})'],
  ...['clamp_min(odd_gauge, 3)', 'clamp_max(odd_gauge, 3)'],
  ...['clamp(odd_gauge, 2, 5)', 'clamp(odd_gauge, 5, 2)', 'abs(odd_gauge)'],
  ...['ceil(latency_seconds)', 'floor(latency_seconds)', 'sgn(odd_gauge)'],
  ...['round(latency_seconds, 0.1)', 'round(odd_gauge)', 'sqrt(odd_gauge)'],
  ...['vector(1)', 'vector(time())', 'time()', 'scalar(quiet_total)'],
  ...[
    'scalar(odd_gauge)',
    'timestamp(latency_seconds)',
    'timestamp(vector(1))',
  ],
  ...['timestamp(odd_gauge * 2)', '"a text"', '1.5e-9', '-Inf', '0x1F + 017'],
  'label_replace(http_requests_total, "kind", "$1-x", "code", "(.).*")',
  'label_replace(http_requests_total, "job", "", "code", "5..")',
  'label_replace(http_requests_total, "k", "${first}$$", "job", "(?P<first>a).*")',
  'label_replace(http_requests_total, "k", "x", "nothing", "")',
  // Aggregations.
  ...['sum', 'avg', 'min', 'max', 'count', 'group'].flatMap(op => [
    `${op}(http_requests_total)`,
    `${op} by (job) (http_requests_total)`,
    `${op}(odd_gauge) without (kind)`,
    `${op} by (code, missing) (rate(http_requests_total[10m]))`,
  ]),
  ...['topk(2, http_requests_total)', 'bottomk(1, odd_gauge) by (kind)'],
  ...['topk by (job) (1, http_requests_total)', 'topk(0, odd_gauge)'],
  'count by (__name__, job) ({__name__=~".+"})',
  // Operators.
  ...['1 + 2 * 3 ^ 2 % 5', '-1 ^ 2', '2 ^ 3 ^ 2', '1 == bool 1', '1 / 0'],
  ...['0 / 0', '-latency_seconds', '-(1 + 2)', 'odd_gauge * -1', '5 % -3'],
  ...['odd_gauge > 5', '5 < odd_gauge', 'odd_gauge > bool 5', 'odd_gauge != 5'],
  ...['odd_gauge == odd_gauge', 'odd_gauge ^ 2'],
  ...['odd_gauge -1', '3 -1', 'odd_gauge-1', '1-1', '2 ^ -1 ^ 2', '+1 + +2'],
  ...['-1 ^ 2 * 3', '-2 ^ 2 ^ 0.5', '(-1) ^ 2', '-odd_gauge ^ 2', '- 1', '--1'],
  ...['http_requests_total - http_requests_total', '1 - latency_seconds'],
  `sum by (instance) (${api}) / on (instance) group_left (team) target_info`,
  `${api} * on (instance) group_left (team, note) target_info`,
  `target_info * on (instance) group_right (team) ${api}`,
  `${api} / ignoring (code) group_left () sum without (code) (${api})`,
  `sum by (instance) (${api}) > on (instance) sum by (instance) (${bad})`,
  `sum by (instance) (${api}) > bool on (instance) sum by (instance) (${bad})`,
  `${api} and on (instance) ${bad}`,
  `${api} unless on (instance) ${bad}`,
  `${bad} or on (instance) ${api}`,
  `${bad} or ${api}`,
  `${bad} and ignoring (code) ${api}`,
  'nothing or vector(0)',
  'sum(nothing) or vector(0)',
  'nothing / vector(0)',
  'vector(0) / vector(0)',
  'sum(quiet_total) * 0 / (sum(rate(quiet_total[5m])) > 0)',
  // What the portal makes.
  ...['5m', '1h', '6h', '1d', '3d'].map(safeRatio),
  'clamp_min((sum(rate(http_requests_total[1h]))) - ((sum(rate(nothing[1h]))) or (sum(rate(http_requests_total[1h]))) * 0), 0)',
  `(max(latency_seconds > (14.4 * 0.01)) without (job) and max(latency_seconds > (1 * 0.01)) without (job))`,
  // A remark is none of the query.
  'sum(http_requests_total) # all of them\n',
];

/** Both refuse them, and say so in the same way. */
export const refused = [
  ...['', 'sum(', 'http_requests_total[5m', 'a b', 'foo{a="x"', '{}', '{a=""}'],
  ...['rate(http_requests_total)', 'sum(http_requests_total[5m])', 'foo(a)'],
  ...['http_requests_total[5m]', 'http_requests_total[1h:5m]', '"text"'],
  ...['1 == 1', 'odd_gauge and 1', 'odd_gauge + bool 1', 'a[0s]', 'a[1x]'],
  ...['rate(a[5m], 2)', 'abs()', 'clamp_min(a)', 'a{b=~"("}', 'sum by (a) 1'],
  ...['a{__name__="b"}', 'a offset 5m offset 5m', '(a + b)[5m]', 'a[5]'],
  ...['odd_gauge and on (kind) group_left () odd_gauge', 'topk(odd_gauge, 1)'],
  ...['a on (b) c', '1 + on (a) 2', 'a + on (b) group_left (b) c', '1 and 2'],
  ...['first_over_time(a[5m])', '{"a b"="c"}', 'a{b="\\q"}', '5m', '1_000'],
  ...['-"text"', 'a offset 5', 'http_requests_total + on (job) odd_gauge[5m]'],
  // These fail by what is found.
  `${api} + on (job) ${bad}`,
  `${bad} + on (job) ${api}`,
  `${api} / on (job) group_left () ${api}`,
  'rate({__name__=~"quiet_total|gone_total",job=~".*"}[5m]) or vector(1)',
  'label_replace(odd_gauge, "kind", "same", "kind", ".*")',
  'label_replace(odd_gauge, "1bad", "x", "kind", ".*")',
  'label_replace(odd_gauge, "a", "x", "kind", "(")',
  'abs({__name__=~"quiet_total|late_total",job="quiet"} or label_replace(quiet_total, "__name__", "late_total", "job", ".*"))',
];

const instants = [
  ...[BEGIN + 3 * DAY - HOUR - 40.5, END, END + 299, END + 301],
  BEGIN + 2_030 * 60 + 17,
];
const ranges = [
  { start: BEGIN - HOUR, end: END + 2 * HOUR, step: '3607' },
  { start: BEGIN + 2_480 * 60, end: BEGIN + 2_530 * 60, step: '30s' },
];

/** Malformed requests, which are answered alike. */
const malformed: Question[] = [
  { path: '/query', parameters: { query: 'up', time: 'yesterday' } },
  {
    path: '/query_range',
    parameters: { query: 'up', start: '0', end: '100', step: '0' },
  },
  {
    path: '/query_range',
    parameters: { query: 'up', start: '100', end: '0', step: '1' },
  },
  {
    path: '/query_range',
    parameters: { query: 'up', start: '0', end: '11001', step: '1' },
  },
  {
    path: '/query_range',
    parameters: { query: 'up', start: '0', end: '11000', step: '1' },
  },
  {
    path: '/query_range',
    parameters: { query: 'up', start: '0', end: '100', step: 'x' },
  },
  { path: '/query_range', parameters: { query: 'up' } },
  { path: '/query', parameters: { query: 'up', time: '2026-01-01T00:00:00Z' } },
  { path: '/series', parameters: {} },
  { path: '/series', parameters: { 'match[]': 'sum(up)' } },
];

/** Everything that is asked, many questions for each expression. */
export const questions: Question[] = [
  ...[...expressions, ...refused].flatMap(query => [
    ...instants.map(time => ({
      path: '/query',
      parameters: { query, time: String(time) },
    })),
    ...ranges.map(({ start, end, step }) => ({
      path: '/query_range',
      parameters: { query, start: `${start}`, end: `${end}`, step },
    })),
  ]),
  ...malformed,
];
