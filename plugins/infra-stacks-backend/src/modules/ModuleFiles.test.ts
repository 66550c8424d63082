import type { Mirror } from '@infra-portal/infra-node';
import { ModuleFiles } from './ModuleFiles';

const PLACE = { repository: 'h/o/r', commit: 'c1', dir: 'modules/sqs' };

/** A mirror that holds these files. */
const mirrorOf = (files: Record<string, string>, modes: string[] = []) =>
  ({
    list: async () =>
      Object.keys(files).map((path, index) => ({
        path,
        id: path,
        mode: modes[index] ?? '100644',
      })),
    readObjects: async (ids: string[]) =>
      new Map(ids.map(id => [id, files[id]])),
  } as unknown as Mirror);

it('says why nothing can be read, and reads it when that is over', async () => {
  let isAway = true;
  const good = mirrorOf({ 'modules/sqs/README.md': 'hello' });
  const list: Mirror['list'] = async (...args) => {
    if (isAway) throw new Error('The mirror is away.');
    return good.list(...args);
  };
  const files = new ModuleFiles(() => ({ ...good, list }));
  expect(await files.read(PLACE)).toEqual({
    variables: [],
    outputs: [],
    unreadable: expect.stringContaining('The mirror is away.'),
  });
  isAway = false;
  expect(await files.read(PLACE)).toMatchObject({ readme: 'hello' });

  const gone = new ModuleFiles(() => undefined);
  expect(await gone.read(PLACE)).toMatchObject({
    unreadable: expect.stringContaining('not read any more'),
  });
});

it('reads files of the folder itself, no links, and what can be read of them', async () => {
  const files = new ModuleFiles(() =>
    mirrorOf(
      {
        'modules/sqs/readme': 'plain',
        'modules/sqs/CHANGELOG.md': '/etc/passwd',
        'modules/sqs/main.tf':
          'variable "__proto__" {}\noutput "constructor" {}\n',
        'modules/sqs/broken.tf': 'variable "x" {',
        'modules/sqs/examples/README.md': 'another',
        'modules/sqs/examples/main.tf': 'variable "y" {}',
      },
      ['100644', '120000'],
    ),
  );
  expect(await files.read(PLACE)).toEqual({
    readme: 'plain',
    variables: [{ name: '__proto__', required: true }],
    outputs: [{ name: 'constructor' }],
  });
});

it('cuts what nobody reads, and no character in two', async () => {
  const files = new ModuleFiles(() =>
    mirrorOf({ 'modules/sqs/README.md': '한'.repeat(100_000) }),
  );
  const { readme } = await files.read(PLACE);
  expect(Buffer.byteLength(readme!)).toBeLessThanOrEqual(256 * 1024 + 10);
  expect(readme).toMatch(/^한+\n\n…$/);
});
