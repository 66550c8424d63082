import { Expression } from '../syntax';

/** Whether an expression is a value written out, with nothing to evaluate. */
export function isLiteral(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'bool':
    case 'null':
      return true;
    case 'template':
      return expression.parts.every(part => part.kind === 'text');
    case 'tuple':
      return expression.items.every(isLiteral);
    case 'object':
      return expression.items.every(
        ({ key, value }) =>
          (key.kind === 'variable' || isLiteral(key)) && isLiteral(value),
      );
    case 'unary':
      return isLiteral(expression.operand);
    case 'parentheses':
      return isLiteral(expression.inner);
    default:
      return false;
  }
}
