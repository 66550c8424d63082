import type {
  DeclaredService,
  FileChange,
  Preview,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { PreparedApplication } from '../applications/proposeApplication';
import type { OpenRequest } from '../collisions/openRequests';

export interface PreviewOptions {
  /** Default: the configured infrastructure repository. */
  repository?: RepositoryRef;
  intent: unknown;
  change: string;
  plan?: boolean;
  /** What the stacks declare too, for an estimate. */
  cost?: boolean;
  /** Of the preview that was seen: where it still holds it is not made again. */
  digest?: string;
  signal?: AbortSignal;
}

/** Of which answers is asked what their stacks declare. */
export type DeclaredOptions = Pick<
  PreviewOptions,
  'repository' | 'intent' | 'signal'
>;

/** A preview with what a commit needs. */
export interface Prepared {
  preview: Preview;
  changes: FileChange[];
  /** The second pull request, where a skeleton is asked for. */
  application?: PreparedApplication;
  product: string;
  service: string;
  /** The open pull requests that it was compared with. */
  beside?: {
    requests: readonly OpenRequest[];
    /** Whether a comparison with others says the same. */
    isSame(requests: readonly OpenRequest[]): Promise<boolean>;
  };
}

export interface PreviewService {
  /** Never throws for what a person answered: that is in the gates. */
  preview(options: PreviewOptions): Promise<Preview>;
  /** What of a preview an estimate needs, in a fraction of its time. */
  declared(options: DeclaredOptions): Promise<DeclaredService>;
  /**
   * The same without plan, for whoever opens the pull request.
   * @throws InputError when a gate that must pass failed, with the findings
   */
  prepare(options: PreviewOptions): Promise<Prepared>;
}
