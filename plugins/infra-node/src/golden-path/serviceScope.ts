import {
  answersOf,
  fillPlaceholders,
  intentData,
  type EnvironmentName,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import { evaluate, fromData, type Value } from '../terraform/evaluate';
import { HclError } from '../terraform/read/hclError';
import { parseExpression } from '../terraform/read/parse';
import { environmentData } from './environmentData';
import type { GoldenPath } from './goldenPath';
import { DocumentError } from './readYaml';

export type Values = ReadonlyMap<string, Value>;

/** Environments in the order in which they are reached. */
const ORDER: EnvironmentName[] = ['shared', 'dev', 'stg', 'prod'];

/**
 * What is known while the files of a service are made: `intent`, `standards`
 * and `path`; `environments`, the `env` of each by name; and `env` itself where
 * a file is about one environment.
 */
export class ServiceScope {
  /** Of the intent, in the order in which they are reached. */
  readonly environments: EnvironmentName[];
  private readonly shared: Values;
  private readonly known: Values;
  private readonly settings: ReadonlyMap<EnvironmentName, Value>;

  constructor(
    readonly intent: ServiceIntent,
    readonly standards: Standards,
    readonly path: GoldenPath,
  ) {
    const { name, version } = path.definition;
    this.environments = ORDER.filter(each => intent.environments[each]);
    this.settings = new Map(
      this.environments.map(each => {
        const stack = this.stackOf(each);
        return [
          each,
          fromData(environmentData(intent, standards, each, stack)),
        ];
      }),
    );
    const extra = answersOf(intent, path.definition);
    this.shared = new Map([
      ['standards', fromData(standards)],
      ['path', fromData({ name, version })],
    ]);
    this.known = new Map([
      ...this.shared,
      ['intent', fromData({ ...intentData(intent), extra })],
      [
        'environments',
        {
          kind: 'object',
          // Names of environments sort as Terraform sorts keys.
          entries: new Map(
            [...this.settings].sort(([a], [b]) => (a < b ? -1 : 1)),
          ),
        },
      ],
    ]);
  }

  /** What is known in a file of all services, of this one, or of a stack. */
  values(scope: 'repository' | 'service', name?: EnvironmentName): Values {
    if (scope === 'repository') return this.shared;
    const env = name && this.settings.get(name);
    return env ? new Map(this.known).set('env', env) : this.known;
  }

  /** Fills the placeholders of a path or name. */
  fill(text: string, name?: EnvironmentName, key?: string): string {
    const { intent, standards } = this;
    return fillPlaceholders(text, {
      product: intent.product,
      service: intent.service,
      organisation: standards.organisation.name,
      team: intent.owner.replace(/^.*[:/]/, ''),
      environment: name && this.folderWord(name),
      region:
        (name && intent.environments[name]?.region) ??
        standards.regions.default,
      directory: name && this.stackOf(name),
      key,
    });
  }

  /** What folders call an environment: `production` for `prod`, in some. */
  private folderWord(name: EnvironmentName): string {
    return this.standards.environments[name]?.folder ?? name;
  }

  stackOf(name: EnvironmentName): string {
    const { intent, standards, path } = this;
    return fillPlaceholders(path.definition.stack, {
      product: intent.product,
      service: intent.service,
      environment: this.folderWord(name),
      region: intent.environments[name]?.region ?? standards.regions.default,
    });
  }

  /** Whether a condition of `golden-path.yaml` holds; none always does. */
  holds(
    condition: string | undefined,
    where: string,
    name?: EnvironmentName,
    values: Values = this.values('service', name),
  ): boolean {
    if (condition === undefined) return true;
    const value = this.valueOf(condition, where, values);
    if (value.kind === 'bool') return value.value;
    throw this.problem(where, 'must be true or false');
  }

  /** The value of an expression of `golden-path.yaml`. */
  valueOf(text: string, where: string, values: Values): Value {
    const file = `${this.path.folder}/golden-path.yaml`;
    try {
      const scope = { values, others: 'error' } as const;
      return evaluate(parseExpression(text, file), scope, { file, text });
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      throw this.problem(where, error.problem);
    }
  }

  problem(where: string, what: string): DocumentError {
    const file = `${this.path.folder}/golden-path.yaml`;
    return new DocumentError(file, [`${where}: ${what}`]);
  }
}
