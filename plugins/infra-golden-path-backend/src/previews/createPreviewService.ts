import { InputError } from '@backstage/errors';
import type { Bases } from '../repository/types';
import { makeDeclared } from './makeDeclared';
import { makePreview } from './makePreview';
import { SeenPreviews } from './SeenPreviews';
import type { PreviewTools } from './tools';
import type { Prepared, PreviewOptions, PreviewService } from './types';

export interface PreviewServiceOptions extends PreviewTools {
  bases: Bases;
}

/** A preview that cannot become a pull request; carries what is in the way. */
export class GatesFailedError extends InputError {
  override name = 'InputError' as const;
  readonly findings;

  constructor(prepared: Pick<Prepared, 'preview'>) {
    const failed = prepared.preview.gates.filter(
      ({ status }) => status === 'failed',
    );
    const [first] = failed.flatMap(({ findings }) => findings);
    super(
      first
        ? `These answers cannot be proposed: ${first.message.en}`
        : 'These answers change nothing, so there is nothing to propose.',
    );
    this.findings = prepared.preview.gates.flatMap(({ findings }) => findings);
  }
}

/** Previews over the bases of the configured repositories. */
export function createPreviewService(
  options: PreviewServiceOptions,
): PreviewService {
  const seen = new SeenPreviews();
  const make = async (wanted: PreviewOptions) => {
    const base = await options.bases.of(wanted.repository);
    const made = await makePreview(base, wanted, options);
    seen.note(wanted, base.tree, made);
    return made;
  };
  const known = async (wanted: PreviewOptions) => {
    if (!wanted.digest) return undefined;
    const { tree } = await options.bases.of(wanted.repository);
    const requests = await options.openRequests.of(tree.repository);
    return seen.find(wanted.digest, wanted, { tree, requests });
  };
  return {
    async preview(wanted) {
      return (await make(wanted)).preview;
    },
    async declared(wanted) {
      return makeDeclared(await options.bases.of(wanted.repository), wanted);
    },
    async prepare(wanted) {
      const made =
        (await known(wanted)) ?? (await make({ ...wanted, plan: false }));
      const { preview } = made;
      const failed = preview.gates.some(({ status }) => status === 'failed');
      if (failed || !preview.digest) throw new GatesFailedError(made);
      return made;
    },
  };
}
