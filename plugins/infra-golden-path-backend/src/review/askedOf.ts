import {
  reviewAnswers,
  type ReviewDocument,
  reviewSentence,
  serviceAtPath,
  type Standards,
} from '@infra-portal/infra-common';
import {
  type ChangedFile,
  DocumentError,
  readYaml,
} from '@infra-portal/infra-node';
import type { ReviewedPull } from './ReviewedPulls';

/** Data of a file of an intent, as far as it can be read. */
function dataOf(text: string | undefined, file: string): unknown {
  if (text === undefined) return undefined;
  try {
    return readYaml(text, file, value => ({ ok: true, value }));
  } catch (error) {
    if (error instanceof DocumentError) return {};
    throw error;
  }
}

/**
 * What was asked for: the answers of the intent among the files. With several,
 * the one that the branch names counts, or the first.
 */
export async function askedOf(
  { mirror, pull }: Pick<ReviewedPull, 'mirror' | 'pull'>,
  files: readonly ChangedFile[],
  standards: Pick<Standards, 'layout'>,
): Promise<ReviewDocument['asked']> {
  const intents = files.flatMap(file => {
    const name = serviceAtPath(standards, file.path);
    return name ? [{ file, ...name }] : [];
  });
  const isNamed = ({ product, service }: (typeof intents)[number]) =>
    pull.head.branch.startsWith(`portal/${product}/${service}/`);
  const found = intents.find(isNamed) ?? intents[0];
  if (!found) return undefined;
  const { file, product, service } = found;
  const sides = [file.before, file.after].map(side => side?.id);
  const texts = await mirror.readObjects(sides.filter(id => id !== undefined));
  const [before, after] = sides.map(
    id => id && dataOf(texts.get(id) ?? '', file.path),
  );
  return {
    ...{ product, service, intent: file.path },
    sentence: reviewSentence({ product, service, before, after }),
    answers: reviewAnswers(before, after),
  };
}
