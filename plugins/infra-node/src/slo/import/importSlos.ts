import type { OpenSlo } from '@infra-portal/infra-common';
import { stringify } from 'yaml';
import { readSlos } from '../readSlos';
import type { SloFile, SloFileProblem } from '../types';
import { type YamlDocument, yamlDocuments } from '../yamlDocuments';
import { documentOf, withoutPrefix } from './documentOf';
import { indicatorsOf, isV2alpha, readV2alpha } from './openslo';
import { isPyrra, readPyrra } from './pyrra';
import { isSloth, readSloth } from './sloth';
import type {
  ImportedSlo,
  Remarks,
  SloImport,
  SloImportFormat,
  SloImportOptions,
} from './types';

const FORMATS: [SloImportFormat, (data: Record<string, unknown>) => boolean][] =
  [
    ['sloth', isSloth],
    ['pyrra', isPyrra],
    ['openslo', isV2alpha],
  ];

const formatOf = (data: Record<string, unknown>) =>
  FORMATS.find(([, isOne]) => isOne(data))?.[0];

const fieldsOf = (data: unknown) =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
    ? (data as Record<string, unknown>)
    : undefined;

/**
 * Objectives of a file of Sloth, of Pyrra, or of `openslo.com/v2alpha` as OpenSLO v1
 * under the portal's profile, and what is lost or assumed. Each was read by the
 * portal before it is given: what is refused there is refused here.
 */
export function importSlos(
  file: SloFile,
  options: SloImportOptions,
): SloImport {
  const problems: SloFileProblem[] = [];
  const documents = yamlDocuments(file, problems);
  const indicators = indicatorsOf(documents.map(({ data }) => data));
  const slos: ImportedSlo[] = [];
  let recognised = 0;
  for (const written of documents) {
    const data = fieldsOf(written.data);
    const format = data && formatOf(data);
    if (!data || !format || (options.format && format !== options.format)) {
      if (options.format) {
        problems.push(
          written.problem('error', `This is no document of ${options.format}.`),
        );
      }
      continue;
    }
    recognised += 1;
    const remarks = remarksOf(written, problems);
    for (const document of read(
      data,
      { format, options, indicators },
      remarks,
    )) {
      const found = fileOf(document, file.path, remarks);
      if (!found) continue;
      const same = slos.find(({ path }) => path === found.path);
      if (same) {
        remarks.refuse(
          `${found.id} would be the file ${found.path}, which ${same.id} is already. Give one another name.`,
        );
      } else {
        slos.push(found);
      }
    }
  }
  return { slos, problems, recognised };
}

function remarksOf(
  { problem }: YamlDocument,
  problems: SloFileProblem[],
): Remarks {
  return {
    refuse: (message, path) => problems.push(problem('error', message, path)),
    note: (message, path) => problems.push(problem('warning', message, path)),
  };
}

function read(
  data: Record<string, unknown>,
  context: {
    format: SloImportFormat;
    options: SloImportOptions;
    indicators: ReturnType<typeof indicatorsOf>;
  },
  remarks: Remarks,
): OpenSlo[] {
  const { format, options } = context;
  if (format === 'openslo') {
    const found =
      data.kind === 'SLO' ? readV2alpha(data, context, remarks) : undefined;
    return found ? [found] : [];
  }
  const foreign =
    format === 'sloth'
      ? readSloth(data, options, remarks)
      : readPyrra(data, options, remarks);
  return foreign.map(each => documentOf(each, options, remarks));
}

/** Letters that would end a comment, or that nobody sees. */
const oneLine = (text: string) => text.replace(/[\p{C}\p{Z}]+/gu, ' ');

/** The file of an objective, read as the portal will. */
function fileOf(
  document: OpenSlo,
  from: string,
  { refuse, note }: Remarks,
): ImportedSlo | undefined {
  const { service } = document.spec;
  const own = withoutPrefix(document.metadata.name, service);
  const path = `${service}/${own}.slo.yaml`;
  const head = `# Brought over from ${oneLine(
    from,
  )} by infra-portal slo import.\n`;
  const text = `${head}${stringify(document, {
    ...{ lineWidth: 0, aliasDuplicateObjects: false, version: '1.2' },
  })}`;
  const { slos, problems } = readSlos([
    { path, text },
    { path: 'sources', text: sourcesOf(document) },
  ]);
  for (const { severity, message } of problems) {
    (severity === 'error' ? refuse : note)(
      `${document.metadata.name}: ${message}`,
    );
  }
  return slos.length === 1 ? { id: slos[0].slo.id, path, text } : undefined;
}

/** The sources that the objective names, as the repository has them. */
function sourcesOf({ spec: { indicator } }: OpenSlo): string {
  const { thresholdMetric, ratioMetric = {} } = indicator!.spec;
  const { good, bad, total, raw } = ratioMetric;
  const names = [thresholdMetric, good, bad, total, raw].flatMap(
    each => each?.metricSource.metricSourceRef ?? [],
  );
  return [...new Set(names)]
    .map(name =>
      stringify({
        ...{ apiVersion: 'openslo/v1', kind: 'DataSource' },
        ...{ metadata: { name }, spec: { type: 'Prometheus' } },
      }),
    )
    .join('---\n');
}
