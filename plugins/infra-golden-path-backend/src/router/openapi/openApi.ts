import { gateFindingSchema } from '@infra-portal/infra-common';
import { z } from 'zod';
import { type Operation, OPERATIONS } from './operations';

const MEANINGS: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  204: 'Done, nothing to say',
  400: 'The request is wrong, or gates failed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'What was seen is no longer so',
  429: 'Asked too often; see Retry-After',
  503: 'GitHub cannot be reached; see Retry-After',
};

const errorSchema = z.looseObject({
  error: z.looseObject({
    name: z.string(),
    message: z.string(),
    /** Of failed gates. */
    findings: z.array(gateFindingSchema).optional(),
    /** Of the preview as it is now. */
    digest: z.string().optional(),
  }),
  response: z.looseObject({ statusCode: z.number() }),
});

let made: object | undefined;

/** The HTTP API as OpenAPI 3.1, made from the schemas that check it. */
export function openApi(): object {
  made ??= {
    openapi: '3.1.0',
    info: { title: 'infra-golden-path', version: '1' },
    servers: [{ url: '/' }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        backstage: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      schemas: { Error: schemaOf(errorSchema, 'output') },
    },
  };
  return made;
}

function pathsOf(operations: readonly Operation[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path][operation.method] = operationOf(operation);
  }
  return paths;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return rest;
}

const json = (schema: object) => ({ 'application/json': { schema } });

function operationOf(operation: Operation): object {
  const { id, summary, body, path, query = {}, open } = operation;
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, schema]) => ({
      name,
      in: 'query',
      schema,
    })),
  ];
  return {
    operationId: id,
    summary,
    security: open ? [] : [{ backstage: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: json(schemaOf(body, 'input')) },
    }),
    responses: responsesOf(operation),
  };
}

function responsesOf({ answers, errors, open }: Operation) {
  const responses: Record<string, object> = {};
  for (const [status, schema] of Object.entries(answers)) {
    responses[status] = {
      description: MEANINGS[Number(status)],
      ...(schema && { content: json(schemaOf(schema, 'output')) }),
    };
  }
  for (const status of open ? errors : [401, ...errors]) {
    responses[status] = {
      description: MEANINGS[status],
      content: json({ $ref: '#/components/schemas/Error' }),
    };
  }
  return responses;
}
