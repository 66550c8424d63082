import { intentData, validateIntent } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { type GoldenPath, pathTestsOf, readYaml } from '..';
import { starterPaths, starterStandards } from '../__testUtils__/starter';
import { type LineOrigin, type Made, originsOf, sourcesOf } from '.';

const textOf = (path: GoldenPath, file: string) => path.files.get(file)!;

/** The generated files of all tests of the starter's golden paths. */
async function generated(): Promise<(Made & { file: string })[]> {
  const found: (Made & { file: string })[] = [];
  for (const path of starterPaths().values()) {
    for (const test of pathTestsOf(path)) {
      const intent = readYaml(test.intentText!, 'service.yaml', validateIntent);
      const sources = await sourcesOf(intent, starterStandards, path);
      for (const [file, text] of test.expected) {
        const known = sources.get(file);
        if (!known) continue;
        const { environment, ...source } = known;
        const origin = { ...source, text: textOf(path, source.file) };
        found.push({ file, text, intent, environment, source: origin });
      }
    }
  }
  return found;
}

const lineCount = (text: string) => text.split('\n').length;

/** Each line once, in order, and the place in the path is there. */
function expectSound(made: Made, origins: readonly LineOrigin[]) {
  let last = 0;
  for (const { from, to, line, fields } of origins) {
    expect(from).toBeGreaterThan(last);
    expect(to).toBeGreaterThanOrEqual(from);
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lineCount(made.source.text));
    for (const [first] of fields) {
      const known = Object.keys(intentData(made.intent));
      expect([...known, 'environments']).toContain(first);
    }
    last = to;
  }
  expect(last).toBeLessThanOrEqual(lineCount(made.text));
}

let files: (Made & { file: string })[];
beforeAll(async () => {
  files = await generated();
});

it('tells of each generated file where its lines come from', () => {
  expect(files.length).toBeGreaterThan(50);
  for (const made of files) {
    const origins = originsOf(made);
    expectSound(made, origins);
    const told = origins.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const written = made.text.split('\n').filter(line => /\w/.test(line));
    expect([made.file, told / written.length > 0.6]).toEqual([made.file, true]);
  }
});

it('tells the answers that an argument is made of', () => {
  const made = files.find(
    ({ file }) => file === 'stacks/dts/invoices/dev/main.tf',
  )!;
  const origins = originsOf(made);
  const of = (pattern: RegExp) => {
    const line =
      1 + made.text.split('\n').findIndex(each => pattern.test(each));
    const origin = origins.find(({ from, to }) => from <= line && line <= to);
    const source = made.source.text.split('\n')[(origin?.line ?? 0) - 1];
    return { source: source?.trim(), fields: origin?.fields };
  };
  expect(of(/^ {2}cpu /)).toEqual({
    source: 'cpu     = env.cpu',
    fields: [['cpu']],
  });
  expect(of(/^ {6}port /).fields).toBeUndefined();
  expect(of(/^ {4}port {11}=/)).toEqual({
    source: 'port           = intent.port',
    fields: [['port']],
  });
  expect(of(/DATABASE_NAME/).fields).toEqual([
    ['product'],
    ['service'],
    ['database'],
  ]);
  expect(of(/canary_percent/).fields).toContainEqual([
    ...['deployment', 'canaryPercent'],
  ]);
  expect(of(/module "dns"/)).toEqual({
    source: 'module "dns" {',
    fields: [['ingress', 'kind']],
  });
});

it('names the key of what is repeated', () => {
  const queues = files.flatMap(made =>
    made.file.endsWith('.tf')
      ? originsOf(made).flatMap(({ fields }) => fields)
      : [],
  );
  const keyed = queues.filter(
    ([first, key]) => first === 'topics' || (first === 'queues' && key),
  );
  expect(keyed.length).toBeGreaterThan(0);
});

it('holds for files that people changed', () => {
  const edit = fc.record({
    file: fc.nat(),
    at: fc.nat(),
    gone: fc.nat(6),
    come: fc.constantFrom(
      '',
      'x = 1\n',
      '}\n',
      '"${',
      '\u0000\n',
      'locals {}\n',
    ),
  });
  fc.assert(
    fc.property(edit, ({ file, at, gone, come }) => {
      const made = files[file % files.length];
      const lines = made.text.split('\n');
      lines.splice(at % lines.length, gone, come);
      const changed = { ...made, text: lines.join('\n') };
      expectSound(changed, originsOf(changed));
    }),
    { numRuns: 60 },
  );
});
