import type {
  ObjectiveDetail,
  ObjectivePage,
  Slo,
} from '@infra-portal/infra-common';

export type SloFileProblem = ObjectivePage['problems'][number];
export type SloPiece = ObjectiveDetail['pieces'][number];

/** An objective as a file of a repository has it. */
export interface FoundObjective {
  slo: Slo;
  /** `host/owner/name` */
  repository: string;
  file: string;
  line: number;
  commit: string;
  /** Of the file at its line. */
  url: string;
  /** The data source of the configuration that has its numbers. */
  source: string;
  /** From the folder `slo/<product>/…`; the catalog knows better. */
  product?: string;
  pieces: readonly SloPiece[];
}

/** What one repository promises at a commit. */
export interface RepositoryObjectives {
  repository: string;
  commit: string;
  objectives: readonly FoundObjective[];
  problems: readonly SloFileProblem[];
}
