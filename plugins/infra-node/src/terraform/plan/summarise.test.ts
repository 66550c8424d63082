import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { PlannedResource } from '@infra-portal/infra-common';
import { attributeChanges } from './attributeChanges';
import { summarisePlan } from './summarise';

/** Plans that Terraform 1.11.4 made. */
function fixture(name: string) {
  const folder = path.join(
    path.dirname(require.resolve('@infra-portal/infra-node/package.json')),
    'src/terraform/plan/__fixtures__',
  );
  return JSON.parse(
    readFileSync(path.join(folder, `${name}.plan.json`), 'utf8'),
  );
}

const at = (resources: PlannedResource[], address: string) =>
  resources.find(each => each.address === address)!;

describe('summary of real plans', () => {
  const created = summarisePlan(fixture('create'));
  const changed = summarisePlan(fixture('change'));

  it('counts as Terraform does', () => {
    expect(created.counts).toEqual({
      add: 9,
      change: 0,
      destroy: 0,
      import: 0,
      forget: 0,
      move: 0,
      unchanged: 0,
    });
    expect(changed.counts).toEqual({
      add: 3,
      change: 4,
      destroy: 3,
      import: 1,
      forget: 1,
      move: 1,
      unchanged: 1,
    });
    expect(changed.terraformVersion).toBe('1.11.4');
    expect(changed.errored).toBe(false);
  });

  it('tells every kind of action', () => {
    const actions = changed.resources.map(each => [each.address, each.action]);
    expect(actions).toEqual([
      ['data.aws_kms_key.later', 'read'],
      ['aws_kms_key.new', 'create'],
      ['aws_s3_bucket.imported', 'update'],
      ['aws_secretsmanager_secret_version.v', 'update'],
      ['aws_sqs_queue.changed', 'update'],
      ['aws_sqs_queue.gone', 'delete'],
      ['aws_sqs_queue.handed', 'forget'],
      ['aws_sqs_queue.new', 'no-op'],
      ['aws_sqs_queue.tainted', 'replace'],
      ['aws_ssm_parameter.p', 'update'],
      ['terraform_data.made', 'replace'],
    ]);
    expect(at(changed.resources, 'aws_sqs_queue.new').movedFrom).toBe(
      'aws_sqs_queue.old',
    );
    expect(at(changed.resources, 'aws_s3_bucket.imported').importing).toEqual({
      id: 'acme-imported',
    });
    expect(at(changed.resources, 'aws_sqs_queue.tainted').reason).toBe(
      'replace_because_tainted',
    );
  });

  it('shows changed attributes with both sides', () => {
    expect(at(changed.resources, 'aws_sqs_queue.changed').attributes).toEqual([
      {
        path: 'kms_master_key_id',
        before: { kind: 'absent' },
        after: { kind: 'unknown' },
      },
      {
        path: 'tags.Team',
        before: { kind: 'known', value: 'a' },
        after: { kind: 'known', value: 'b' },
      },
      {
        path: 'tags_all.Team',
        before: { kind: 'known', value: 'a' },
        after: { kind: 'known', value: 'b' },
      },
      {
        path: 'visibility_timeout_seconds',
        before: { kind: 'known', value: 30 },
        after: { kind: 'known', value: 60 },
      },
    ]);
    expect(
      at(created.resources, 'aws_sqs_queue.changed').attributes,
    ).toContainEqual({
      path: 'tags["odd key"]',
      before: { kind: 'absent' },
      after: { kind: 'known', value: 'x' },
    });
  });

  it('tells what forces a replacement, and its order', () => {
    const made = at(changed.resources, 'terraform_data.made');
    expect(made.createBeforeDestroy).toBe(true);
    expect(
      made.attributes.filter(each => each.forcesReplacement).map(e => e.path),
    ).toEqual(['triggers_replace[0]']);
  });

  it('keeps secrets to itself', () => {
    for (const name of ['create', 'change']) {
      const plan = fixture(name);
      expect(JSON.stringify(plan)).toContain('-secret-value');
      expect(JSON.stringify(summarisePlan(plan))).not.toContain('secret-value');
    }
    expect(at(changed.resources, 'aws_ssm_parameter.p').attributes).toEqual([
      {
        path: 'value',
        before: { kind: 'sensitive' },
        after: { kind: 'sensitive' },
      },
    ]);
    expect(changed.outputs).toMatchObject([
      { name: 'key', action: 'create' },
      { name: 'secret', action: 'update' },
    ]);
  });
});

