import type { SloFileProblem } from '../types';

/** Formats that objectives are brought over from. */
export const SLO_IMPORT_FORMATS = ['sloth', 'pyrra', 'openslo'] as const;
export type SloImportFormat = (typeof SLO_IMPORT_FORMATS)[number];

/** What foreign files do not say. */
export interface SloImportOptions {
  /** Length of the window where a file has none, as OpenSLO writes it. */
  window: string;
  /**
   * Name of the DataSource that the queries are for; `prometheus-prod` where
   * neither this nor the file names one.
   */
  source?: string;
  /** Of all objectives; part of their names where it is given. */
  environment?: string;
  /** Of all objectives, where a file names none. */
  service?: string;
  /** Documents of any other format are a problem; else they are left alone. */
  format?: SloImportFormat;
}

/** An objective as a file of its own. */
export interface ImportedSlo {
  id: string;
  /** Below the folder of objectives: `<service>/<name>.slo.yaml`. */
  path: string;
  /** YAML of OpenSLO v1 under the portal's profile. */
  text: string;
}

export interface SloImport {
  slos: ImportedSlo[];
  /** Errors are what could not be taken; warnings, what is lost or assumed. */
  problems: SloFileProblem[];
  /** Documents of a format that is known here. */
  recognised: number;
}

/** A remark about one part of a document. */
export type Tell = (
  message: string,
  path?: readonly (string | number)[],
) => void;

/** What is told of a document; after an error it is not taken. */
export interface Remarks {
  refuse: Tell;
  note: Tell;
}

/** Indicators as every foreign format has them. */
export type ForeignIndicator =
  | { form: 'bad-total'; counter?: boolean; bad: string; total: string }
  | { form: 'good-total'; counter?: boolean; good: string; total: string }
  | { form: 'raw-failure'; raw: string };

/** An objective of a foreign format, before it has a name here. */
export interface ForeignSlo {
  /** What its series and alerts were found by. */
  id: string;
  service: string;
  name: string;
  description?: string;
  runbook?: string;
  labels: Record<string, string>;
  /** Greater than 0 and less than 100. */
  targetPercent: number;
  /** As OpenSLO writes a length. */
  window: string;
  indicator: ForeignIndicator;
  page: boolean;
  ticket: boolean;
}

/** The DataSource that the starter repository has. */
export const SLO_IMPORT_SOURCE = 'prometheus-prod';
