import type { Expression, Variable } from '../syntax';
import { follow, stepName, type OnProblem, type Step } from './access';
import type { Declarations, Instances } from './declared';
import { resourceKey } from './declared';
import { shown, type Report } from './report';
import { shapeOfName, type Scope } from './scope';
import {
  ANY,
  BOOL,
  NUMBER,
  objectShape,
  shapeOfBlock,
  STRING,
  type Shape,
} from './shape';

const EACH_KEY = ['key', 'value'];
const PATHS = new Map(['module', 'root', 'cwd'].map(name => [name, STRING]));
const TERRAFORM = new Map<string, Shape>([
  ['workspace', STRING],
  ['applying', BOOL],
]);

/** Gives the shape of a local value, and checks nothing on the way. */
export type LocalShape = (name: string) => Shape;

/** Resolves the roots of references of one module. */
export class References {
  constructor(
    private readonly declared: Declarations,
    private readonly report: Report,
    private readonly localShape: LocalShape,
  ) {}

  /**
   * The shape of a reference.
   *
   * @param root the first name
   * @param steps what follows it
   */
  resolve(root: Variable, steps: Step[], scope: Scope): Shape {
    const iterator = shapeOfName(scope, root.name);
    if (iterator) return this.follow(iterator, steps, root.name, scope);
    if (scope.constant) {
      this.say(root, scope, 'not-constant', {
        message: `${scope.constant} must be a constant; ${shown(
          root.name,
        )} is a reference`,
      });
      return ANY;
    }
    switch (root.name) {
      case 'var':
        return this.declaredValue(root, steps, scope, 'variable');
      case 'local':
        return this.declaredValue(root, steps, scope, 'local');
      case 'module':
        return this.module(root, steps, scope);
      case 'data':
      case 'ephemeral':
        return this.resource(root, root.name, steps, scope);
      case 'resource':
        return this.resource(root, 'resource', steps, scope);
      case 'each':
      case 'count':
      case 'self':
        return this.instanceValue(root, root.name, steps, scope);
      case 'path':
        return this.follow(objectShape(PATHS), steps, 'path', scope);
      case 'terraform':
        return this.follow(objectShape(TERRAFORM), steps, 'terraform', scope);
      default:
        return this.managed(root, steps, scope);
    }
  }

  private say(
    at: Expression,
    scope: Scope,
    code: Parameters<Report['add']>[1],
    { message, remedy }: { message: string; remedy?: string },
  ) {
    this.report.add(
      { source: scope.source, offset: at.start },
      code,
      message,
      remedy,
    );
  }

  private undeclared(
    at: Expression,
    scope: Scope,
    what: string,
    name: string,
    others: Iterable<string>,
  ): Shape {
    if (!this.declared.incomplete) {
      this.say(at, scope, 'undeclared', {
        message: `${what} is not declared`,
        remedy: this.report.didYouMean(name, others),
      });
    }
    return ANY;
  }

  private follow(
    shape: Shape,
    steps: readonly Step[],
    what: string,
    scope: Scope,
    strict = false,
  ): Shape {
    const problem: OnProblem = (step, { message, remedy, instead }) => {
      if (scope.lenient && !strict) return;
      const offset =
        step.kind === 'getAttribute' ? step.end - step.name.length : step.start;
      this.report.add(
        { source: scope.source, offset },
        'unknown-attribute',
        message,
        remedy ?? (instead && this.report.didYouMean(instead.name, instead.of)),
      );
    };
    return follow(shape, steps, what, problem);
  }

  private declaredValue(
    root: Variable,
    steps: Step[],
    scope: Scope,
    kind: 'variable' | 'local',
  ): Shape {
    const name = stepName(steps[0]);
    if (name === undefined) {
      this.say(root, scope, 'undeclared', {
        message: `${shown(root.name)} alone is not a value`,
        remedy: `name one: ${root.name}.<name>`,
      });
      return ANY;
    }
    const { variables, locals } = this.declared;
    const what = `${root.name}.${name}`;
    if (kind === 'local') {
      if (!locals.has(name)) {
        return this.undeclared(root, scope, what, name, locals.keys());
      }
      return this.follow(this.localShape(name), steps.slice(1), what, scope);
    }
    const shape = variables.get(name);
    if (!shape) {
      return this.undeclared(root, scope, what, name, variables.keys());
    }
    return this.follow(shape, steps.slice(1), what, scope);
  }

