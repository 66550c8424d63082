import { builtInBook, savingsOf } from '@infra-portal/infra-common';
import { rmSync } from 'node:fs';
import { starterStandards } from '../golden-path/__testUtils__/starter';
import type { Mirror } from '../mirror';
import { expandStack } from '../terraform/expand';
import { starterRepository } from '../terraform/expand/__testUtils__/starter';
import { memoryTree } from '../terraform/plan';
import { fixSavings } from './fixSavings';
import { renderedFrom } from './renderedFrom';
import { FILE, FOLDER, PATH, rendered, TEXT } from './__testUtils__/invoices';

const repository = starterRepository();
const MAIN = `${FOLDER}/main.tf`;

afterAll(() => rmSync(repository.path, { recursive: true, force: true }));

/** A repository with the golden path, and a service that is rendered from it. */
async function begin() {
  const { files } = await rendered();
  for (const [file, text] of PATH.files) {
    files.set(`${PATH.folder}/${file}`, text);
  }
  const mirror = {
    list: async () =>
      [...files.keys()].map(file => ({
        ...{ path: file, mode: '100644', id: file },
      })),
    read: async (_commit: string, file: string) => files.get(file),
    readObjects: async (ids: readonly string[]) =>
      new Map(ids.map(id => [id, files.get(id)!])),
    tag: async () => undefined,
  } as Partial<Mirror> as Mirror;
  const of = () =>
    renderedFrom({
      ...{ mirror, commit: 'c', standards: starterStandards, dir: FOLDER },
      ...{ product: 'dts', service: 'invoices' },
    });
  /** The saving of a smaller task, written by the intent. */
  const fix = async () => {
    const where = {
      ...{ tree: memoryTree(files), folder: FOLDER },
      repositories: [repository],
    };
    const savings = savingsOf(
      { stack: `github.com/a/b//${FOLDER}`, ...(await expandStack(where)) },
      {
        ...{ book: builtInBook, standards: starterStandards },
        ...{ environment: 'dev', now: new Date('2026-10-06T00:00:00Z') },
      },
    ).filter(each => each.id.startsWith('right-size:module.service'));
    const service = await of();
    const { left, files: changed } = await fixSavings({
      ...{ ...where, savings, book: builtInBook },
      ...(service && { service }),
    });
    return {
      left,
      changed: changed.map(each => each.path),
      texts: new Map(changed.map(each => [each.path, each.after])),
    };
  };
  return { files, fix, of };
}

it('finds the intent, its environment, and what it is rendered by', async () => {
  const { fix, of } = await begin();
  expect(await of()).toMatchObject({ path: FILE, environment: 'dev' });
  const { changed } = await fix();
  expect(changed).toContain(FILE);
  expect(changed).toContain(MAIN);
  const none = await begin();
  none.files.delete(FILE);
  expect(await none.of()).toBeUndefined();
});

it('keeps what people wrote in the file that it changes', async () => {
  const { files, fix } = await begin();
  files.set(MAIN, `${files.get(MAIN)}# by hand\n`);
  const { changed, left, texts } = await fix();
  expect(left).toEqual([]);
  expect(changed).toContain(MAIN);
  expect(texts.get(MAIN)).toMatch(/# by hand\n$/);
});

it('leaves a stack whose same lines were changed by hand', async () => {
  const { files, fix } = await begin();
  const text = files.get(MAIN)!;
  files.set(MAIN, text.replace(/^( +cpu += ).*$/m, '$1max(512, 1024)'));
  expect(files.get(MAIN)).not.toBe(text);
  const { changed, left } = await fix();
  expect(changed).toEqual([]);
  expect(left).toContainEqual(
    expect.objectContaining({ why: 'deviates', address: MAIN }),
  );
});

it('keeps what was changed by hand elsewhere', async () => {
  const { files, fix } = await begin();
  const other = MAIN.replace('/dev/', '/prod/');
  files.set(other, `${files.get(other)}# by hand\n`);
  const { changed } = await fix();
  expect(changed).toContain(MAIN);
  expect(changed).not.toContain(other);
});

it.each([
  ['no intent', (text: string) => text.replace(/^product:.*$/m, 'product: 7')],
  [
    'of a version that is gone',
    (text: string) => text.replace(/version: .*/, 'version: 9.9.9'),
  ],
])('leaves what is %s', async (_name, change) => {
  const { files, fix } = await begin();
  files.set(FILE, change(TEXT));
  expect(files.get(FILE)).not.toBe(TEXT);
  const { changed, left } = await fix();
  expect(changed).toEqual([]);
  expect(left[0]).toMatchObject({ why: 'notInIntent' });
});
