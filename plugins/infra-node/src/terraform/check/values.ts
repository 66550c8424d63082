import type { Expression } from '../syntax';
import { literalString } from '../read/literalString';
import { fits } from './fits';
import { shown, type Report, type Source } from './report';
import { shapeText, type Shape } from './shape';
import { literalKey } from './typeConstraint';

/** What a value is for: where it is written, and how messages call it. */
export interface Target {
  source: Source;
  /** `aws_vpc.main: cidr_block` */
  what: string;
}

const NUMBER_TEXT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const BOOL_TEXT = /^(true|false|1|0)$/;

/** A string may stand for a number or truth value when it reads like one. */
function textFits(text: string, wanted: Shape): boolean {
  if (wanted.kind === 'number') return NUMBER_TEXT.test(text);
  return wanted.kind !== 'bool' || BOOL_TEXT.test(text);
}

function article(text: string): string {
  return /^[aeiou]/.test(text) ? `an ${text}` : `a ${text}`;
}

/** Reports values that cannot become what is wanted, as deep as they are written out. */
export class Values {
  constructor(private readonly report: Report) {}

  /**
   * @param shape of the expression
   * @param wanted what it is to become
   * @returns whether nothing was found
   */
  check(
    expression: Expression,
    shape: Shape,
    wanted: Shape,
    target: Target,
  ): boolean {
    const before = this.report.size;
    this.look(expression, shape, wanted, target);
    return this.report.size === before;
  }

  private look(
    expression: Expression,
    shape: Shape,
    wanted: Shape,
    target: Target,
  ) {
    if (wanted.kind === 'any') return;
    switch (expression.kind) {
      case 'parentheses':
        this.look(expression.inner, shape, wanted, target);
        return;
      case 'tuple':
        if (this.items(expression.items, shape, wanted, target)) return;
        break;
      case 'object':
        if (shape.kind === 'object' && wanted.kind === 'map') {
          for (const { key, value } of expression.items) {
            const of = shape.attribute(literalKey(key) ?? '');
            if (of) this.look(value, of, wanted.of, target);
          }
          return;
        }
        break;
      case 'template':
        this.text(expression, wanted, target);
        break;
      default:
    }
    if (!fits(shape, wanted)) this.wrong(expression, shape, wanted, target);
  }

  /** @returns whether the items were looked at one by one */
  private items(
    items: Expression[],
    shape: Shape,
    wanted: Shape,
    target: Target,
  ): boolean {
    if (wanted.kind !== 'list' && wanted.kind !== 'set') return false;
    if (shape.kind !== 'tuple') return false;
    items.forEach((item, index) =>
      this.look(item, shape.items[index], wanted.of, target),
    );
    return true;
  }

  private text(expression: Expression, wanted: Shape, target: Target) {
    const text = literalString(expression);
    if (text === undefined || textFits(text, wanted)) return;
    this.report.add(
      { source: target.source, offset: expression.start },
      'wrong-type',
      `${target.what} is ${shown(text)} where ${article(
        wanted.kind,
      )} is expected`,
    );
  }

  private wrong(
    expression: Expression,
    shape: Shape,
    wanted: Shape,
    target: Target,
  ) {
    const missing = missingAttributes(shape, wanted);
    const message = missing
      ? `${target.what} lacks ${missing}`
      : `${target.what} is ${article(shapeText(shape))} where ${article(
          shapeText(wanted),
        )} is expected`;
    const list = wanted.kind === 'list' || wanted.kind === 'set';
    const one = ['string', 'number', 'bool'].includes(shape.kind);
    this.report.add(
      { source: target.source, offset: expression.start },
      'wrong-type',
      message,
      list && one ? 'put it into brackets: [ … ]' : undefined,
    );
  }
}

function missingAttributes(shape: Shape, wanted: Shape): string | undefined {
  if (shape.kind !== 'object' || wanted.kind !== 'object') return undefined;
  const missing = [...wanted.required].filter(name => !shape.attribute(name));
  return missing.length > 0 ? missing.map(shown).join(', ') : undefined;
}
