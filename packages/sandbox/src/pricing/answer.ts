import type { PriceBook } from '@infra-portal/infra-common';
import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  GraphQLError,
  parse,
  validate,
} from 'graphql';
import { PatternMatcher } from './patterns';
import { type ProductFilter, productsOf } from './products';
import { schema } from './schema';

const MOST_TOKENS = 300;

/** A query that was read, or why it cannot be. */
type Read = DocumentNode | readonly GraphQLError[];

function read(query: string): Read {
  try {
    const document = parse(query, { maxTokens: MOST_TOKENS });
    const errors = validate(schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const isDocument = (given: Read): given is DocumentNode => 'kind' in given;

const failed = (message: string): ExecutionResult => ({
  errors: [new GraphQLError(message)],
});

/** Answers the questions of one request from a book, each by itself. */
export function answerAll(
  questions: readonly unknown[],
  book: PriceBook,
): ExecutionResult[] {
  const patterns = new PatternMatcher();
  // All questions of Infracost have one text.
  const known = new Map<string, Read>();
  return questions.map(question => {
    const { query, variables } = Object(question);
    if (typeof query !== 'string' || query === '') {
      return failed('GraphQL operations must contain a non-empty `query`.');
    }
    const document = known.get(query) ?? read(query);
    known.set(query, document);
    if (!isDocument(document)) return { errors: document };
    return executeSync({
      ...{ schema, document },
      variableValues: typeof variables === 'object' ? variables : undefined,
      rootValue: {
        products: ({ filter }: { filter?: ProductFilter | null }) =>
          productsOf(book, filter ?? {}, patterns),
      },
    });
  });
}
