import fc from 'fast-check';
import { ourAnswer, theirAnswer } from './__testUtils__/hcl2json';
import { fileText, mutant } from './__testUtils__/hclTexts';
import { terraformFiles } from './__testUtils__/terraformFiles';

/** CI runs the suite long; the other parser takes about a millisecond. */
const factor = process.env.HEAVY === '1' ? 20 : 1;

async function expectSameAnswer(text: string) {
  const [ours, theirs] = [ourAnswer(text), await theirAnswer(text)];
  expect({ accepted: ours.accepted, reason: ours.reason ?? '', text }).toEqual({
    accepted: theirs.accepted,
    reason: theirs.accepted ? '' : expect.stringContaining('main.tf'),
    text,
  });
  if (ours.value !== undefined && theirs.value !== undefined) {
    expect({ value: ours.value, text }).toEqual({ value: theirs.value, text });
  }
  return ours.accepted;
}

describe('the reader beside HashiCorp’s own parser', () => {
  it('accepts, refuses and understands the same generated texts', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fileText, async text => {
        if (await expectSameAnswer(text)) accepted += 1;
      }),
      { numRuns: 600 * factor },
    );
    // A generator of refused texts only would compare nothing.
    expect(accepted).toBeGreaterThan(150 * factor);
  }, 3_600_000);

  it('accepts, refuses and understands the same mutants', async () => {
    await fc.assert(
      fc.asyncProperty(fileText.chain(mutant), async text => {
        await expectSameAnswer(text);
      }),
      { numRuns: 300 * factor },
    );
  }, 3_600_000);

  it('understands real files and their mutants', async () => {
    const files = terraformFiles();
    expect(files.length).toBeGreaterThan(0);
    const chosen = factor > 1 ? files : files.filter((_, i) => i % 10 === 0);
    for (const { text } of chosen) await expectSameAnswer(text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files).chain(({ text }) => mutant(text)),
        async text => {
          await expectSameAnswer(text);
        },
      ),
      { numRuns: 150 * factor },
    );
  }, 3_600_000);
});
