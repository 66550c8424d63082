import { EditConflict, SourceText } from '../splice/editConflict';
import { readYaml, tooDeep, YamlDocument } from './document';
import { Model, modelsOf } from './model';

/** A YAML file as read, ready to be asked and edited. */
export interface OpenYaml {
  source: SourceText;
  documents: YamlDocument[];
  models: Model[];
  /** Which of the documents is edited. */
  which: number;
}

/**
 * Reads a file to edit one of its documents.
 * @param which the document, from 0; may be left out where there is only one
 * @throws EditConflict when the text is not YAML, or the choice is open
 */
export function openYaml(source: SourceText, which?: number): OpenYaml {
  return withinDepth(source, () => {
    const documents = readYaml(source);
    if (which === undefined && documents.length > 1) {
      throw new EditConflict(
        source,
        documents[1].range[0],
        `The file holds ${documents.length} documents.`,
        'Say which one is meant.',
      );
    }
    const models = modelsOf(source, documents);
    return { source, documents, models, which: which ?? 0 };
  });
}

/** Turns an overflow of the stack into a conflict. */
export function withinDepth<T>(source: SourceText, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(source);
  }
}
