import { builtInBook, type PriceBook } from '@infra-portal/infra-common';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type Router,
} from 'express';
import { answerAll } from './answer';

/** Infracost sends a thousand questions at most. */
const MOST = 1_000;
const LARGEST_BODY = '4mb';

export interface PricingSettings {
  /** Key that callers have to send; absent: any, but there has to be one. */
  apiKey?: string;
  /** Default: the book that the portal brings along. */
  book?: PriceBook;
}

const checkKey =
  (apiKey: string | undefined): RequestHandler =>
  (request, response, next) => {
    const [, bearer] =
      /^Bearer (\S+)$/.exec(request.get('authorization') ?? '') ?? [];
    const given = request.get('x-api-key') || bearer;
    if (given && (apiKey === undefined || given === apiKey)) {
      next();
      return;
    }
    response.status(given ? 403 : 401).json({
      error: given ? 'Invalid API key' : 'No API key: send it as X-Api-Key',
      error_code: 'invalid_api_key',
    });
  };

/** Infracost reads `error`, whatever went wrong. */
const describe: ErrorRequestHandler = (error, _request, response, next) => {
  const { status } = Object(error);
  if (typeof status !== 'number' || status < 400 || status >= 500) {
    next(error);
    return;
  }
  const tooLong = status === 413;
  response.status(status).json({
    error: tooLong
      ? `The body may have ${LARGEST_BODY} at most`
      : 'The body must be JSON',
    error_code: tooLong ? 'too_large' : 'bad_request',
  });
};

/**
 * The pricing API of Infracost v0.10 (`/graphql`, `/event`), as its CLI calls it
 * at `INFRACOST_PRICING_API_ENDPOINT`.
 */
export function createPricingRouter({
  apiKey,
  book = builtInBook,
}: PricingSettings = {}): Router {
  const router = express.Router();
  router.use(
    checkKey(apiKey),
    express.json({ limit: LARGEST_BODY, type: () => true }),
  );
  router.post('/graphql', (request, response) => {
    const questions: unknown = request.body;
    if (!Array.isArray(questions) || questions.length > MOST) {
      response.status(400).json({
        error: `The body must be a list of up to ${MOST} queries`,
        error_code: 'bad_request',
      });
      return;
    }
    response.json(answerAll(questions, book));
  });
  router.post('/event', (_request, response) => {
    response.json({});
  });
  router.use(describe);
  return router;
}