  private module(root: Variable, steps: Step[], scope: Scope): Shape {
    const name = stepName(steps[0]);
    const { modules } = this.declared;
    if (name === undefined) return ANY;
    const call = modules.get(name);
    const what = `module.${name}`;
    if (!call) {
      return this.undeclared(root, scope, what, name, modules.keys());
    }
    return this.instances(
      call.outputs ?? ANY,
      call.instances,
      steps.slice(1),
      what,
      scope,
    );
  }

  private resource(
    root: Variable,
    kind: 'resource' | 'data' | 'ephemeral',
    steps: Step[],
    scope: Scope,
  ): Shape {
    const [type, name] = [stepName(steps[0]), stepName(steps[1])];
    if (type === undefined || name === undefined) {
      this.say(root, scope, 'undeclared', {
        message: `${shown(root.name)} is not complete`,
        remedy: `a reference needs type and name: ${root.name}.<type>.<name>`,
      });
      return ANY;
    }
    return this.ofType(root, kind, type, name, steps.slice(2), scope);
  }

  private managed(root: Variable, steps: Step[], scope: Scope): Shape {
    const name = stepName(steps[0]);
    if (name === undefined) {
      this.say(root, scope, 'undeclared', {
        message: `${shown(root.name)} is not a reference`,
        remedy: `write ${shown(
          root.name,
        )} for text; a reference has two parts, as in aws_vpc.main`,
      });
      return ANY;
    }
    return this.ofType(
      root,
      'resource',
      root.name,
      name,
      steps.slice(1),
      scope,
    );
  }

  private ofType(
    root: Variable,
    kind: 'resource' | 'data' | 'ephemeral',
    type: string,
    name: string,
    steps: Step[],
    scope: Scope,
  ): Shape {
    const { resources } = this.declared;
    const what = resourceKey(kind, type, name);
    const found = resources.get(what);
    if (!found)
      return this.undeclared(root, scope, what, what, resources.keys());
    const shape = found.schema ? shapeOfBlock(found.schema) : ANY;
    return this.instances(shape, found.instances, steps, what, scope, true);
  }

  /** Takes one instance, or all with a splat, before the attributes. */
  private instances(
    shape: Shape,
    instances: Instances,
    steps: Step[],
    what: string,
    scope: Scope,
    strict = false,
  ): Shape {
    if (scope.whole) return ANY;
    const [step] = steps;
    if (instances === 'one') {
      // Of a resource Terraform takes any index for an instance's key.
      const named = !strict && stepName(step) !== undefined;
      if (step?.kind === 'index' && !named) {
        this.say(step.key, scope, 'instance-key', {
          message: `${what} has neither count nor for_each, so there is one`,
          remedy: 'leave out the index',
        });
        return ANY;
      }
      return this.follow(shape, steps, what, scope, strict);
    }
    // A module's instances are a map, whose keys may be written as attributes.
    const keyed = instances === 'for_each' && !strict;
    if (step?.kind === 'getAttribute' && !keyed) {
      const key = instances === 'count' ? '[0]' : '[each.key]';
      this.say(step.of, scope, 'instance-key', {
        message: `${what} has ${instances}, so there are many`,
        remedy: `take one: ${what}${key}.${step.name}`,
      });
      return ANY;
    }
    const all: Shape = {
      kind: instances === 'count' ? 'list' : 'map',
      of: shape,
    };
    const over = instances === 'for_each' && step?.kind === 'splat';
    if (over) return ANY;
    return this.follow(all, steps, what, scope, strict);
  }

  private instanceValue(
    root: Variable,
    name: 'each' | 'count' | 'self',
    steps: Step[],
    scope: Scope,
  ): Shape {
    const shapes = {
      each:
        scope.each &&
        objectShape(
          new Map(EACH_KEY.map((key, i) => [key, i ? scope.each! : STRING])),
        ),
      count: scope.count
        ? objectShape(new Map([['index', NUMBER]]))
        : undefined,
      self: scope.self,
    };
    const remedies = {
      each: 'set for_each on the block',
      count: 'set count on the block',
      self: 'name the resource; self is for provisioners and postconditions',
    };
    const shape = shapes[name];
    if (!shape) {
      this.say(root, scope, 'undeclared', {
        message: `${name} has no meaning here`,
        remedy: remedies[name],
      });
      return ANY;
    }
    return this.follow(shape, steps, name, scope);
  }
}
