import Ajv2020 from 'ajv/dist/2020';
import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { importSlos, sloSchemaFile } from '.';

const starter = path.join(__dirname, '../../../../templates/infrastructure');
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(sloSchemaFile()),
);
const documentsOf = (text: string): any[] =>
  [...parseAllDocuments(text)].map(document => document.toJS());

const objective = (spec: object = {}) => ({
  ...{ apiVersion: 'openslo/v1', kind: 'SLO' },
  metadata: { name: 'shop-available' },
  spec: {
    ...{ service: 'shop', budgetingMethod: 'Occurrences' },
    timeWindow: [{ duration: '30d', isRolling: true }],
    indicatorRef: 'available',
    objectives: [{ target: 0.999 }],
    ...spec,
  },
});

it('keeps slo/openslo.schema.json as the code has it', () => {
  const file = path.join(starter, 'slo/openslo.schema.json');
  expect(fs.readFileSync(file, 'utf8')).toBe(sloSchemaFile());
});

it('takes every file of objectives that the starter has or makes', () => {
  const files = (
    fs.readdirSync(starter, { recursive: true }) as string[]
  ).filter(
    file =>
      /(^|\/)slo\/.*\.yaml$/.test(file) &&
      !/\.(rules|rules\.test)\.yaml$/.test(file) &&
      (!file.startsWith('golden-paths/') || file.includes('/expected/')),
  );
  expect(files.length).toBeGreaterThan(9);
  for (const file of files) {
    const text = fs.readFileSync(path.join(starter, file), 'utf8');
    for (const document of documentsOf(text)) {
      const wrong = validate(document) ? [] : validate.errors;
      expect({ file, wrong }).toEqual({ file, wrong: [] });
    }
  }
});

it('takes what importers write, and metrics of CloudWatch', () => {
  const events = {
    error_query: 'a[{{.window}}]',
    total_query: 'b[{{.window}}]',
  };
  const { slos } = importSlos(
    {
      path: 'x.yaml',
      text: stringify({
        ...{ version: 'prometheus/v1', service: 'shop' },
        slos: [{ name: 'a', objective: 99.9, sli: { events }, alerting: {} }],
      }),
    },
    { window: '30d' },
  );
  const metric = {
    namespace: 'AWS/SQS',
    metricName: 'a',
    dimensions: { a: 'b' },
  };
  const counted = (spec: object) => ({
    metricSource: { metricSourceRef: 'aws', spec },
  });
  const ratioMetric = {
    bad: counted(metric),
    total: counted({ metrics: [metric] }),
  };
  const cloudWatch = {
    ...{ apiVersion: 'openslo/v1', kind: 'SLI', metadata: { name: 'a' } },
    spec: { ratioMetric },
  };
  for (const each of [...documentsOf(slos[0].text), cloudWatch, objective()]) {
    expect(validate(each) || validate.errors).toBe(true);
  }
});

it.each([
  ['/apiVersion', { ...objective(), apiVersion: 'openslo/v2' }],
  ['/kind', { ...objective(), kind: 'Slo' }],
  ['/metadata/name', { ...objective(), metadata: { name: 'A b' } }],
  ['/spec/objectives/0/target', objective({ objectives: [{ target: 99.9 }] })],
  ['/spec/objectives/0/target', objective({ objectives: [{ target: 1 }] })],
  [
    '/spec/objectives/0/targetPercent',
    objective({ objectives: [{ targetPercent: 100 }] }),
  ],
  ['/spec/objectives/0', objective({ objectives: [{}] })],
  [
    '/spec/objectives',
    objective({ objectives: [{ target: 0.9 }, { target: 0.8 }] }),
  ],
  [
    '/spec/timeWindow/0/duration',
    objective({ timeWindow: [{ duration: '1M', isRolling: true }] }),
  ],
  [
    '/spec/timeWindow/0',
    objective({ timeWindow: [{ duration: '1M', isRolling: false }] }),
  ],
  ['/spec', objective({ indicatorRef: undefined })],
  [
    '/spec/indicator/spec/ratioMetric',
    objective({
      ...{ indicatorRef: undefined },
      indicator: { metadata: { name: 'a' }, spec: { ratioMetric: {} } },
    }),
  ],
])('points at %s', (place, document) => {
  // As YAML has it: what is undefined is not there.
  expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  expect(validate.errors!.map(each => each.instancePath)).toContain(place);
});
