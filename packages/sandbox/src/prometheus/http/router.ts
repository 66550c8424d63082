import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { Storage } from '../engine/types';
import type { RunningGroup } from '../rules/RuleStorage';
import { PromqlError } from '../promql/errors';
import { type Failures, failing } from './failures';
import { labelSets } from './metadata';
import { parametersOf } from './parameters';
import { instantQuery, rangeQuery } from './queries';
import { alertsOf, groupsOf } from './rules';

const VERSION = '2.42.0';
const LABEL = /^[a-zA-Z_]\w*$/;

const describe: ErrorRequestHandler = (error, _request, response, next) => {
  const [status, errorType, message] =
    error instanceof PromqlError
      ? [error.type === 'bad_data' ? 400 : 422, error.type, error.message]
      : [Object(error).status, 'bad_data', 'error parsing form values'];
  if (typeof status !== 'number' || status >= 500) {
    next(error);
    return;
  }
  response.status(status).json({ status: 'error', errorType, error: message });
};

/** What the API is about. */
export interface Served {
  open(): Promise<Storage>;
  /** Milliseconds. */
  readonly now: number;
  readonly groups: readonly RunningGroup[];
}

/** The HTTP API of Prometheus 2.42, as far as readers of metrics use it. */
export function createPrometheusRouter(
  prometheus: Served,
  failures: Failures,
): Router {
  const router = express.Router();
  const started = new Date(prometheus.now).toISOString();
  router.get(['/-/healthy', '/-/ready'], (request, response) => {
    const state = request.path.endsWith('healthy') ? 'Healthy' : 'Ready';
    response.type('text').send(`Prometheus Server is ${state}.\n`);
  });
  router.use(
    express.urlencoded({ extended: false, limit: '10mb' }),
    failing(failures),
  );

  const answer =
    (dataOf: (request: Request) => unknown): RequestHandler =>
    async (request, response: Response) => {
      const data = await dataOf(request);
      const { warnings } = response.locals;
      response.json({ status: 'success', data, ...(warnings && { warnings }) });
    };
  const both = (path: string, handler: RequestHandler) =>
    router.route(path).get(handler).post(handler);
  const labels = async (request: Request, needed: boolean) =>
    labelSets(await prometheus.open(), request, {
      ...{ now: prometheus.now, needed },
    });

  both(
    '/api/v1/query',
    answer(async request =>
      instantQuery(
        await prometheus.open(),
        parametersOf(request),
        prometheus.now,
      ),
    ),
  );
  both(
    '/api/v1/query_range',
    answer(async request =>
      rangeQuery(await prometheus.open(), parametersOf(request)),
    ),
  );
  both(
    '/api/v1/series',
    answer(async request =>
      (await labels(request, true)).map(({ record }) => record),
    ),
  );
  both(
    '/api/v1/labels',
    answer(async request => {
      const found = await labels(request, false);
      const names = found.flatMap(({ entries }) =>
        entries.map(([name]) => name),
      );
      return [...new Set(names)].sort();
    }),
  );
  router.get(
    '/api/v1/label/:name/values',
    answer(async request => {
      const name = String(request.params.name);
      if (!LABEL.test(name)) {
        throw new PromqlError(
          'bad_data',
          `invalid label name: ${JSON.stringify(name)}`,
        );
      }
      const found = await labels(request, false);
      const values = found.map(each => each.get(name)).filter(Boolean);
      return [...new Set(values)].sort();
    }),
  );
  router.get(
    '/api/v1/rules',
    answer(async request => {
      await prometheus.open();
      const type = parametersOf(request)('type');
      if (type && type !== 'alert' && type !== 'record') {
        throw new PromqlError(
          'bad_data',
          `not supported value ${JSON.stringify(type)}`,
        );
      }
      return { groups: groupsOf(prometheus.groups, prometheus.now, type) };
    }),
  );
  router.get(
    '/api/v1/alerts',
    answer(async () => {
      await prometheus.open();
      return { alerts: alertsOf(prometheus.groups, prometheus.now) };
    }),
  );
  router.get(
    '/api/v1/status/buildinfo',
    answer(() => ({
      ...{ version: VERSION, revision: 'sandbox', branch: 'sandbox' },
      ...{ buildUser: '', buildDate: '', goVersion: '' },
    })),
  );
  router.get(
    '/api/v1/status/runtimeinfo',
    answer(() => ({
      ...{ startTime: started, CWD: '/', reloadConfigSuccess: true },
      ...{ lastConfigTime: started, corruptionCount: 0, goroutineCount: 1 },
      ...{ GOMAXPROCS: 1, GOGC: '', GODEBUG: '', storageRetention: '40d' },
    })),
  );
  router.use(describe);
  return router;
}
