import type { BodyItem, Expression, TemplatePart } from '../../syntax';

type Visit = (expression: Expression) => void;

function parts(all: TemplatePart[], visit: Visit) {
  for (const part of all) {
    if (part.kind === 'interpolation') walk(part.expression, visit);
    if (part.kind === 'if') {
      walk(part.condition, visit);
      parts(part.then, visit);
      parts(part.otherwise, visit);
    }
    if (part.kind === 'for') {
      walk(part.collection, visit);
      parts(part.body, visit);
    }
  }
}

/** Outermost traversals are visited, the steps inside of them are not. */
function walk(expression: Expression, visit: Visit) {
  visit(expression);
  if (expression.kind === 'template') {
    parts(expression.parts, visit);
    return;
  }
  const skip = ['start', 'end', 'kind'];
  if (expression.kind === 'getAttribute' || expression.kind === 'splat') {
    return;
  }
  for (const [key, value] of Object.entries(expression)) {
    if (skip.includes(key) || typeof value !== 'object') continue;
    for (const each of [value].flat()) {
      if (each?.kind) walk(each, visit);
      else if (each?.value) {
        if (each.key.kind !== 'variable') walk(each.key, visit);
        walk(each.value, visit);
      }
    }
  }
}

/** Visits the expressions of a body, those in templates too. */
export function walkExpressions(body: readonly BodyItem[], visit: Visit) {
  for (const item of body) {
    if (item.kind === 'attribute') walk(item.value, visit);
    else walkExpressions(item.body, visit);
  }
}
