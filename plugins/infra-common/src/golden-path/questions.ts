import { z } from 'zod';
import { pattern } from '../standards/fields';
import { localised } from './pathFields';

const description = z.string().optional();
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const text = z.strictObject({
  type: z.literal('string'),
  description,
  enum: z.array(z.string()).min(1).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(1).max(65536).default(4096),
  pattern: pattern.optional(),
});

const numeric = z.strictObject({
  type: z.enum(['integer', 'number']),
  description,
  enum: z.array(z.number()).min(1).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const truth = z.strictObject({ type: z.literal('boolean'), description });

const list = z.strictObject({
  type: z.literal('array'),
  description,
  items: z.discriminatedUnion('type', [text, numeric, truth]),
  minItems: z.int().min(0).optional(),
  maxItems: z.int().min(1).max(1000).default(100),
  uniqueItems: z.boolean().default(false),
});

/** The part of JSON Schema that answers are described with. */
export const answerSchema = z
  .discriminatedUnion('type', [text, numeric, truth, list])
  .meta({
    description:
      'JSON Schema of the answer: text, number, true or false, or a list of them.',
  });

/** A question that a golden path asks beyond those that all have. */
export const question = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z][A-Za-z0-9]{0,62}$/,
        'must be one word in camel case, such as scheduleHours',
      ),
    title: localised,
    help: localised.optional(),
    schema: answerSchema,
    default: z
      .union([scalar, z.array(scalar)])
      .optional()
      .meta({ description: 'Without one the answer is null until given.' }),
    defaultFrom: localised
      .optional()
      .meta({ description: 'Where the default comes from, for people.' }),
    for: z.enum(['service', 'application']).optional().meta({
      description:
        'application: only the skeleton of the application needs it, so it is asked with that. Default: service.',
    }),
    required: z
      .boolean()
      .default(false)
      .meta({ description: 'There is no service without an answer.' }),
  })
  .superRefine((asked, context) => {
    if (asked.default === undefined) return;
    if (answerType(asked.schema).safeParse(asked.default).success) return;
    context.addIssue({
      code: 'custom',
      path: ['default'],
      message: 'must be an answer that its schema allows',
    });
  });

export type PathQuestion = z.output<typeof question>;
type AnswerSchema = z.output<typeof answerSchema>;

/** The check of an answer; its sentences are those of other fields. */
export function answerType(schema: AnswerSchema): z.ZodType {
  switch (schema.type) {
    case 'string':
      return textType(schema);
    case 'boolean':
      return z.boolean();
    case 'array':
      return listType(schema);
    default:
      return numberType(schema);
  }
}

function textType(schema: z.output<typeof text>): z.ZodType {
  if (schema.enum) return z.enum(schema.enum);
  let type = z.string().max(schema.maxLength);
  if (schema.minLength !== undefined) type = type.min(schema.minLength);
  if (schema.pattern === undefined) return type;
  const rule = new RegExp(schema.pattern, 'u');
  return type.superRefine((answer, context) => {
    if (rule.test(answer)) return;
    context.addIssue({
      code: 'custom',
      message: `must follow the rule ${schema.pattern}`,
      params: {
        code: 'pattern',
        ko: `규칙에 맞지 않습니다: ${schema.pattern}`,
      },
    });
  });
}

function numberType(schema: z.output<typeof numeric>): z.ZodType {
  let type: z.ZodNumber = schema.type === 'integer' ? z.int() : z.number();
  if (schema.minimum !== undefined) type = type.min(schema.minimum);
  if (schema.maximum !== undefined) type = type.max(schema.maximum);
  const { enum: allowed } = schema;
  if (!allowed) return type;
  const values = allowed.join(', ');
  return type.superRefine((answer, context) => {
    if (allowed.includes(answer)) return;
    context.addIssue({
      code: 'custom',
      message: `must be one of: ${values}`,
      params: { code: 'choice', ko: `다음 가운데 하나여야 합니다: ${values}` },
    });
  });
}

function listType(schema: z.output<typeof list>): z.ZodType {
  let type = z.array(answerType(schema.items)).max(schema.maxItems);
  if (schema.minItems !== undefined) type = type.min(schema.minItems);
  if (!schema.uniqueItems) return type;
  return type.refine(items => new Set(items).size === items.length, {
    error: 'has one item twice',
  });
}
