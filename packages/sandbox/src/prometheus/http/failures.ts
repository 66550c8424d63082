import type { RequestHandler } from 'express';
import { z } from 'zod';

/** How answers go wrong until somebody takes it back. */
export const failureSchema = z.strictObject({
  kind: z.enum([
    ...(['down', 'slow', 'unauthorized'] as const),
    ...(['unprocessable', 'unavailable', 'partial'] as const),
  ]),
  /** Requests that it meets; absent: all. */
  times: z.int().min(1).optional(),
  /** Of `slow`. */
  seconds: z.number().positive().max(600).default(30),
  /** Only queries that have this in them; absent: all requests. */
  contains: z.string().optional(),
  message: z.string().optional(),
});
export type PrometheusFailure = z.output<typeof failureSchema>;

/** What goes wrong at the moment. */
export class Failures {
  #all: PrometheusFailure[] = [];

  get list(): readonly PrometheusFailure[] {
    return this.#all;
  }

  arrange(failure: PrometheusFailure) {
    this.#all.push(failure);
  }

  clear() {
    this.#all = [];
  }

  /** The failure of a request; the first one that fits. */
  take(query: string): PrometheusFailure | undefined {
    const index = this.#all.findIndex(
      ({ contains }) => contains === undefined || query.includes(contains),
    );
    const found = this.#all[index];
    if (found?.times === undefined) return found;
    if (found.times === 1) this.#all.splice(index, 1);
    else this.#all[index] = { ...found, times: found.times - 1 };
    return found;
  }
}

/** Lets requests fail as they are arranged to. */
export const failing =
  (failures: Failures): RequestHandler =>
  (request, response, next) => {
    const query = `${request.query.query ?? ''}${
      Object(request.body).query ?? ''
    }`;
    const failure = failures.take(query);
    const error = (status: number, errorType: string, message: string) => {
      response.status(status).json({
        ...{ status: 'error', errorType, error: failure?.message ?? message },
      });
    };
    switch (failure?.kind) {
      case 'down':
        request.socket.destroy();
        return;
      case 'slow': {
        const timer = setTimeout(next, failure.seconds * 1_000);
        response.on('close', () => clearTimeout(timer));
        return;
      }
      case 'unauthorized':
        response.status(401).set('WWW-Authenticate', 'Basic');
        response.type('text').send('Unauthorized\n');
        return;
      case 'unprocessable':
        error(
          422,
          'execution',
          'query processing would load too many samples into memory in query execution',
        );
        return;
      case 'unavailable':
        error(503, 'timeout', 'query timed out in expression evaluation');
        return;
      case 'partial':
        response.locals.warnings = [
          failure.message ??
            'some series are missing: a remote store did not answer',
        ];
        next();
        return;
      default:
        next();
    }
  };
