import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spreadAdvice } from '../../../scripts/lib/advice.mjs';
import { extractProvider } from '../../../scripts/lib/provider.mjs';
import { schemaText } from '../../../scripts/lib/text.mjs';
import { addWafStatements } from '../../../scripts/lib/waf.mjs';
import { typesInList, typesInText } from '../../../scripts/lib/wanted.mjs';

/** How generated bindings write one argument. */
const written = (
  name: string,
  value: string,
  isBlock: boolean,
  type: string,
  storage: string,
) =>
  `
      ${name}: {
        value: ${value},
        isBlock: ${isBlock},
        type: "${type}",
        storageClassType: "${storage}",
      },`.replace(/^ {6}/gm, '        ');

const flags = (name: string, letters: string) =>
  `    // ${name} - computed: ${letters.includes(
    'c',
  )}, optional: ${letters.includes('o')}, required: ${letters.includes('r')}`;

const getter = (name: string, expression: string) =>
  `    get ${name}() {\n        return ${expression};\n    }`;

const SOURCE = `
function bucketRuleToHclTerraform(struct) {
    const attrs = {${written(
      'days',
      'cdktn.numberToHclTerraform(struct.days)',
      false,
      'simple',
      'number',
    )}
    };
}
class BucketRuleOutputReference extends cdktn.ComplexObject {
${flags('days', 'r')}
}
class BucketStateOutputReference extends cdktn.ComplexObject {
${flags('since', 'c')}
${getter('since', "this.getStringAttribute('since')")}
}
class Bucket extends cdktn.TerraformResource {
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'acme_bucket',
            terraformGeneratorMetadata: {
                providerVersion: '9.8.7',
            },
        });
    }
${flags('zone_ids', 'oc')}
${getter('zoneIds', "cdktn.Fn.tolist(this.getListAttribute('zone_ids'))")}
${flags('password_wo', 'o')}
${flags('counts', 'c')}
${getter(
  'counts',
  "cdktn.Token.asNumberList(cdktn.Fn.tolist(this.getNumberListAttribute('counts')))",
)}
${flags('labels', 'c')}
    _labels = new cdktn.StringMap(this, "labels");
${flags('definition', 'r')}
${flags('state', 'c')}
    _state = new BucketStateList(this, "state", false);
${flags('rule', 'o')}
    _rule = new BucketRuleList(this, "rule", true);
${flags('grant', 'oc')}
    _grant = new BucketRuleList(this, "grant", true);
${flags('logging', 'r')}
    _logging = new BucketRuleOutputReference(this, "logging");
${flags('timeouts', 'o')}
    _timeouts = new BucketRuleOutputReference(this, "timeouts");
    synthesizeHclAttributes() {
        const attrs = {${[
          written(
            'zone_ids',
            'cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._zoneIds)',
            false,
            'set',
            'stringList',
          ),
          written(
            'password_wo',
            'this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._passwordWo))',
            false,
            'simple',
            'string',
          ),
          written(
            'definition',
            'cdktn.anyToHclTerraform(this._definition)',
            false,
            'simple',
            'any',
          ),
          written(
            'rule',
            'cdktn.listMapperHcl(bucketRuleToHclTerraform, true)(this._rule.internalValue)',
            true,
            'set',
            'BucketRuleList',
          ),
          written(
            'grant',
            'cdktn.listMapperHcl(bucketRuleToHclTerraform, false)(this._grant.internalValue)',
            true,
            'set',
            'BucketRuleList',
          ),
          written(
            'logging',
            'bucketRuleToHclTerraform(this._logging.internalValue)',
            true,
            'list',
            'BucketRuleList',
          ),
          written(
            'timeouts',
            'bucketRuleToHclTerraform(this._timeouts.internalValue)',
            true,
            'struct',
            'BucketRule',
          ),
        ].join('')}
        };
    }
}
`;

/** Older packages tell what can be set in declarations alone. */
const OLD_SOURCE = `
function zoneOwnerToHclTerraform(struct) {
    const attrs = {${written(
      'name',
      'cdktf.stringToHclTerraform(struct.name)',
      false,
      'simple',
      'string',
    )}
    };
}
class DataAcmeZone extends cdktf.TerraformDataSource {
    constructor(scope, id, config) {
        super(scope, id, { terraformResourceType: 'acme_zone' });
        this._owner = new ZoneOwnerList(this, "owner", false);
    }
    synthesizeHclAttributes() {
        const attrs = {${written(
          'name',
          'cdktf.stringToHclTerraform(this._name)',
          false,
          'simple',
          'string',
        )}${written(
  'owner',
  'cdktf.listMapperHcl(zoneOwnerToHclTerraform, true)(this._owner.internalValue)',
  true,
  'list',
  'ZoneOwnerList',
)}
        };
    }
}
`;

const declared = (name: string, of: string) => `    /**
    * Docs: {@link https://registry.example/zone#${name} ${of}#${name}}
    */
    readonly ${name}`;

const OLD_DECLARATIONS = `
export interface DataAcmeZoneConfig extends cdktf.TerraformMetaArguments {
${declared('name', 'DataAcmeZone')}: string;
${declared('owner', 'DataAcmeZone')}?: ZoneOwner[];
}
export interface ZoneOwner {
${declared('name', 'DataAcmeZone')}?: string;
}
`;

