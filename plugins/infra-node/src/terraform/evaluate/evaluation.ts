import { HclError } from '../read/hclError';
import type { Expression, Span, TemplatePart } from '../syntax';
import { Budget } from './budget';
import { evaluateCall } from './call';
import { evaluateChain } from './chain';
import { evaluateConditional } from './conditional';
import { EvaluationError } from './errors';
import { evaluateFor } from './forExpression';
import { HclNumber } from './number';
import { evaluateObject } from './objectExpression';
import { applyBinary, applyUnary } from './operators';
import { lookUp, type Scope, type Source } from './scope';
import { evaluateTemplate } from './template';
import { bool, NULL, number, tuple, type Value } from './values';

/** One evaluation: the text it speaks of, and what it may still cost. */
export class Evaluation {
  constructor(
    readonly source: Source,
    readonly budget: Budget = new Budget(),
  ) {}

  /** An error at the place of a node. */
  error(message: string, node: Span): HclError {
    return new HclError(
      message,
      this.source.file,
      this.source.text,
      node.start,
    );
  }

  /** Runs what knows no place, and adds the node's to its errors. */
  at<T>(node: Span, run: () => T, args: readonly Span[] = []): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const blamed = args[error.argument ?? -1] ?? node;
      throw this.error(error.message, blamed);
    }
  }

  /**
   * @throws {HclError} where the expression has no value
   * @throws {LimitError} when the budget is used up
   */
  value(expression: Expression, scope: Scope): Value {
    this.budget.step();
    return this.budget.nested(() => this.dispatch(expression, scope));
  }

  /** The text or value of a template's parts. */
  template(parts: readonly TemplatePart[], scope: Scope): Value {
    return evaluateTemplate(this, parts, scope);
  }

  private dispatch(node: Expression, scope: Scope): Value {
    switch (node.kind) {
      case 'number':
        return this.at(node, () =>
          number(HclNumber.parse(node.digits) as HclNumber),
        );
      case 'bool':
        return bool(node.value);
      case 'null':
        return NULL;
      case 'template':
        return evaluateTemplate(this, node.parts, scope);
      case 'variable':
        return this.variable(node.name, node, scope);
      case 'parentheses':
        return this.value(node.inner, scope);
      case 'tuple':
        return tuple(node.items.map(item => this.value(item, scope)));
      case 'object':
        return evaluateObject(this, node, scope);
      case 'for':
        return evaluateFor(this, node, scope);
      case 'conditional':
        return evaluateConditional(this, node, scope);
      case 'binary': {
        const left = this.value(node.left, scope);
        const right = this.value(node.right, scope);
        return this.at(node, () => applyBinary(node.operator, left, right));
      }
      case 'unary': {
        const value = this.value(node.operand, scope);
        return this.at(node, () => applyUnary(node.operator, value));
      }
      case 'call':
        return evaluateCall(this, node, scope);
      default:
        return evaluateChain(this, node, scope);
    }
  }

  private variable(name: string, node: Span, scope: Scope): Value {
    const value = lookUp(scope, name);
    if (value) return value;
    throw this.error(`${JSON.stringify(name)} is not known here`, node);
  }
}
