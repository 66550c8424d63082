/** What a caller of the API asks to plan or apply. */
export interface PlanRequest {
  Repository: string;
  Ref: string;
  base_branch?: string;
  Type: string;
  PR?: number;
  Projects?: string[];
  Paths?: { directory: string; workspace?: string }[];
}

/** Names of fields are read in any case, as Go does. */
function fieldsOf(body: unknown): Map<string, unknown> {
  return new Map(
    Object.entries(Object(body)).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
}

/** The request, or what is wrong with it. */
export function readRequest(body: unknown): PlanRequest | string {
  const fields = fieldsOf(body);
  for (const name of ['Repository', 'Ref', 'Type']) {
    if (!fields.get(name.toLowerCase())) {
      return `request ${JSON.stringify(body)} is missing fields: ${name}`;
    }
  }
  return {
    Repository: String(fields.get('repository')),
    Ref: String(fields.get('ref')),
    base_branch: fields.get('base_branch') as string | undefined,
    Type: String(fields.get('type')),
    PR: fields.get('pr') as number | undefined,
    Projects: fields.get('projects') as string[] | undefined,
    Paths: fields.get('paths') as PlanRequest['Paths'],
  };
}

/** Projects and folders that are asked for. */
export const wantedOf = ({ Projects, Paths }: PlanRequest) => [
  ...(Projects ?? []).map(project => ({ project, dir: '', workspace: '' })),
  ...(Paths ?? []).map(({ directory, workspace = '' }) => ({
    project: '',
    dir: directory,
    workspace,
  })),
];
