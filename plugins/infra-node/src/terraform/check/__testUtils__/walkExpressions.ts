import { childExpressions } from '../../evaluate';
import type { BodyItem, Expression } from '../../syntax';

/** Outermost traversals are visited, the steps inside of them are not. */
function walk(expression: Expression, visit: (each: Expression) => void) {
  visit(expression);
  const { kind } = expression;
  if (kind === 'getAttribute' || kind === 'splat') return;
  for (const child of childExpressions(expression)) walk(child, visit);
}

/** Visits the expressions of a body, those in templates too. */
export function walkExpressions(
  body: readonly BodyItem[],
  visit: (each: Expression) => void,
) {
  for (const item of body) {
    if (item.kind === 'attribute') walk(item.value, visit);
    else walkExpressions(item.body, visit);
  }
}
