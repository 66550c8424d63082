import { validateIntent } from '@infra-portal/infra-common';
import { pathTestsOf, readYaml, renderFiles, type RenderRequest } from '.';
import {
  starterPaths,
  starterStandards,
  starterText,
} from './__testUtils__/starter';

const path = starterPaths().get('kubernetes')!;
const [test] = pathTestsOf(path);
const SHARED = ['alert-policies.yaml', 'data-sources.yaml'].map(
  name => `slo/_shared/${name}`,
);
const FOLDER = 'slo/community/chat';
const DASHBOARD = 'dashboards/community/chat.json';

type Tree = ReadonlyMap<string, string>;

const shared: Tree = new Map(SHARED.map(file => [file, starterText(file)]));

function requestFor(text: string, tree: Tree): RenderRequest {
  return {
    intent: readYaml(text, 'service.yaml', validateIntent),
    intentText: text,
    ...{ standards: starterStandards, path },
    base: async file => tree.get(file),
    filesIn: async folder =>
      new Map([...tree].filter(([file]) => file.startsWith(`${folder}/`))),
  };
}

async function applied(tree: Tree, request: RenderRequest): Promise<Tree> {
  const next = new Map(tree);
  const { files } = await renderFiles(request);
  files.forEach(({ path: file, after }) =>
    after === undefined ? next.delete(file) : next.set(file, after),
  );
  return next;
}

const before = test.intentText!;
/** The same service, which no longer promises to be fast. */
const slower = before.replace(/^ *latency:.*\n/m, '');
const inFolder = (tree: Tree) =>
  [...tree.keys()].filter(file => file.startsWith(FOLDER)).sort();

it('adds rules and tests to objectives, and takes them away with them', async () => {
  expect(slower).not.toBe(before);
  const first = requestFor(before, shared);
  const made = await applied(shared, first);
  const objective = (name: string) =>
    ['rules.test.yaml', 'rules.yaml', 'slo.yaml'].map(
      ending => `${FOLDER}/prod-${name}.${ending}`,
    );
  expect(inFolder(made)).toEqual([
    ...objective('availability'),
    ...objective('latency'),
  ]);
  expect(made.get(DASHBOARD)).toContain('community-chat-prod-latency');
  const next = requestFor(slower, made);
  const { files, kept } = await renderFiles({ ...next, former: first });
  expect(kept).toEqual([]);
  expect(
    files.flatMap(({ path: file, after }) =>
      after === undefined ? [file] : [],
    ),
  ).toEqual(objective('latency'));
});

it('counts objectives that people wrote among those of the dashboard', async () => {
  const first = requestFor(before, shared);
  const text = (await applied(shared, first)).get(
    `${FOLDER}/prod-latency.slo.yaml`,
  )!;
  const own = text.replaceAll('prod-latency', 'prod-own');
  const tree = new Map([...shared, [`${FOLDER}/prod-own.slo.yaml`, own]]);
  const made = await applied(tree, requestFor(before, tree));
  expect(made.get(DASHBOARD)).toContain('community-chat-prod-own');
  // Rules of what people wrote are theirs to make.
  expect(made.has(`${FOLDER}/prod-own.rules.yaml`)).toBe(false);

  const none = before.replace(/^objectives:\n( .*\n)+/m, '');
  const request = { ...requestFor(none, made), former: first };
  const left = await applied(made, request);
  expect(inFolder(left)).toEqual([`${FOLDER}/prod-own.slo.yaml`]);
  expect(left.get(DASHBOARD)).toContain('community-chat-prod-own');
  expect(left.get(DASHBOARD)).not.toContain('community-chat-prod-latency');
});

it('leaves rules that somebody changed, and says so', async () => {
  const first = requestFor(before, shared);
  const made = new Map(await applied(shared, first));
  const rules = `${FOLDER}/prod-latency.rules.yaml`;
  made.set(rules, `${made.get(rules)}# mine\n`);
  const request = { ...requestFor(slower, made), former: first };
  const { files, kept } = await renderFiles(request);
  expect(kept).toEqual([{ path: rules }]);
  expect(files.map(({ path: file }) => file)).not.toContain(rules);
});

it('makes none of an objective that is wrong, and says why', async () => {
  const { files, objectives } = await renderFiles(
    requestFor(before, new Map()),
  );
  const paths = files.map(({ path: file }) => file);
  expect(paths).toContain(`${FOLDER}/prod-latency.slo.yaml`);
  expect(paths.filter(file => file.includes('.rules.'))).toEqual([]);
  expect(objectives).toMatchObject([
    { file: `${FOLDER}/prod-availability.slo.yaml`, severity: 'error' },
    { message: expect.stringContaining('no DataSource "prometheus-prod"') },
  ]);
});
