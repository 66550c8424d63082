import { mockServices } from '@backstage/backend-test-utils';
import type { Preview } from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createOpenRequests } from '../collisions/openRequests';
import { existingService } from '../form/existingService';
import { formModel } from '../form/formModel';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(60_000);

const STACK = 'stacks/authhub/tokens';
const FILE = `${STACK}/service.yaml`;

let starter: StarterRepository;
beforeAll(async () => {
  starter = starterRepository();
  const { previews } = await world();
  const made = await previews.prepare({ intent: ANSWERS, change: 'create' });
  starter.commit(
    Object.fromEntries(made.changes.map(({ path, after }) => [path, after])),
  );
});
afterAll(() => starter.close());

/** Previews over the repository as it is now. */
async function world() {
  await starter.mirrors.of(starter.repository).update();
  const logger = mockServices.logger.mock();
  const bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger,
  });
  const previews = createPreviewService({
    bases,
    now: Date.now,
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  return { bases, previews };
}

async function edit(intent: object): Promise<Preview> {
  const { previews } = await world();
  return previews.preview({ intent, change: 'edit' });
}

const lines = ({ files }: Preview) =>
  files.map(({ path, state, added, removed }) => [path, state, added, removed]);

const findings = ({ gates }: Preview) =>
  gates.flatMap(each => each.findings.map(({ code, file }) => [code, file]));

describe('a preview of a service that is there', () => {
  it('changes nothing for the same answers', async () => {
    const made = await edit(ANSWERS);
    expect(made.files).toEqual([]);
    expect(findings(made)).toEqual([['render.no-change', undefined]]);
  });

  it('changes only the lines of more memory', async () => {
    const made = await edit({ ...ANSWERS, memory: 2048 });
    expect(findings(made)).toEqual([]);
    expect(lines(made)).toEqual([
      [`${STACK}/dev/main.tf`, 'changed', 1, 1],
      [`${STACK}/prod/main.tf`, 'changed', 1, 1],
      [FILE, 'changed', 1, 0],
    ]);
  });

  it('adds a cache beside the rest', async () => {
    const made = await edit({ ...ANSWERS, cache: {} });
    expect(findings(made)).toEqual([]);
    const added = made.files.filter(({ state }) => state === 'added');
    expect(added.some(({ after }) => after!.includes('module "cache"'))).toBe(
      true,
    );
    expect(made.files.every(({ state }) => state !== 'removed')).toBe(true);
  });

  it('removes what an environment had', async () => {
    const made = await edit({ ...ANSWERS, environments: { dev: {} } });
    expect(findings(made)).toEqual([]);
    const removed = made.files.filter(({ state }) => state === 'removed');
    expect(removed.map(({ path }) => path)).toContain(`${STACK}/prod/main.tf`);
    expect(removed.every(({ path }) => path.startsWith(`${STACK}/prod/`))).toBe(
      true,
    );
    const atlantis = made.files.find(({ path }) => path === 'atlantis.yaml')!;
    expect(atlantis.before).toContain(`${STACK}/prod`);
    expect(atlantis.after).not.toContain(`${STACK}/prod`);
    expect(atlantis.after).toContain(`${STACK}/dev`);
    expect(atlantis.added).toBe(0);
  });

  it('leaves what was changed by hand, and says so', async () => {
    const file = `${STACK}/prod/main.tf`;
    const text = starter.read(file);
    starter.commit({ [file]: `${text}\nlocals {\n  more = 1\n}\n` });
    const made = await edit({ ...ANSWERS, environments: { dev: {} } });
    starter.commit({ [file]: text });
    expect(findings(made)).toEqual([['render.kept', file]]);
    expect(made.files.map(({ path }) => path)).not.toContain(file);
    expect(made.digest).toBeDefined();
  });

  it('keeps what people wrote, and says where it wants otherwise', async () => {
    const file = `${STACK}/prod/main.tf`;
    const text = starter.read(file);
    const byHand = text.replace(/(memory +=) \d+/, '$1 3072');
    const remark = '\nlocals {\n  more = 1\n}\n';
    starter.commit({ [file]: byHand + remark });
    const fine = await edit({ ...ANSWERS, port: 9090 });
    const disputed = await edit({ ...ANSWERS, memory: 2048 });
    starter.commit({ [file]: text });
    const of = ({ files }: Preview) =>
      files.find(({ path }) => path === file)?.after;
    expect(findings(fine)).toEqual([]);
    expect(of(fine)).toContain('3072');
    expect(of(fine)).toContain('9090');
    expect(of(fine)).toContain(remark);
    expect(of(disputed)).toBeUndefined();
    const [found] = disputed.gates.flatMap(gate => gate.findings);
    expect(found).toMatchObject({
      ...{ code: 'render.edit-conflict', severity: 'warning', file },
      line: 1 + byHand.split('\n').findIndex(line => line.includes('3072')),
    });
    expect(found.message.en).toMatch(/3072.*2048/);
    expect(disputed.digest).toBeDefined();
  });

  it('removes nothing when the former answers cannot be read', async () => {
    const text = starter.read(FILE);
    starter.commit({ [FILE]: `${text}nonsense: true\n` });
    const made = await edit({ ...ANSWERS, environments: { dev: {} } });
    const { bases } = await world();
    const given = await existingService(await bases.of(), 'authhub', 'tokens');
    starter.commit({ [FILE]: text });
    expect(findings(made)).toEqual([['render.unknown-former', FILE]]);
    expect(made.files.every(({ state }) => state !== 'removed')).toBe(true);
    expect(given.intent.nonsense).toBe(true);
  });

  it('gives its answers as its file has them', async () => {
    const { bases } = await world();
    const base = await bases.of();
    const given = await existingService(base, 'authhub', 'tokens');
    expect(given.intent).toEqual(ANSWERS);
    expect(given.text).toBe(starter.read(FILE));
    await expect(
      existingService(base, 'authhub', 'nothing'),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('says where a file is no YAML', async () => {
    const text = starter.read(FILE);
    starter.commit({ [FILE]: 'version: [\n' });
    const { bases } = await world();
    const base = await bases.of();
    starter.commit({ [FILE]: text });
    await expect(
      existingService(base, 'authhub', 'tokens'),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`${FILE}: 2:1`),
    });
  });
});

describe('the form', () => {
  it('suggests the cost centers of stacks made by hand', async () => {
    const { bases } = await world();
    const { products } = await formModel(await bases.of());
    const centers = Object.fromEntries(
      products.map(({ name, costCenters }) => [name, costCenters]),
    );
    expect(centers.authhub).toEqual(['CC-2100']);
    expect(Object.keys(centers)).not.toContain('shared');
  });
});

describe('answers without anything to run', () => {
  const { image: _, ...without } = ANSWERS;

  it('are told so at the image', async () => {
    const made = await edit(without);
    const gate = made.gates.find(({ id }) => id === 'intent')!;
    expect(gate.findings).toMatchObject([
      { code: 'intent.no-artefact', field: ['image'] },
    ]);
  });

  it('are told so though their source is named', async () => {
    const made = await edit({
      ...without,
      source: { repository: 'acme/tokens' },
    });
    const gate = made.gates.find(({ id }) => id === 'intent')!;
    expect(gate.findings).toMatchObject([
      { code: 'intent.no-artefact', field: ['image'] },
    ]);
  });

  it('may have an image in each environment', async () => {
    const { image } = ANSWERS;
    const made = await edit({
      ...without,
      environments: { dev: { image }, prod: { image } },
    });
    expect(findings(made)).toEqual([]);
  });
});
