import fs from 'node:fs';
import path from 'node:path';
import { loadGoldenPaths, SEED } from './randomServices.mjs';

/** Intents for each golden path and each of its languages. */
const SAMPLES = 6;

/** Languages that a path asks about; one that is none where it does not ask. */
function languagesOf({ definition }) {
  const question = definition.questions.find(({ name }) => name === 'language');
  return question?.schema.enum ?? [undefined];
}

/**
 * What applications begin with, for made-up intents of all golden paths and
 * languages, written below `root`.
 * @returns {Promise<{name: string, folder: string, files: string[],
 *   variables: Record<string, string>}[]>} `variables` are those of the intent
 */
export async function writeSkeletons(root) {
  const engine = loadGoldenPaths();
  const { fc, starterStandards: standards } = engine;
  const skeletons = [];
  for (const [place, [name, goldenPath]] of [
    ...engine.starterPaths(),
  ].entries()) {
    for (const language of languagesOf(goldenPath)) {
      const inputs = fc.sample(engine.intentsFor(standards, goldenPath), {
        numRuns: SAMPLES,
        seed: SEED + place,
      });
      for (const [index, input] of inputs.entries()) {
        const extra = { ...input.extra, ...(language && { language }) };
        const intent = engine.acceptedIntent(
          { ...input, extra },
          standards,
          goldenPath,
        );
        const written = await engine.renderApplication(
          intent,
          standards,
          goldenPath,
        );
        const made = [name, language, index + 1].filter(Boolean).join('-');
        const folder = path.join(root, made);
        for (const file of written) put(folder, file.path, file.text);
        skeletons.push({
          name: made,
          folder,
          files: written.map(file => file.path),
          variables: intent.variables,
        });
      }
    }
  }
  return skeletons;
}

/** Writes a file and the folders it is in. */
export function put(folder, file, text) {
  const target = path.join(folder, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}