const PROVIDER = `
class AcmeProvider extends cdktn.TerraformProvider {
    constructor() {
        super({ terraformResourceType: 'acme' });
    }
${flags('region', 'o')}
${flags('alias', 'o')}
    synthesizeHclAttributes() {
        const attrs = {${written(
          'region',
          'cdktn.stringToHclTerraform(this._region)',
          false,
          'simple',
          'string',
        )}${written(
  'alias',
  'cdktn.stringToHclTerraform(this._alias)',
  false,
  'simple',
  'string',
)}
        };
    }
}
`;

describe('reading bindings', () => {
  let folder: string;

  function binding(name: string, source: string, declarations = '') {
    const lib = path.join(folder, 'lib', name);
    mkdirSync(lib, { recursive: true });
    writeFileSync(path.join(lib, 'index.js'), source);
    writeFileSync(path.join(lib, 'index.d.ts'), declarations);
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bindings-'));
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name: '@bindings/provider-acme', version: '2.0.0' }),
    );
    binding('bucket', SOURCE);
    binding('data-acme-zone', OLD_SOURCE, OLD_DECLARATIONS);
    binding('provider', PROVIDER);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds every argument and block', () => {
    const { schema, missing } = extractProvider(folder);
    expect(missing).toEqual([]);
    expect(schema).toMatchObject({
      source: 'hashicorp/acme',
      version: '9.8.7',
      from: '@bindings/provider-acme@2.0.0',
      complete: true,
      config: { region: 'o string' },
    });
    expect(schema.config).not.toHaveProperty('alias');
    const rule = { days: 'r number' };
    expect(schema.resource.acme_bucket).toEqual({
      zone_ids: 'oc set(string)',
      password_wo: 'ow string',
      counts: 'c set(number)',
      labels: 'c map(string)',
      definition: ['r one', null],
      state: ['c =list', { since: 'c string' }],
      rule: ['o set', rule],
      grant: ['oc =set', rule],
      logging: ['r one', rule],
      timeouts: ['o single', rule],
    });
    expect(schema.data.acme_zone).toEqual({
      name: 'r string',
      owner: ['o list', { name: 'o string' }],
    });
  });

  it('takes the wanted types, and tells which are not there', () => {
    const wanted = ['acme_bucket', 'data.acme_bucket', 'acme_bucket'];
    const { schema, missing } = extractProvider(folder, wanted);
    expect(Object.keys(schema.resource)).toEqual(['acme_bucket']);
    expect(schema.data).toEqual({});
    expect(schema.complete).toBe(false);
    expect(missing).toEqual(['data.acme_bucket']);
  });

  it('writes the same bytes again, a type a line', () => {
    const text = schemaText(extractProvider(folder).schema);
    expect(schemaText(extractProvider(folder).schema)).toBe(text);
    expect(JSON.parse(text).resource.acme_bucket.labels).toBe('c map(string)');
    expect(text.split('\n')).toContainEqual(
      expect.stringMatching(/^"acme_bucket":\{"counts":.*\}$/),
    );
  });
});

describe('what is added to the bindings', () => {
  it('makes WAF statements hold themselves', () => {
    const schema = {
      resource: {
        aws_wafv2_web_acl_rule: {
          statement: [
            'r one',
            {
              not_statement: [
                'o list',
                { statement: ['r list', { deep: 'o string' }] },
              ],
              rate_based_statement: [
                'o list',
                { limit: 'r number', custom_keys: ['o list', {}] },
              ],
            },
          ],
        },
        aws_wafv2_rule_group: {
          rule: ['o set', { statement: ['o one', null] }],
        },
      },
      definitions: {},
    };
    addWafStatements(schema);
    expect(schema).toEqual({
      resource: {
        aws_wafv2_web_acl_rule: {
          statement: [
            'r one',
            {
              not_statement: [
                'o list',
                { statement: ['r list', 'wafv2_statement'] },
              ],
              rate_based_statement: [
                'o list',
                { limit: 'r number', custom_keys: ['o list', {}] },
              ],
            },
          ],
        },
        aws_wafv2_rule_group: {
          rule: ['o set', { statement: ['r one', 'wafv2_statement'] }],
        },
      },
      definitions: {
        wafv2_statement: {
          not_statement: [
            'o list',
            { statement: ['o list', 'wafv2_statement'] },
          ],
          rate_based_statement: [
            'o list',
            { limit: 'o number', custom_key: ['o list', {}] },
          ],
        },
      },
    });
  });

  it('spreads advice over the types of a pattern that have the argument', () => {
    const advice = {
      'acme_b_*.owner': 'leave it out',
      'acme_a.old': 'use new',
    };
    expect(
      spreadAdvice(advice, {
        acme_a: {},
        acme_b_x: { owner: 'o string' },
        acme_b_y: {},
      }),
    ).toEqual({
      acme_b_x: { owner: 'leave it out' },
      acme_a: { old: 'use new' },
    });
  });
});

describe('wanted types', () => {
  it('are those of the blocks of a Terraform text', () => {
    const text = `
resource "aws_vpc" "this" {}
  data "aws_region" "here" {}
# resource "aws_old" "x" {}
module "resource" {}
ephemeral "aws_kms_secrets" "s" {}`;
    expect(typesInText(text)).toEqual([
      'aws_vpc',
      'data.aws_region',
      'ephemeral.aws_kms_secrets',
    ]);
  });

  it('are those of a list with comments', () => {
    expect(
      typesInList('# all\naws_vpc # network\n\ndata.aws_region\n'),
    ).toEqual(['aws_vpc', 'data.aws_region']);
  });
});