describe('summary of odd plans', () => {
  it.each([
    null,
    1,
    'x',
    [],
    {},
    { format_version: '2.0' },
    { format_version: 1 },
  ])('refuses %j', plan => {
    expect(() => summarisePlan(plan)).toThrow('format 1.x');
  });

  it('refuses an action it does not know', () => {
    const change = { actions: ['explode'] };
    const plan = {
      format_version: '1.2',
      resource_changes: [{ address: 'a.b', change }],
    };
    expect(() => summarisePlan(plan)).toThrow('"explode" for a.b');
    change.actions = ['constructor'];
    expect(() => summarisePlan(plan)).toThrow('"constructor"');
  });

  it('reads an empty plan, and drift', () => {
    expect(summarisePlan({ format_version: '1.2' }).resources).toEqual([]);
    const { drift } = summarisePlan({
      format_version: '1.2',
      resource_drift: [
        {
          address: 'aws_sqs_queue.q',
          mode: 'managed',
          type: 'aws_sqs_queue',
          change: {
            actions: ['update'],
            before: { delay_seconds: 1 },
            after: { delay_seconds: 2 },
          },
        },
      ],
    });
    expect(drift[0].attributes).toHaveLength(1);
  });

  it('shortens long texts and long lists, and survives depth', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`k${i}`, 'x'.repeat(3000)]),
    );
    const trees = {
      before: null,
      afterUnknown: {},
      beforeSensitive: false,
      afterSensitive: {},
    };
    const { attributes, moreAttributes } = attributeChanges({
      ...trees,
      after: wide,
    });
    expect(attributes).toHaveLength(200);
    expect(moreAttributes).toBe(800);
    expect(attributes[0].after).toMatchObject({
      kind: 'shortened',
      length: 3000,
    });
    let deep: unknown = 'bottom';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(
      attributeChanges({ ...trees, after: { deep } }).attributes,
    ).toHaveLength(1);
  });
});

describe('attribute changes', () => {
  const SECRET = 'S3CRET';
  const tree = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(SECRET),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(
          fc.string(),
          fc.constantFrom('__proto__', 'constructor', 'toString', 'a.b', '0'),
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value;

  /** Marks what is secret, at a leaf or at what holds it. */
  function marksOf(value: unknown, coarse: boolean): unknown {
    if (value === SECRET) return true;
    if (typeof value !== 'object' || value === null) return false;
    if (coarse && JSON.stringify(value).includes(SECRET)) return true;
    if (Array.isArray(value)) return value.map(each => marksOf(each, coarse));
    const marks = Object.create(null);
    for (const [key, each] of Object.entries(value)) {
      marks[key] = marksOf(each, coarse);
    }
    return marks;
  }

  const runs = { numRuns: process.env.HEAVY ? 50_000 : 2_000 };

  it('never show what is marked', () => {
    fc.assert(
      fc.property(tree, tree, fc.boolean(), (before, after, coarse) => {
        const result = attributeChanges({
          before,
          after,
          afterUnknown: false,
          beforeSensitive: marksOf(before, coarse),
          afterSensitive: marksOf(after, coarse),
        });
        expect(JSON.stringify(result)).not.toContain(SECRET);
      }),
      runs,
    );
  }, 120_000);

  it('are what differs, and nothing else', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'x'));
    fc.assert(
      fc.property(tree, key, fc.string(), fc.string(), (rest, name, a, b) => {
        const side = (value: string) => ({
          rest: structuredClone(rest),
          in: Object.fromEntries([[name, [value]]]),
        });
        const { attributes } = attributeChanges({
          before: side(a),
          after: side(b),
          afterUnknown: false,
          beforeSensitive: false,
          afterSensitive: false,
        });
        expect(attributes.map(each => each.after)).toEqual(
          a === b ? [] : [{ kind: 'known', value: b }],
        );
      }),
      runs,
    );
  }, 120_000);
});
