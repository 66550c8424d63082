import { parse } from 'yaml';
import type { ServiceIntentInput } from '@infra-portal/infra-common';
import { compareWithPath, renderFiles, renderService } from '.';
import {
  FOREIGN_BASE,
  FOREIGN_PATH,
  foreignIntent,
  foreignRequest,
} from './__testUtils__/foreign';

type Tree = Record<string, string>;

async function rendered(
  more: Partial<ServiceIntentInput> = {},
  changedPath: Tree = {},
) {
  const request = foreignRequest(
    foreignIntent(more),
    FOREIGN_BASE,
    changedPath,
  );
  return applied(FOREIGN_BASE, await renderService(request));
}

function applied(tree: Tree, changes: { path: string; after?: string }[]) {
  const next = { ...tree };
  for (const { path, after } of changes) {
    if (after === undefined) delete next[path];
    else next[path] = after;
  }
  return next;
}

const edited = (
  tree: Tree,
  from: Partial<ServiceIntentInput>,
  to: Partial<ServiceIntentInput>,
) =>
  renderFiles({
    ...foreignRequest(foreignIntent(to), tree),
    former: foreignRequest(foreignIntent(from), tree),
  });

const dev = 'terraform/environments/dev/billing-invoices';

describe('a repository of another layout', () => {
  it('gets a service from its own path', async () => {
    const tree = await rendered({ queues: { mail: { fifo: true }, jobs: {} } });
    expect(Object.keys(tree).sort()).toEqual([
      '.github/workflows/billing-invoices.yml',
      'CODEOWNERS',
      'apps/dev/kustomization.yaml',
      'apps/invoices/Dockerfile',
      'atlantis.yaml',
      'docs/batch.md',
      'portal/services/billing.invoices/service.yaml',
      'queues/billing-invoices-jobs.yaml',
      'queues/billing-invoices-mail.yaml',
      `${dev}/main.tf`,
      'terraform/environments/prod/billing-invoices/main.tf',
    ]);
    expect(tree[`${dev}/main.tf`]).toBe(`module "job" {
  source = "git::https://github.com/globex/modules.git//tf/job?ref=job/v3.1.0"

  name     = "dev-billing-invoices"
  memory   = 512
  schedule = "rate(1 day)"
  queues = {
    jobs = false
    mail = true
  }
}
`);
    expect(parse(tree['atlantis.yaml']).projects[1]).toEqual({
      name: 'dev/billing/invoices',
      dir: dev,
      workflow: 'batch',
      execution_order_group: 3,
      autoplan: { when_modified: ['*.tf', '../../../modules/**'] },
    });
    expect(tree['atlantis.yaml']).toContain('dir: z # last');
    expect(tree.CODEOWNERS).toContain(
      '/portal/services/billing.invoices/ @globex/billing-team',
    );
    expect(parse(tree['apps/dev/kustomization.yaml']).resources).toEqual([
      'a.yaml',
      'invoices.yaml',
    ]);
    expect(parse(tree['queues/billing-invoices-mail.yaml'])).toEqual({
      name: 'mail',
      fifo: true,
      seconds: 30,
      note: 'Sends invoices',
    });
    expect(tree['docs/batch.md']).toBe('# Globex jobs\n');
    expect(tree['.github/workflows/billing-invoices.yml'])
      .toBe(`name: "Deploy invoices"
on: push
env:
  NOTE: "Sends invoices"
  TOKEN: \${{ secrets.TOKEN }} # \${HOME} 100%{x} a@{b
  ENVIRONMENTS: ["dev","prod"]
`);
  });

  it('gets what a condition lets through', async () => {
    const tree = await rendered({ auth: { opa: true } });
    expect(tree['policies/billing_invoices.rego']).toContain(
      'name := "invoices"',
    );
  });

  it('needs none of the lists', async () => {
    const changes = await renderService(foreignRequest(foreignIntent(), {}));
    const paths = changes.map(({ path }) => path);
    expect(paths).toContain(`${dev}/main.tf`);
    expect(paths).not.toContain('atlantis.yaml');
  });

  it.each([
    '"; }\n: [x] #',
    '${{ secrets.TOKEN }}',
    "'$(id)' `id` $HOME \\",
    '--- !!js &a *a',
    'a'.repeat(180),
    'null',
  ])('takes %j as a text', async text => {
    const description = text.replace(/\n/g, ' ');
    const tree = await rendered({ description, queues: { mail: {} } });
    expect(parse(tree['queues/billing-invoices-mail.yaml']).note).toBe(
      description,
    );
    const { NOTE } = parse(tree['.github/workflows/billing-invoices.yml']).env;
    expect(NOTE.replaceAll("${{ '${{' }}", '${{')).toBe(description);
    expect(NOTE.replaceAll("${{ '${{' }}", '')).not.toContain('${{');
    const docker = tree['apps/invoices/Dockerfile'].split('\n');
    expect(docker).toHaveLength(3);
    expect(docker[1]).toMatch(/description=("([^"\\$`]|\\.)*"|[\w./:@+=-]+)$/);
  });

  it.each<[Tree, RegExp]>([
    [
      { 'queue.yaml': 'name: a-${item.key}\n' },
      /queue\.yaml:1:9: a value must be a whole scalar here/,
    ],
    [
      { 'queue.yaml': 'a: 1\nname: "${item.key}"\n' },
      /queue\.yaml:2:\d+: this is no YAML with its values filled in/,
    ],
    [
      { 'queue.yaml': 'run: |\n  echo ${item.key}\n' },
      /queue\.yaml:2:8: a value must be a whole scalar/,
    ],
    [{ 'queue.yaml': 'name: ${item.nosuch}\n' }, /queue\.yaml:1:\d+: .*nosuch/],
    [
      { Dockerfile: 'FROM ${intent.queues}\n' },
      /Dockerfile:1:6: a object cannot stand here/,
    ],
  ])('says where a path is wrong: %j', async (files, message) => {
    await expect(rendered({ queues: { mail: {} } }, files)).rejects.toThrow(
      message,
    );
  });

  it.each([
    [
      'when: intent.auth.opa',
      'when: intent.service',
      /outputs\[1\]\.when: must be true or false/,
    ],
    [
      'when: intent.auth.opa',
      'when: intent.nosuch',
      /outputs\[1\]\.when: .*nosuch/,
    ],
    [
      'repeat: intent.queues',
      'repeat: "{ \\"../x\\" = 1 }"',
      /"\.\.\/x" cannot be part of a path/,
    ],
    [
      'to: docs/batch.md',
      'to: "apps/invoices/Dockerfile"',
      /two outputs write apps\/invoices\/Dockerfile/,
    ],
    [
      'to: docs/batch.md',
      'to: atlantis.yaml',
      /atlantis\.yaml is an output too/,
    ],
  ])('says that %s may not be %s', async (from, to, message) => {
    const text = FOREIGN_PATH['golden-path.yaml'];
    expect(text).toContain(from);
    await expect(
      rendered({}, { 'golden-path.yaml': text.replace(from, to) }),
    ).rejects.toThrow(message);
  });
});

describe('an edited intent', () => {
  it('removes what it no longer gives, and comes back', async () => {
    const queues = { mail: {}, jobs: {} };
    const before = await rendered({ queues });
    const to = { environments: { prod: {} }, queues: { mail: {} } };
    const { files, kept } = await edited(before, { queues }, to);
    expect(kept).toEqual([]);
    const after = applied(before, files);
    expect(after[`${dev}/main.tf`]).toBeUndefined();
    expect(after['queues/billing-invoices-jobs.yaml']).toBeUndefined();
    expect(after['docs/batch.md']).toBeDefined();
    expect(after['atlantis.yaml']).not.toContain('dev/billing');
    expect(after['atlantis.yaml']).toContain('prod/billing');
    expect(after['apps/dev/kustomization.yaml']).toBe(
      FOREIGN_BASE['apps/dev/kustomization.yaml'],
    );
    const back = await edited(after, to, { queues });
    expect(applied(after, back.files)).toEqual(before);
  });

  it('keeps and tells what was changed by hand', async () => {
    const before = await rendered();
    before[`${dev}/main.tf`] += '# by hand\n';
    before['atlantis.yaml'] = before['atlantis.yaml'].replace(
      'workflow: batch',
      'workflow: mine',
    );
    const { files, kept } = await edited(
      before,
      {},
      { environments: { prod: {} } },
    );
    expect(kept).toEqual([
      { path: `${dev}/main.tf` },
      { path: 'atlantis.yaml', entry: 'project dev/billing/invoices' },
    ]);
    const after = applied(before, files);
    expect(after[`${dev}/main.tf`]).toContain('by hand');
    expect(after['atlantis.yaml']).toContain('workflow: mine');
  });

  it('changes entries that its path gives otherwise now', async () => {
    const before = await rendered();
    const text = FOREIGN_PATH['golden-path.yaml']
      .replace('version: 2.0.0', 'version: 2.1.0')
      .replace('workflow: batch', 'workflow: nightly');
    const to = foreignIntent({
      goldenPath: { name: 'batch', version: '2.1.0' },
    });
    const { files } = await renderFiles({
      ...foreignRequest(to, before, { 'golden-path.yaml': text }),
      former: foreignRequest(foreignIntent(), before),
    });
    const after = applied(before, files);
    expect(parse(after['atlantis.yaml']).projects[1].workflow).toBe('nightly');
    expect(after.CODEOWNERS).toBe(before.CODEOWNERS);
  });
});

it('tells what deviates from the path', async () => {
  const tree = await rendered();
  const request = foreignRequest(foreignIntent(), tree);
  const total = (await compareWithPath(request)).generated;
  expect(await compareWithPath(request)).toMatchObject({
    identical: total,
    deviations: [],
  });
  tree[`${dev}/main.tf`] = tree[`${dev}/main.tf`].replace('512', '1024');
  delete tree['docs/batch.md'];
  expect(await compareWithPath(foreignRequest(foreignIntent(), tree))).toEqual({
    generated: total,
    identical: total - 2,
    deviations: [
      expect.objectContaining({ path: 'docs/batch.md', state: 'added' }),
      expect.objectContaining({
        path: `${dev}/main.tf`,
        state: 'changed',
        added: 1,
        removed: 1,
      }),
    ],
  });
});
