import { z } from 'zod';

/** A route of an HTTP API. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/drafts/{id}`. */
  path: string;
  id: string;
  summary: string;
  query?: Record<string, object>;
  body?: z.ZodType;
  /** Answers by status, with their schema; none for no content. */
  answers: Record<number, z.ZodType | undefined>;
  /** Type of an answer that is no JSON; its schema is a text. */
  type?: string;
  /** Statuses of errors, beside 401. */
  errors: number[];
  /** Anybody may ask. */
  open?: true;
}

/** The routes that every plugin has. */
export const OWN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Says that the plugin answers.',
    answers: { 200: z.object({ status: z.string() }) },
    errors: [],
    open: true,
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This description.',
    answers: { 200: z.object({ openapi: z.string() }) },
    errors: [],
  },
];

export interface OpenApiOptions {
  /** Id of the plugin. */
  title: string;
  operations: readonly Operation[];
  /** What statuses mean here, where that is not what they usually do. */
  meanings?: Record<number, string>;
  /** What an error says beside its name and message. */
  errorFields?: z.ZodRawShape;
}

const MEANINGS: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Begun',
  204: 'Done, nothing to say',
  400: 'The request is wrong',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Somebody else was faster',
  429: 'Asked too often; see Retry-After',
  503: 'Cannot be reached; see Retry-After',
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return rest;
}

const content = (schema: object, type = 'application/json') => ({
  [type]: { schema },
});

function responsesOf(
  { answers, errors, open, type }: Operation,
  meanings: Record<number, string>,
) {
  const responses: Record<string, object> = {};
  for (const [status, schema] of Object.entries(answers)) {
    responses[status] = {
      description: meanings[Number(status)],
      ...(schema && { content: content(schemaOf(schema, 'output'), type) }),
    };
  }
  for (const status of open ? errors : [401, ...errors]) {
    responses[status] = {
      description: meanings[status],
      content: content({ $ref: '#/components/schemas/Error' }),
    };
  }
  return responses;
}

function operationOf(
  operation: Operation,
  meanings: Record<number, string>,
): object {
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
      requestBody: {
        required: true,
        content: content(schemaOf(body, 'input')),
      },
    }),
    responses: responsesOf(operation, meanings),
  };
}

function pathsOf({ operations, meanings }: OpenApiOptions) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path][operation.method] = operationOf(operation, {
      ...MEANINGS,
      ...meanings,
    });
  }
  return paths;
}

/** An HTTP API as OpenAPI 3.1, made from the schemas that check it. */
export function openApi(options: OpenApiOptions): object {
  const errorSchema = z.looseObject({
    error: z.looseObject({
      name: z.string(),
      message: z.string(),
      ...options.errorFields,
    }),
    response: z.looseObject({ statusCode: z.number() }),
  });
  return {
    openapi: '3.1.0',
    info: { title: options.title, version: '1' },
    servers: [{ url: '/' }],
    paths: pathsOf(options),
    components: {
      securitySchemes: {
        backstage: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
      schemas: { Error: schemaOf(errorSchema, 'output') },
    },
  };
}
