import fc from 'fast-check';
import { expandStack, memoryTree } from '../terraform';
import { placeOf } from './__testUtils__/places';
import { takeOver } from './takeOver';

/** A resource of a stack; some are what a module makes, some are not. */
const resource = fc.record({
  type: fc.constantFrom('aws_cloudwatch_log_group', 'aws_sqs_queue'),
  retention: fc.option(fc.constantFrom(7, 30, 365), { nil: undefined }),
  repeated: fc.boolean(),
  read: fc.boolean(),
});

const comment = fc
  .string({
    unit: fc.constantFrom('a', '가', ' ', '#', '"', '{', '$'),
    maxLength: 12,
  })
  .map(text => `# ${text}`.trimEnd());

function textOf(
  {
    type,
    retention,
    repeated,
    read,
  }: {
    type: string;
    retention: number | undefined;
    repeated: boolean;
    read: boolean;
  },
  index: number,
): string {
  const name = `r${index}`;
  const isLog = type === 'aws_cloudwatch_log_group';
  return [
    `resource "${type}" "${name}" {`,
    ...(repeated ? ['  count = 1'] : []),
    `  name = "n-${name}"`,
    ...(isLog && retention ? [`  retention_in_days = ${retention}`] : []),
    '}',
    ...(read && !repeated
      ? ['', `output "${name}" {`, `  value = ${type}.${name}.name`, '}']
      : []),
    '',
  ].join('\n');
}

it('covers each resource once or says why, and moves only to what is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(resource, { maxLength: 4 }),
      comment,
      async (resources, words) => {
        const between = `${words}\nlocals {\n  kept   =   1 # ${words}\n}\n`;
        const text = resources.map(textOf).join(`\n${words}\n\n`);
        const place = placeOf({ 'main.tf': `${text}\n${between}` }, [
          'log-group',
          'sqs',
        ]);
        const before = await expandStack(place);
        const { files, left, matches } = await takeOver(place);
        const from = matches.flatMap(each =>
          each.resources.map(one => one.from),
        );
        const told = [...from, ...left.map(({ address }) => address)].sort();
        expect(told).toEqual(
          before.resources.map(({ address }) => address).sort(),
        );
        if (files.length === 0) return;

        const all = await place.tree.files('');
        const after = new Map(
          all.map(({ path, content }) => [
            path,
            Buffer.from(content).toString('utf8'),
          ]),
        );
        for (const file of files) after.set(file.path, file.after);
        const now = await expandStack({ ...place, tree: memoryTree(after) });
        const addresses = now.resources.map(({ address }) => address);
        for (const { to } of matches.flatMap(each => each.resources)) {
          expect(addresses).toContain(to);
        }
        expect(addresses).toHaveLength(before.resources.length);
        const main = files.find(({ path }) => path.endsWith('main.tf'));
        expect(main?.after.endsWith(between)).toBe(true);
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
