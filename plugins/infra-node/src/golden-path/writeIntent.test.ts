import {
  minimalIntent,
  type ServiceIntentInput,
  validateIntent,
} from '@infra-portal/infra-common';
import { parse } from 'yaml';
import { readYaml, writeIntent } from '.';

const intent: ServiceIntentInput = {
  version: 1,
  product: 'authhub',
  service: 'session',
  description: '세션을 보관합니다: "#1"',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  lifecycle: 'production',
  ingress: { kind: 'public', host: 'session', path: '/' },
  buckets: {},
  environments: { prod: { cpu: 512 }, dev: {} },
};

const written = `version: 1
product: authhub
service: session
description: "세션을 보관합니다: \\"#1\\""
owner: group:default/developers
costCenter: CC-2100
goldenPath:
  name: ecs-fargate
  version: 1.0.0
ingress:
  kind: public
  host: session
environments:
  dev: {}
  prod:
    cpu: 512
`;

const read = (text: string) => readYaml(text, 'service.yaml', validateIntent);

describe('writing an intent', () => {
  it('says only what is no default, in order', () => {
    expect(writeIntent(intent)).toBe(written);
    expect(read(written)).toEqual(
      (validateIntent(intent) as { value: unknown }).value,
    );
    expect(writeIntent(read(written))).toBe(written);
  });

  it('edits what differs and keeps comments', () => {
    const before = `# Sessions\n${written.replace(
      'host: session',
      'host: session # the old name\n  path: / # said on purpose',
    )}`;
    const more = { ...intent, memory: 1024, cache: {} };
    const after = writeIntent(more, before);
    expect(after).toBe(
      before
        .replace('ingress:', 'memory: 1024\ningress:')
        .replace('environments:', 'cache: {}\nenvironments:'),
    );
    expect(writeIntent(intent, after)).toBe(before);
    expect(writeIntent(intent, before)).toBe(before);
  });

  it('writes anew what stands in brackets', () => {
    const before = written.replace(
      /environments:[^]*/,
      'environments: { dev: {}, prod: { cpu: 512 } } # both\n',
    );
    const wanted = {
      ...intent,
      environments: { dev: { cpu: 1024 }, prod: { cpu: 512 } },
    };
    const after = writeIntent(wanted, before);
    expect(read(after).environments).toEqual(wanted.environments);
    expect(after.split('environments')[0]).toBe(
      before.split('environments')[0],
    );
  });

  it('keeps the order of a file that somebody wrote, in brackets too', () => {
    const before = written
      .replace(/^product:.*\nservice:.*\n/m, 'service: session\n')
      .replace(/environments:[^]*/, '')
      .concat(
        'product: authhub # whose\n',
        'environments: { prod: { memory: 2048, cpu: 512 }, dev: {} }\n',
      );
    const of = (dev: object) => ({
      ...intent,
      environments: { dev, prod: { cpu: 512, memory: 2048 } },
    });
    expect(writeIntent(of({}), before)).toBe(before);
    const after = writeIntent(of({ cpu: 256 }), before);
    const at = before.indexOf('environments');
    expect(after.slice(0, at)).toBe(before.slice(0, at));
    expect(JSON.stringify(parse(after.slice(at)))).toBe(
      '{"environments":{"prod":{"memory":2048,"cpu":512},"dev":{"cpu":256}}}',
    );
  });

  it('loses what is no longer said', () => {
    const before = writeIntent({ ...intent, variables: { A: '1', B: '2' } });
    expect(writeIntent({ ...intent, variables: { B: '2' } }, before)).toBe(
      before.replace("  A: '1'\n", '').replace('  A: "1"\n', ''),
    );
    expect(writeIntent(intent, before)).toBe(written);
  });

  it.each([['a: ['], ['a: *b'], ['- 1\n  x: 2']])(
    'refuses %j, which is no YAML',
    before => {
      expect(() => writeIntent(intent, before)).toThrow(/^service\.yaml:/);
    },
  );

  it('keeps data that the schema does not know', () => {
    const odd = JSON.parse(
      '{"version":1,"extra":{"y":1,"__proto__":{"x":1}},"nosuch":[1]}',
    );
    expect(JSON.stringify(minimalIntent(odd))).toBe(JSON.stringify(odd));
  });
});
