import type { BodyItem } from '../syntax';
import { dynamicIterator } from './dynamicBlocks';
import type { Expected } from './expected';
import type { Expressions } from './expressions';
import { Level, type Peculiar, type Place } from './level';
import type { Report } from './report';
import { withNames, type Scope } from './scope';
import type { Values } from './values';

/** Compares bodies with what they may hold. */
export class Bodies {
  constructor(
    readonly report: Report,
    readonly expressions: Expressions,
    readonly values: Values,
  ) {}

  check(
    body: readonly BodyItem[],
    expected: Expected,
    place: Place,
    peculiar: Peculiar = {},
  ) {
    const level = new Level(this, expected, place, peculiar);
    for (const item of body) {
      if (this.report.full) return;
      level.item(item);
    }
    level.missing();
  }

  /** Checks the expressions of a body of which nothing is known. */
  walk(body: readonly BodyItem[], scope: Scope) {
    for (const item of body) {
      if (item.kind === 'attribute') {
        this.expressions.check(item.value, scope);
      } else if (item.type === 'dynamic') {
        const { name, shape } = dynamicIterator(item, each =>
          this.expressions.check(each, scope),
        );
        const inner = withNames(scope, [[name, shape]]);
        for (const content of item.body) {
          if (content.kind === 'block') this.walk(content.body, inner);
        }
      } else {
        this.walk(item.body, scope);
      }
    }
  }
}
