import { COLLECTIONS } from './collectionExpressions';
import { ENCODINGS } from './encodingExpressions';
import { LANGUAGE } from './languageExpressions';
import { TEXTS } from './textExpressions';

/** Expressions that are compared with Terraform's own console. */
export const EXPRESSIONS = [LANGUAGE, TEXTS, COLLECTIONS, ENCODINGS].flatMap(
  lines =>
    lines
      .replaceAll('\\$', '$')
      .split('\n')
      .filter(line => line !== ''),
);
