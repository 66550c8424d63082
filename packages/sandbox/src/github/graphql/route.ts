import express, { Router } from 'express';
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { GitHub } from '../github';
import { authenticate } from '../rest/authenticate';
import { HttpError } from '../rest/errors';
import { RateLimiter, setRateHeaders } from '../rest/rateLimit';
import { Context } from './context';
import { depthLimit } from './limits';
import { root } from './root';
import { schema } from './schema';

/** Hostile queries end here instead of in memory. */
const MAX_TOKENS = 4000;

/** Errors as GitHub writes them: the type stands beside the message. */
function present(github: GitHub, error: GraphQLError) {
  const { message, locations, path, extensions, originalError } = error;
  const known = !originalError || originalError instanceof GraphQLError;
  const http = originalError instanceof HttpError ? originalError : undefined;
  if (!known && !http) github.log(`graphql: ${originalError?.stack}`);
  return {
    ...(extensions.type !== undefined && { type: extensions.type }),
    ...(http && { type: http.status === 404 ? 'NOT_FOUND' : 'UNPROCESSABLE' }),
    ...(path && { path }),
    ...(locations && { locations }),
    message: known || http ? message : 'Something went wrong',
  };
}

/** `POST /api/graphql` (and `/graphql`). */
export function createGraphqlRouter(
  github: GitHub,
  limiter: RateLimiter,
): Router {
  const router = express.Router();
  const parser = express.json({
    limit: '1mb',
    type: () => true,
    strict: false,
  });
  router.post(['/api/graphql', '/graphql'], parser, async (req, res) => {
    const { actor } = await authenticate(github, req);
    if (!actor) {
      throw new HttpError(
        401,
        'This endpoint requires you to be authenticated.',
      );
    }
    setRateHeaders(res, limiter.take(`graphql:${actor.token.id}`), 'graphql');
    const { query, variables, operationName } = Object(req.body);
    const fail = (errors: readonly GraphQLError[]) =>
      res.json({ errors: errors.map(error => present(github, error)) });
    if (typeof query !== 'string' || query === '') {
      fail([
        new GraphQLError(
          'A query attribute must be specified and must be a string.',
        ),
      ]);
      return;
    }
    let document;
    try {
      document = parse(query, { maxTokens: MAX_TOKENS });
    } catch (error) {
      fail([error as GraphQLError]);
      return;
    }
    const problems = validate(schema, document, [
      ...specifiedRules,
      depthLimit,
    ]);
    const operation = getOperationAST(document, operationName);
    if (problems.length > 0 || operation?.operation === 'subscription') {
      fail(problems);
      return;
    }
    const context = new Context(github, actor);
    const result = await execute({
      schema,
      document,
      rootValue: root(context),
      variableValues: Object(variables),
      operationName,
    });
    res.json({
      ...(result.data !== undefined && { data: result.data }),
      ...(result.errors && {
        errors: result.errors.map(error => present(github, error)),
      }),
    });
  });
  return router;
}
